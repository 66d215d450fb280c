import {isPunctuationMark} from './targets.js';
import type {Span} from './tree.js';

/** Some `*`, `_` or `~` in a row, that may open spans, close them, or stand for themselves. */
export interface Run {
  readonly type: 'run';
  readonly character: string;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  readonly at: number;
  /** How many are left that stand for themselves. */
  count: number;
  /** What it opens, the innermost first. */
  readonly opens: Span['type'][];
  /** What it closes, the innermost first. */
  readonly closes: Span['type'][];
  before?: Run | undefined;
  after?: Run | undefined;
}

const punctuation = /^[\p{P}\p{S}]$/u;

/** What stands beside a run, the ends of a text being space. */
function isSpace(character: string): boolean {
  return character <= ' ' || (character > '~' && character.trim() === '');
}

function isPunctuation(character: string): boolean {
  return character > '~' ? punctuation.test(character) : isPunctuationMark(character);
}

export function readRun(text: string, at: number): Run {
  const character = text[at]!;
  let end = at;
  while (text[end] === character) end++;
  const length = end - at;
  const before = characterBefore(text, at);
  const after = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
  const isBeforePunctuation = isPunctuation(after);
  const isAfterPunctuation = isPunctuation(before);
  const isLeft = !isSpace(after) && (!isBeforePunctuation || isSpace(before) || isAfterPunctuation);
  const isRight = !isSpace(before) && (!isAfterPunctuation || isSpace(after) || isBeforePunctuation);
  const isStrike = character === '~' && length < 3;
  const canOpen =
    character === '_' ? isLeft && (!isRight || isAfterPunctuation) : (character === '*' || isStrike) && isLeft;
  const canClose =
    character === '_' ? isRight && (!isLeft || isBeforePunctuation) : (character === '*' || isStrike) && isRight;
  return {type: 'run', character, length, count: length, canOpen, canClose, at, opens: [], closes: []};
}

function characterBefore(text: string, at: number): string {
  if (at === 0) return '';
  const unit = text.charCodeAt(at - 1);
  const isTrail = unit >= 0xdc00 && unit <= 0xdfff;
  return isTrail ? text.slice(at - 2, at) : text[at - 1]!;
}

/**
 * Pairs the runs after `bottom`, as the specification's appendix describes it, and forgets them; answers the last run that is left.
 *
 * Where the search for an opener failed once, it does not look again: that keeps the whole linear.
 */
export function matchDelimiters(last: Run | undefined, bottom: Run | undefined): Run | undefined {
  const floors = new Map<string, number>();
  const lowest = bottom?.at ?? -1;
  let closer = last;
  while (closer?.before && closer.before.at > lowest) closer = closer.before;
  if (closer && closer.at <= lowest) closer = undefined;
  while (closer) {
    if (!closer.canClose) {
      closer = closer.after;
      continue;
    }
    const kind = `${closer.character}${closer.character === '~' ? closer.length : `${closer.canOpen} ${closer.length % 3}`}`;
    const opener = openerOf(closer, Math.max(lowest, floors.get(kind) ?? -1));
    const {after} = closer;
    if (opener) {
      pair(opener, closer);
      if (closer.count > 0) continue;
      remove(closer);
    } else {
      floors.set(kind, closer.before?.at ?? -1);
      if (!closer.canOpen) remove(closer);
    }
    closer = after;
  }
  if (bottom) bottom.after = undefined;
  return bottom;
}

function openerOf(closer: Run, floor: number): Run | undefined {
  for (let opener = closer.before; opener && opener.at > floor; opener = opener.before) {
    if (opener.character === closer.character && opener.canOpen && fits(opener, closer)) return opener;
  }
  return undefined;
}

function fits(opener: Run, closer: Run): boolean {
  if (closer.character === '~') return opener.length === closer.length;
  const mayBeBoth = closer.canOpen || opener.canClose;
  return !mayBeBoth || closer.length % 3 === 0 || (opener.length + closer.length) % 3 !== 0;
}

function pair(opener: Run, closer: Run): void {
  const width = closer.character === '~' ? closer.count : opener.count > 1 && closer.count > 1 ? 2 : 1;
  const type = closer.character === '~' ? 'strike' : width === 2 ? 'strong' : 'emphasis';
  opener.opens.push(type);
  closer.closes.push(type);
  opener.count -= width;
  closer.count -= width;
  // What stood open between the two stands for itself.
  opener.after = closer;
  closer.before = opener;
  if (opener.count === 0) remove(opener);
}

function remove(run: Run): void {
  if (run.before) run.before.after = run.after;
  if (run.after) run.after.before = run.before;
}
