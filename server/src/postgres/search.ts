import {sql, type RawBuilder} from 'kysely';

import {Search, searchedFields} from '../../../src/adapter/store/text.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {Asking} from './columns.js';
import {lexemeOf} from './lexemes.js';
import type {Db} from './world.js';
import {inSample} from './samples.js';
import {all} from './where.js';

/** What somebody looks for, in SQL over the item `i`. */
export interface Sought {
  /** Is what is found that has a word with one typing error as well? Then nothing has them as they are. */
  readonly isForgiving: boolean;
  readonly search: Search;
  /** About so many have such words at most, as far as that is known. */
  readonly atMost: number;
  /** What has words that begin like those that are looked for, by an index; what fits is among it, save for what `alike` finds. */
  readonly begins: RawBuilder<boolean>;
  /** The same with words that have them within, or are meant by them; nothing where there are no such words. */
  alike(): Promise<RawBuilder<boolean> | undefined>;
  readonly holds: RawBuilder<boolean>;
  /** What has a name or title that begins so: nothing fits better. Nothing where that is too long to be looked up. */
  readonly leads: RawBuilder<boolean> | undefined;
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
        : sql<boolean>`(${words} like ${`%${escaped(word)}%`} or ${words} ~ ${pattern})`;
  });
  const holds = found.map((finds) => sql<boolean>`(${finds(sql`i.words`)}${ofGuarded(kind, asking, finds)})`);
  const scores = search.asked.map(({word}) => sql`word_score(i.words, ${word}, ${weights}::int[])`);
  const words = search.asked.map(({word}) => word);
  const beginning = `\n ${words.join(' ')}`;
  const {looked, atMost} = await lookedUp(db, kind, words);
  return {
    isForgiving,
    search,
    atMost,
    begins: among(kind, looked, []),
    leads:
      beginning.length <= 80
        ? sql<boolean>`i.kind = ${sql.lit(kind)} and left(i.words, 80) like ${`${escaped(beginning)}%`}`
        : undefined,
    // Said so that nobody guesses how rare it is: the index has said that.
    holds: sql<boolean>`coalesce(${all(holds)}, false)`,
    score: sql<number>`(${sql.join(scores, sql` + `)})`,
    alike: async () => {
      const asked = search.asked.filter(({word}) => looked.includes(word));
      const others = await Promise.all(asked.map((each) => wordsLike(db, each, isForgiving)));
      return others.some((like) => like.length > 0) ? among(kind, looked, others) : undefined;
    },
  };
}

/** Of so many of them one is counted. */
const rate = 64;

/** Words that so many of a sample have are not counted further. */
const common = 500;

/** So many words are tried in place of one. */
const most = 100;

/** The words there are that have one within, or that it may be a typing error of. */
async function wordsLike(
  db: Db,
  {word, similar}: {readonly word: string; readonly similar: RegExp | undefined},
  isForgiving: boolean,
): Promise<readonly string[]> {
  const ask = async (test: RawBuilder<boolean>) => {
    const {rows} = await sql<{word: string}>`select word from lexeme where ${test} limit ${most}`.execute(db);
    return rows.map((row) => row.word);
  };
  // One or two letters are within nearly everything; one or two signs of other scripts are words.
  const isLong = !isShort(word);
  const [within, errors] = await Promise.all([
    isLong ? ask(sql<boolean>`word like ${`%${escaped(word)}%`} and word not like ${`${escaped(word)}%`}`) : [],
    isForgiving && similar ? ask(sql<boolean>`${beginsLike(word)} and (' ' || word) ~ ${toPattern(similar)}`) : [],
  ]);
  return [...within, ...errors];
}

/** Whoever errs has the first letter right, or has swapped the first two. */
function beginsLike(word: string): RawBuilder<boolean> {
  const [first = '', second = ''] = word;
  return sql<boolean>`(word like ${`${escaped(first)}%`} or word like ${`${escaped(second + first)}%`})`;
}

/**
 * The words that the index is asked for: what they find is looked at for the others. A letter or two begin very many words, and where one
 * is much rarer than the others, to gather whoever has those takes longer than to look at the few.
 */
async function lookedUp(
  db: Db,
  kind: Kind,
  words: readonly string[],
): Promise<{readonly looked: readonly string[]; readonly atMost: number}> {
  const long = words.filter((word) => !isShort(word));
  if (long.length < 2) return {looked: long.length === 1 ? long : words, atMost: Infinity};
  const counts = long.map(
    (word) =>
      sql`(select count(*)::int from (select 1 from item i where ${among(kind, [word], [])} and ${inSample(rate)} limit ${common}) met)`,
  );
  const {rows} = await sql<{counts: readonly number[]}>`select array[${sql.join(counts)}] as counts`.execute(db);
  const found = rows[0]!.counts;
  const rarest = Math.max(1, Math.min(...found));
  return {looked: long.filter((_, index) => found[index]! <= 4 * rarest), atMost: rarest * rate};
}

/** What has, for each word, one that begins like it, or one of the others. */
function among(kind: Kind, words: readonly string[], others: readonly (readonly string[])[]): RawBuilder<boolean> {
  const each = words.map((word, index) => {
    const whole = (others[index] ?? []).map((other) => quoted(lexemeOf(kind, other)));
    return `(${[`${quoted(lexemeOf(kind, word))}:*`, ...whole].join(' | ')})`;
  });
  return sql<boolean>`i.lexemes @@ ${each.join(' & ')}::tsquery`;
}

function isShort(word: string): boolean {
  return /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);
}

/** A word as a `tsquery` has it. */
function quoted(word: string): string {
  return `'${word.replace(/[\\']/g, '$&$&')}'`;
}

function ofGuarded(kind: Kind, {actor, tokens}: Asking, finds: (words: RawBuilder<unknown>) => RawBuilder<boolean>) {
  if (kind !== 'member') return sql``;
  const who = !actor ? sql`true` : sql`each.value -> 'who' ?| ${tokens}::text[]`;
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
