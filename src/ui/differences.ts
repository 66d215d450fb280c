// By its own address: the package does not say that its other parts may be left out.
import {diffArrays} from 'diff/lib/diff/array.js';

/** A stretch of text that two versions share, or that only one of them has. */
export interface Difference {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface Comparison {
  readonly parts: readonly Difference[];
  /** How closely it was looked at: `whole` where the two have too little in common. */
  readonly by: 'words' | 'lines' | 'whole';
}

/** So many words, or lines, may have come and gone; beyond that the search takes longer than anybody waits. */
const mostChanges = 1_000;

/** Milliseconds. */
const patience = 150;

/** Longer texts, in characters of both together, are compared line by line. */
const longest = 200_000;

/** What happened to a text: word by word, line by line where that would take too long, or as a whole. */
export function compare(before: string, after: string): Comparison {
  if (before === after) return {parts: before ? [{kind: 'same', text: before}] : [], by: 'words'};
  const closely = before.length + after.length <= longest && search(before, after, wordsOf);
  if (closely) return {parts: tidied(closely), by: 'words'};
  const roughly = search(before, after, linesOf);
  if (roughly) return {parts: tidied(roughly), by: 'lines'};
  const whole: readonly Difference[] = [
    {kind: 'removed', text: before},
    {kind: 'added', text: after},
  ];
  return {parts: whole.filter(({text}) => text), by: 'whole'};
}

function search(before: string, after: string, split: (text: string) => string[]): readonly Difference[] | undefined {
  const limits = {maxEditLength: mostChanges, timeout: patience};
  return diffArrays(split(before), split(after), limits)?.map(({value, added, removed}) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

let segmenter: Intl.Segmenter | undefined;

/** Words in any script, also where no space stands between them. */
function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, {granularity: 'word'});
  return Array.from(segmenter.segment(text), ({segment}) => segment);
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What went and what came beside each other, with the spaces between: a phrase is read at once, not word by word. */
function tidied(parts: readonly Difference[]): readonly Difference[] {
  const tidy: Difference[] = [];
  let [removed, added] = ['', ''];
  const settle = () => {
    if (removed) tidy.push({kind: 'removed', text: removed});
    if (added) tidy.push({kind: 'added', text: added});
    [removed, added] = ['', ''];
  };
  parts.forEach(({kind, text}, index) => {
    const goesOn = removed && added && /^[^\S\n]+$/.test(text) && index < parts.length - 1;
    if (kind !== 'added' && (kind === 'removed' || goesOn)) removed += text;
    if (kind !== 'removed' && (kind === 'added' || goesOn)) added += text;
    if (kind !== 'same' || goesOn) return;
    settle();
    tidy.push({kind, text});
  });
  settle();
  return tidy;
}

/** A stretch as it is drawn; what is folded opens when asked for. */
export interface Stretch {
  readonly kind: Difference['kind'];
  readonly text: string;
  readonly isFolded?: true;
}

/** So much of what stayed the same is shown on either side of a change, in characters. */
const around = 160;

/** So much of anything is drawn at once. */
const atOnce = 5_000;

/** Folds what stayed the same away from changes, and what is too long to be read at once. */
export function folded(parts: readonly Difference[]): readonly Stretch[] {
  return parts.flatMap(({kind, text}, index): readonly Stretch[] => {
    const isOnly = parts.length === 1;
    const isSame = kind === 'same' && !isOnly;
    const head = isSame ? (index === 0 ? 0 : around) : atOnce;
    const tail = isSame && index < parts.length - 1 ? around : 0;
    // To fold a line or two helps nobody.
    if (text.length <= head + tail + around) return [{kind, text}];
    const from = head && spaceAfter(text, head);
    const to = tail ? spaceAfter(text, text.length - tail) : text.length;
    if (to - from <= around) return [{kind, text}];
    const stretches: readonly Stretch[] = [
      {kind, text: text.slice(0, from)},
      {kind, text: text.slice(from, to), isFolded: true},
      {kind, text: text.slice(to)},
    ];
    return stretches.filter((stretch) => stretch.text);
  });
}

/** Where the next word begins; there, at the latest, where none does for long. */
function spaceAfter(text: string, at: number): number {
  const found = text.slice(at, at + 60).search(/\s/);
  if (found >= 0) return at + found + 1;
  // Between the two halves of one sign is no place to cut.
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at + 1 : at;
}
