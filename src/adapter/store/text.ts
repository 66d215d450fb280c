import type {Field} from '../../model/fields.js';
import type {AnyItem} from '../../model/item.js';
import {kindNames, tableOf, type Kind} from '../../model/kinds.js';
import {words} from './fold.js';
import {oneErrorAway} from './fuzzy.js';
import type {Row} from './rows.js';

interface Searched {
  readonly name: string;
  readonly field: Field;
  readonly weight: number;
}

/** The fields of a kind that are searched, those that weigh most first. */
export const searchedFields: ReadonlyMap<Kind, readonly Searched[]> = new Map(
  kindNames.map((kind) => [
    kind,
    Object.entries(tableOf(kind).fields)
      .flatMap(([name, field]) => ('search' in field && field.search ? [{name, field, weight: field.search}] : []))
      .sort((a, b) => b.weight - a.weight),
  ]),
);

/**
 * What is searched of an item: its fields one to a line, folded, a space before each word.
 *
 * Fields that a reader may not see are left out: nobody shall find by them what they may not read. Who hides fields, hides them from
 * most, so that the text for most is kept.
 */
export function textOf(row: Row, hidden: readonly string[] = everyNarrow(row)): string {
  return isForMost(row, hidden) ? (row.text ??= textForMost(row)) : write(row, hidden);
}

/** The same, of what everybody may see, and not kept. */
export function textForMost(row: Row): string {
  return write(row, everyNarrow(row));
}

/** Does a reader see no more of an item than most do? */
export function isForMost({item: {fieldVisibility: narrower}}: Row, hidden: readonly string[]): boolean {
  return narrower === undefined || hidden.length > Object.keys(narrower as object).length;
}

function everyNarrow({item}: Row): readonly string[] {
  return item['fieldVisibility'] === undefined
    ? []
    : ['fieldVisibility', ...Object.keys(item['fieldVisibility'] as object)];
}

function write({item}: Row, hidden: readonly string[]): string {
  let text = '';
  for (const {name} of searchedFields.get(item.kind)!) {
    const value = item[name];
    text += value === undefined || (name !== 'name' && hidden.includes(name)) ? '\n' : `\n${words(joined(value))}`;
  }
  return text;
}

/** The words of one field of an item, folded as they are searched. */
export function wordsIn(item: AnyItem, name: string): string {
  return words(joined(item[name]));
}

/** Every text within a value. */
function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(joined).join(' ');
}

/** Nobody types more words than these; somebody may paste them. */
const most = 20;

/** What somebody looks for, ready to be asked of many. */
export class Search {
  private readonly words: readonly Word[];

  constructor(
    asked: string,
    private readonly fields: readonly Searched[],
  ) {
    const wanted = words(asked).trim();
    this.words = wanted === '' ? [] : [...new Set(wanted.split(' '))].slice(0, most).map((word) => new Word(word));
  }

  /** Each word as it is looked for, and how it looks with a typing error. */
  get asked(): readonly {readonly word: string; readonly similar: RegExp | undefined}[] {
    return this.words;
  }

  /** Only blanks and signs: then nothing is looked for. */
  get isEmpty(): boolean {
    return this.words.length === 0;
  }

  /** How well a text fits: the more, the better; 0 where a word is missing. */
  score(text: string): number {
    let sum = 0;
    for (const word of this.words) {
      const score = word.score(text, this.fields);
      if (score === 0) return 0;
      sum += score;
    }
    return sum;
  }

  /** What the words are in these texts: themselves, or what they were taken for. */
  found(texts: Iterable<string>): readonly string[] {
    const found = new Set<string>();
    for (const text of texts) for (const word of this.words) found.add(word.foundIn(text) ?? '');
    found.delete('');
    return [...found];
  }
}

class Word {
  private readonly start: string;
  readonly similar: RegExp | undefined;

  constructor(readonly word: string) {
    this.start = ` ${word}`;
    this.similar = oneErrorAway(word);
  }

  /** A word that begins a field counts more than one within it, that more than a part of a word, and a mistyped one the least. */
  score(text: string, fields: readonly Searched[]): number {
    let at = text.indexOf(this.word);
    if (at < 0) {
      const similar = this.similar ? text.search(this.similar) : -1;
      return similar < 0 ? 0 : weightAt(text, similar, fields);
    }
    const start = text[at - 1] === ' ' ? at - 1 : text.indexOf(this.start, at);
    if (start < 0) return 2 * weightAt(text, at, fields);
    at = start;
    return weightAt(text, at, fields) * (text[at - 1] === '\n' ? 8 : 4);
  }

  foundIn(text: string): string | undefined {
    if (text.includes(this.word)) return this.word;
    const similar = this.similar ? text.search(this.similar) : -1;
    // The whole word: where it was typed wrong, no part of it is what was typed.
    return similar < 0 ? undefined : text.slice(similar + 1).match(/^[^ \n]+/)?.[0];
  }
}

/** The weight of the field a place belongs to. */
function weightAt(text: string, at: number, fields: readonly Searched[]): number {
  let line = -1;
  for (let index = 0; index >= 0 && index <= at && line < fields.length; index = text.indexOf('\n', index + 1)) line++;
  return fields[line]?.weight ?? 1;
}
