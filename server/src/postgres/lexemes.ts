import {sql, type Transaction} from 'kysely';

import type {Kind} from '../../../src/model/kinds.js';
import type {Tables} from '../database/tables.js';
import type {ItemTable} from './tables.js';

/** Nobody looks for the end of a longer word. */
const longest = 200;

/** The words of an item, those among them that fewer may see; who sees which is asked of what is found by them. */
export function wordsOf({words, guards}: Pick<ItemTable, 'words' | 'guards'>): readonly string[] {
  const texts = [words, ...Object.values(guards ?? {}).map((guard) => guard.words)];
  return [
    ...new Set(
      texts
        .flatMap((text) => text.split(/[ \n]+/))
        .filter(Boolean)
        .map(shortened),
    ),
  ].sort();
}

/** A word as an item is found by it, among those of its kind alone. */
export function lexemeOf(kind: Kind, word: string): string {
  return `${kind}/${shortened(word)}`;
}

function shortened(word: string): string {
  return word.length > longest ? [...word].slice(0, longest).join('') : word;
}

/** Remembers every word that is anywhere, so that one that is typed wrong, or in part, finds those that are meant. */
export async function rememberWords(db: Transaction<Tables>, words: Iterable<string>): Promise<void> {
  const all = [...new Set(words)].sort();
  if (all.length === 0) return;
  await sql`insert into lexeme select word from unnest(${all}::text[]) as n(word)
    where not exists (select 1 from lexeme l where l.word = n.word) on conflict do nothing`.execute(db);
}
