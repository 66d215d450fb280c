import {html, type TemplateResult} from 'lit';

/** A letter without its accents, small; empty for a lone accent, which belongs to the letter before it. */
function bare(character: string): string {
  return character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text without accents and capitals, and for each of its letters where in the original it began. */
function folded(text: string): {readonly text: string; readonly at?: readonly number[]} {
  // Plain letters stand where they stood.
  if (!/[^ -~]/.test(text)) return {text: text.toLowerCase()};
  let result = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const plain = bare(character);
    for (let letter = 0; letter < plain.length; letter++) at.push(index);
    result += plain;
    index += character.length;
  }
  at.push(text.length);
  return {text: result, at};
}

/** Where one of the needles stands in the text: starts and ends that neither touch nor overlap. */
export function hitsIn(text: string, needles: readonly string[]): readonly (readonly [number, number])[] {
  const {text: plain, at} = folded(text);
  const hits: [number, number][] = [];
  for (const needle of needles) {
    const wanted = folded(needle).text;
    if (!wanted) continue;
    for (let from = plain.indexOf(wanted); from >= 0; from = plain.indexOf(wanted, from + wanted.length)) {
      const end = from + wanted.length;
      hits.push(at ? [at[from]!, at[end]!] : [from, end]);
    }
  }
  hits.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [start, end] of hits) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** A text with what was searched for marked in it; `found` comes from `Page.found`. The text itself where nothing is. */
export function marked(
  text: string,
  found: readonly string[] | undefined,
): string | readonly (string | TemplateResult)[] {
  if (!found?.length) return text;
  const hits = hitsIn(text, found);
  if (hits.length === 0) return text;
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const [start, end] of hits) {
    pieces.push(text.slice(from, start), html`<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** What was searched for, in whatever text is drawn. */
export class Marks {
  private static readonly made = new WeakMap<readonly string[], Marks>();

  constructor(private readonly found: readonly string[]) {}

  /** The same marks for the same answer: who sees by them what is to be drawn anew. */
  static of(found: readonly string[]): Marks {
    const marks = Marks.made.get(found) ?? new Marks(found);
    Marks.made.set(found, marks);
    return marks;
  }

  mark(text: string): unknown {
    return marked(text, this.found);
  }

  /** The same texts, those with a hit first. */
  foremost(texts: readonly string[]): readonly string[] {
    const isHit = (text: string) => hitsIn(text, this.found).length > 0;
    return [...texts.filter(isHit), ...texts.filter((text) => !isHit(text))];
  }
}
