import {css, type CSSResult} from 'lit';

import {members as phrases} from '../../src/i18n/en/members.js';
import {wordsOf} from '../../src/i18n/words.js';
import type {Item} from '../../src/model/index.js';
import {avatarStyles} from '../../src/ui/avatar.js';
import {controls} from '../../src/ui/controls.styles.js';
import {hitsIn} from '../../src/ui/highlight.js';
import {tokens} from '../../src/ui/tokens.styles.js';
import {faceStyles} from '../../src/elements/member-card/member-face.styles.js';
import {styles as directory} from '../../src/elements/member-directory/member-directory.styles.js';
import {people} from '../../stories/support/people.js';
import {nextPaint, timed} from '../support/timed.js';

/*
 * What all contenders have in common: the members, the looks of the card, and how a run is begun and timed.
 */

const asked = new URLSearchParams(location.search);

export const count = Number(asked.get('members') ?? 100_000);

/** Nobody is going to search: an index would be built in vain. */
export const isFirstScreenOnly = asked.has('first-screen');

/** The cards as ours draws them; the same rules for everybody. */
export const looks: readonly CSSResult[] = [
  tokens,
  controls,
  avatarStyles,
  faceStyles,
  directory,
  css`
    .line-row {
      position: absolute;
      inset-inline: 0;
    }
    .rows {
      --_columns: 3;
      --_row: 159px;
      --_gap: 12px;
    }
  `,
].flat();

/** A row of cards with the gap behind it, in pixels, how many stand beside each other, and how tall the list is. */
export const rowSize = 171;
export const columns = 3;
export const viewSize = 704;

export const context = {strings: phrases.phrases, words: wordsOf('en')};

/** What is searched for, to be marked where it stands: all contenders show what they found. */
export function needlesOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** A text in pieces, and whether each is one that was searched for. */
export function piecesOf(
  text: string,
  needles: readonly string[],
): readonly (readonly [piece: string, isHit: boolean])[] {
  const pieces: (readonly [string, boolean])[] = [];
  let from = 0;
  for (const [start, end] of needles.length > 0 ? hitsIn(text, needles) : []) {
    pieces.push([text.slice(from, start), false], [text.slice(start, end), true]);
    from = end;
  }
  return [...pieces, [text.slice(from), false]];
}

/** One of twelve tints, always the same for a name. */
export function tint(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return hash % 12;
}

/** Everybody who is shown, by name: what the other contenders begin with. */
export function shown(everybody: readonly Item<'member'>[]): readonly Item<'member'>[] {
  const {compare} = new Intl.Collator('en');
  return everybody
    .filter(({state, account}) => state === 'active' && account === 'person')
    .sort((a, b) => compare(a.name, b.name));
}

export const everybody = people(count);

interface Contender {
  /** Everything that is there before somebody opens the page. */
  readonly prepare?: () => Promise<void>;
  /** Puts the directory into the page. */
  readonly mount: (into: HTMLElement) => void;
  /** Where it is drawn: a field to search, a box that scrolls, members. */
  readonly root: () => ShadowRoot | undefined;
}

declare global {
  interface Window {
    ready?: Promise<void>;
    go?: () => Promise<number>;
    focusSearch?: () => void;
    answered?: () => Promise<number>;
    scrollOn?: (frames: number, step: number) => Promise<readonly number[]>;
    blankFrames?: (frames: number, step: number) => Promise<number>;
  }
}

/** Lets the bench begin when everything is prepared; see `window` for what it may ask. */
export function contend({prepare, mount, root}: Contender): void {
  const find = (selector: string) => root()?.querySelector<HTMLElement>(selector) ?? undefined;
  window.ready = Promise.resolve(prepare?.());
  /** The milliseconds to the first paint with members in it. */
  window.go = () =>
    timed(
      'go',
      'painted',
      () => mount(document.querySelector('main')!),
      () => Boolean(find('.member .name')),
    );
  window.focusSearch = () => {
    const field = find('input[type=search]') as HTMLInputElement;
    field.focus();
    field.select();
  };
  window.answered = answered;
  window.scrollOn = (frames, step) => scrollOn(find('.scroller')!, frames, step, () => undefined);
  window.blankFrames = async (frames, step) => {
    let blank = 0;
    await scrollOn(find('.scroller')!, frames, step, (scroller) => {
      if (isBlank(scroller)) blank++;
    });
    return blank;
  };
}

/** Scrolls a little at every frame; answers how long each frame took, to a tenth of a millisecond. */
async function scrollOn(
  scroller: HTMLElement,
  count: number,
  step: number,
  look: (scroller: HTMLElement) => void,
): Promise<readonly number[]> {
  const frames: number[] = [];
  let before = await new Promise(requestAnimationFrame);
  performance.mark('scroll');
  for (let index = 0; index < count; index++) {
    const now = await new Promise(requestAnimationFrame);
    frames.push(Math.round((now - before) * 10) / 10);
    before = now;
    scroller.scrollTop += step;
    look(scroller);
  }
  await nextPaint();
  performance.mark('scrolled');
  return frames.slice(1);
}

/** Drawn as it is now, with the rows of the frame before: is there a place without members? */
function isBlank(scroller: HTMLElement): boolean {
  const box = scroller.getBoundingClientRect();
  let [top, bottom] = [Infinity, -Infinity];
  for (const row of scroller.querySelectorAll('.member:not(.pending, .kept)')) {
    const place = row.getBoundingClientRect();
    [top, bottom] = [Math.min(top, place.top), Math.max(bottom, place.bottom)];
  }
  return top > box.top || bottom < box.bottom - 24;
}

/** When the key went down that was typed last, and what the field says since. */
let pressed = 0;
let wanted: string | undefined;
let drawn: string | undefined;
let tell: (() => void) | undefined;
/** When what the last key brings has been drawn, in milliseconds from the key. */
let painted: Promise<number> | undefined;

addEventListener(
  'keydown',
  ({timeStamp}) => {
    pressed = timeStamp;
    painted = undefined;
  },
  {capture: true},
);
addEventListener('input', (event) => (wanted = (event.composedPath()[0] as HTMLInputElement).value), {capture: true});

/** A contender says for which text the list now stands. */
export function tellShown(text: string): void {
  drawn = text;
  if (!isAnswered()) return;
  // From here on, and not from when the bench comes to ask: that is a frame later, and whatever was begun meanwhile.
  painted ??= untilPainted();
  tell?.();
}

/** A space at the end asks for nothing else. */
function isAnswered(): boolean {
  return drawn?.trim() === wanted?.trim();
}

/** The milliseconds from the last key until what it brings has been drawn. */
async function answered(): Promise<number> {
  if (!isAnswered()) await new Promise<void>((resolve) => (tell = resolve));
  tell = undefined;
  return (painted ??= untilPainted());
}

async function untilPainted(): Promise<number> {
  await nextPaint();
  return performance.now() - pressed;
}
