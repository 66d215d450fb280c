import type {Field} from '../../model/fields.js';
import {kinds, tableOf, type Kind} from '../../model/kinds.js';
import {words} from './fold.js';
import type {Row} from './rows.js';

interface Searched {
  readonly name: string;
  readonly field: Field;
  readonly weight: number;
}

/** The fields of a kind that are searched, those that weigh most first. */
export const searchedFields: ReadonlyMap<Kind, readonly Searched[]> = new Map(
  (Object.keys(kinds) as Kind[]).map((kind) => [
    kind,
    Object.entries(tableOf(kind).fields)
      .flatMap(([name, field]) => ('search' in field && field.search ? [{name, field, weight: field.search}] : []))
      .sort((a, b) => b.weight - a.weight),
  ]),
);

/**
 * What is searched of an item: its fields one to a line, folded, a space before each word.
 *
 * A field for fewer people than the item is left out: nobody shall find by it what they may not read.
 */
export function textOf(row: Row): string {
  if (row.text !== undefined) return row.text;
  const {item} = row;
  const narrower = item['fieldVisibility'] as Readonly<Record<string, string>> | undefined;
  let text = '';
  for (const {name} of searchedFields.get(item.kind)!) {
    const value = item[name];
    text += value === undefined || (narrower && name !== 'name' && Object.hasOwn(narrower, name)) ? '\n' : `\n${words(joined(value))}`;
  }
  return (row.text = text);
}

/** Every text within a value. */
function joined(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(joined).join(' ');
}

/** What somebody looks for, ready to be asked of many. */
export interface Search {
  readonly words: readonly string[];
  /** How well a text fits: the more, the better; 0 where a word is missing. */
  score(text: string, kind: Kind): number;
}

export function searchFor(asked: string): Search | undefined {
  const wanted = words(asked).trim();
  if (wanted === '') return undefined;
  const list = [...new Set(wanted.split(' '))];
  return {
    words: list,
    score: (text, kind) => {
      let sum = 0;
      for (const word of list) {
        const score = wordScore(text, word, searchedFields.get(kind)!);
        if (score === 0) return 0;
        sum += score;
      }
      return sum;
    },
  };
}

/** A word that begins a field counts more than one within it, and that more than a part of a word. */
function wordScore(text: string, word: string, fields: readonly Searched[]): number {
  const start = text.indexOf(` ${word}`);
  const at = start < 0 ? text.indexOf(word) : start;
  if (at < 0) return 0;
  let line = -1;
  for (let index = text.indexOf('\n'); index >= 0 && index < at; index = text.indexOf('\n', index + 1)) line++;
  const weight = fields[line]?.weight ?? 1;
  if (start < 0) return weight;
  return weight * (text[start - 1] === '\n' ? 8 : 4);
}
