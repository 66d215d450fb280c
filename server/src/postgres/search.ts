import {sql, type RawBuilder} from 'kysely';

import {Search, searchedFields} from '../../../src/adapter/store/text.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {Asking} from './columns.js';
import {lexemeOf} from './lexemes.js';
import type {Db} from './world.js';
import {all} from './where.js';

/** What somebody looks for, in SQL over the item `i`. */
export interface Sought {
  readonly search: Search;
  /** Whatever may fit, by an index: what does is among it. */
  readonly among: RawBuilder<boolean>;
  readonly holds: RawBuilder<boolean>;
  /** How well it fits: the more, the better. */
  readonly score: RawBuilder<number>;
}

/**
 * Every word must be there, as it is or as a part of another; with `isForgiving`, also with one typing error. Words of fields that fewer may
 * see stand apart.
 */
export async function soughtOf(
  db: Db,
  kind: Kind,
  text: string | undefined,
  asking: Asking,
  isForgiving: boolean,
): Promise<Sought | undefined> {
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
  const meant = await Promise.all(search.asked.map((asked) => meantBy(db, asked, isForgiving)));
  return {
    search,
    among: sql<boolean>`i.lexemes @@ ${meant.join(' & ')}::tsquery`,
    // Said so that nobody guesses how rare it is: the index has said that.
    holds: sql<boolean>`coalesce(${all(holds)}, false)`,
    score: sql<number>`(${sql.join(scores, sql` + `)})`,
  };
}

/** So many words are tried in place of one. */
const most = 500;

/** The words that are there for one that is looked for, as a `tsquery`: what begins like it, what has it within, what it may be a typing error of. */
async function meantBy(
  db: Db,
  {word, similar}: {readonly word: string; readonly similar: RegExp | undefined},
  isForgiving: boolean,
): Promise<string> {
  const found: string[] = [];
  const ask = async (test: RawBuilder<boolean>) => {
    const {rows} = await sql<{word: string}>`select word from lexeme where ${test} limit ${most}`.execute(db);
    for (const row of rows) found.push(row.word);
  };
  // One or two letters are within nearly everything; one or two signs of other scripts are words.
  if (!/^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word))
    await ask(sql<boolean>`word like ${`%${escaped(word)}%`} and word not like ${`${escaped(word)}%`}`);
  if (isForgiving && similar) await ask(sql<boolean>`${word} <% word and (' ' || word) ~ ${toPattern(similar)}`);
  return `(${[`${quoted(lexemeOf(word))}:*`, ...found.map(quoted)].join(' | ')})`;
}

/** A word as a `tsquery` has it. */
function quoted(word: string): string {
  return `'${word.replace(/[\\']/g, '$&$&')}'`;
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
