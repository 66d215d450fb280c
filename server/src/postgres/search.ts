import {sql, type RawBuilder} from 'kysely';

import {Search, searchedFields} from '../../../src/adapter/store/text.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {Asking} from './columns.js';
import {all} from './where.js';

/** What somebody looks for, in SQL over the item `i`. */
export interface Sought {
  readonly search: Search;
  readonly holds: RawBuilder<boolean>;
  /** How well it fits: the more, the better. */
  readonly score: RawBuilder<number>;
}

/**
 * Every word must be there, as it is or as a part of another; with `isForgiving`, also with one typing error. Words of fields that fewer may
 * see stand apart.
 */
export function soughtOf(
  kind: Kind,
  text: string | undefined,
  asking: Asking,
  isForgiving: boolean,
): Sought | undefined {
  if (text === undefined) return undefined;
  const search = new Search(text, searchedFields.get(kind)!);
  if (search.isEmpty) return undefined;
  const weights = searchedFields.get(kind)!.map(({weight}) => weight);
  const found = search.asked.map(({word, similar}) => {
    const pattern = isForgiving && similar ? toPattern(similar) : undefined;
    return (words: RawBuilder<unknown>) =>
      pattern === undefined
        ? sql<boolean>`${words} like ${`%${escaped(word)}%`}`
        : sql<boolean>`(${words} like ${`%${escaped(word)}%`} or (${word} <% ${words} and ${words} ~ ${pattern}))`;
  });
  const holds = found.map((finds) => sql<boolean>`(${finds(sql`i.words`)}${ofGuarded(kind, asking, finds)})`);
  const scores = search.asked.map(({word}) => sql`word_score(i.words, ${word}, ${weights}::int[])`);
  return {search, holds: all(holds), score: sql<number>`(${sql.join(scores, sql` + `)})`};
}

function ofGuarded(kind: Kind, {seesAll, tokens}: Asking, finds: (words: RawBuilder<unknown>) => RawBuilder<boolean>) {
  if (kind !== 'member') return sql``;
  const who = seesAll ? sql`true` : sql`each.value -> 'who' ?| ${tokens}::text[]`;
  return sql` or (i.guards is not null and exists (select 1 from jsonb_each(i.guards) as each where ${who} and ${finds(sql`(each.value ->> 'words')`)}))`;
}

function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}

/** The same in the regular expressions of PostgreSQL. */
function toPattern(similar: RegExp): string {
  return similar.source
    .replace(/\\u\{(\w+)\}/g, (_, code: string) => `\\${String.fromCodePoint(parseInt(code, 16))}`)
    .replaceAll('\\n', '\n');
}
