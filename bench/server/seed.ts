import {strict as assert} from 'node:assert';

import {sql, type Kysely, type RawBuilder} from 'kysely';

import {Rows} from '../../src/adapter/store/rows.js';
import {columnsOf} from '../../server/src/postgres/derived.js';
import {lexemeOf, wordsOf} from '../../server/src/postgres/lexemes.js';
import type {ItemTable} from '../../server/src/postgres/tables.js';
import type {Tables} from '../../server/src/database/tables.js';

const firstNames =
  'Ada Aisha Amara Anneke Bram Chidi Dana Elif Emeka Fay Goran Hana Ibrahim Ines Jonas Kaito Lena Luca Mo Nia Noor Olga Otto Pia Priya Rosa Sten Tomas Uma Vera Wanjiru Yusuf'.split(
    ' ',
  );
const syllables =
  'ba be bo da de do fa fe ga go ha he ka ke ko la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve wa we za zo lind berg mann sen ton ford'.split(
    ' ',
  );
const places = Array.from({length: 120}, (_, index) => `Place ${index}`);
const units = Array.from({length: 60}, (_, index) => `Unit ${index}`);
const skills = Array.from({length: 400}, (_, index) => `Skill ${index}`);

/** One of a list by chance, but the same each time: `n` is a row, `salt` what is chosen. */
const one = (list: readonly string[], salt: number, n = 'n'): RawBuilder<string> =>
  sql<string>`(${list}::text[])[1 + (hashint8extended(${sql.raw(n)}, ${sql.lit(salt)}) & 2147483647) % ${sql.lit(list.length)}]`;

const word = (salt: number) =>
  sql`${one(syllables, salt)} || ${one(syllables, salt + 1)} || ${one(syllables, salt + 2)}`;
/** So many words of 65,536 that are said seldom, of four letters. */
const rareWords = (count: number, salt: number) =>
  sql`trim(regexp_replace(translate(${sql.join(
    Array.from({length: Math.ceil((count * 4) / 32)}, (_, index) => sql`md5(n || ${sql.lit(`-${salt + index}`)})`),
    sql` || `,
  )}, '0123456789', 'ghijklmnop'), '(.{4})', '\\1 ', 'g'))`;
const at = sql`(timestamptz '2024-01-01Z' + n::float8 * interval '40 seconds')`;
const instant = (value: RawBuilder<unknown>) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** The communities that everybody and everything is spread over. */
export const communities = 200;

/**
 * Fills the tables with so many members, each in a community, and as many discussions; as the service would have kept them, which is
 * looked at for some of them.
 */
export async function seed(db: Kysely<Tables>, count: number): Promise<void> {
  const indexes = await sql<{
    name: string;
    definition: string;
  }>`select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('item', 'link') and indexname like any (array['item\\_%', 'link\\_%']) and indexname not like '%pkey'`.execute(
    db,
  );
  for (const {name} of indexes.rows) await sql`drop index ${sql.ref(name)}`.execute(db);

  await keep(
    db,
    'community',
    communities,
    sql`jsonb_build_object('name', 'Community ' || n)`,
    sql`''`,
    sql`lower(E'\n Community ' || n || E'\n')`,
  );
  await keep(
    db,
    'member',
    count,
    sql`jsonb_build_object('name', name, 'title', title, 'unit', unit, 'place', place, 'bio', bio,
      'languages', jsonb_build_array('en'), 'helps', jsonb_build_array(jsonb_build_object('skill', skill, 'level', 3)))`,
    sql`''`,
    sql`lower(E'\\n ' || name || E'\\n ' || skill || E'\\n ' || title || E'\\n ' || place || E'\\n\\n ' || unit || E'\\n ' || bio || E'\\n\\n')`,
    sql`, lateral (select ${one(firstNames, 1)} || ' ' || initcap(${word(2)}) as name, initcap(${word(8)}) as title, ${one(units, 11)} as unit,
      ${one(places, 12)} as place, ${word(20)} || ' ' || ${rareWords(8, 20)} as bio, ${one(skills, 13)} as skill offset 0) made`,
  );
  await keep(
    db,
    'membership',
    count,
    sql`jsonb_build_object('member', 'member-' || n, 'role', 'member')`,
    sql`'community-' || (1 + n % ${sql.lit(communities)})`,
    sql`''`,
    sql``,
    sql`'member-' || n`,
  );
  await keep(
    db,
    'discussion',
    count,
    sql`jsonb_build_object('type', case when n % 2 = 0 then 'question' else 'idea' end, 'title', title, 'body', body, 'topics', jsonb_build_array(topic))`,
    sql`'community-' || (1 + n % ${sql.lit(communities)})`,
    sql`lower(E'\\n ' || title || E'\\n ' || topic || E'\\n ' || body)`,
    sql`, lateral (select initcap(${word(50)}) || ' ' || ${word(60)} || ' ' || ${word(64)} as title,
      ${word(80)} || ' ' || ${word(84)} || ' ' || ${rareWords(26, 90)} as body, ${one(skills, 14)} as topic offset 0) made`,
  );
  await sql`insert into place select id, community, kind, false from item`.execute(db);
  await sql`insert into lexeme select distinct split_part(word, '/', 2) from ts_stat('select lexemes from item')`.execute(
    db,
  );
  await sql`insert into link select parent, id, kind, null, true, true, null, null, null, null from item where kind = 'membership'`.execute(
    db,
  );

  await sql`set maintenance_work_mem = '2GB'`.execute(db);
  for (const {definition} of indexes.rows) await sql.raw(definition).execute(db);
  await sql`vacuum analyze`.execute(db);
  await assertLikeOurs(db);
}

async function keep(
  db: Kysely<Tables>,
  kind: string,
  count: number,
  fields: RawBuilder<unknown>,
  community: RawBuilder<unknown>,
  words: RawBuilder<unknown>,
  made: RawBuilder<unknown> = sql``,
  parent: RawBuilder<unknown> = sql`null`,
): Promise<void> {
  await sql`insert into item (community, kind, id, doc, created_at, updated_at, activity_at, activity, created_by, author, parent, is_whole, reach, words, lexemes, initials)
    select place, ${kind}::text, id, jsonb_build_object('kind', ${kind}::text, 'version', '1', 'createdAt', ${instant(at)}, 'updatedAt', ${instant(at)},
        'visibility', 'organisation', 'state', ${kind === 'discussion' ? 'open' : 'active'}::text, 'id', id, 'createdBy', 'member-' || n)
        || case when place = '' then '{}' else jsonb_build_object('community', place) end || fields,
      extract(epoch from ${at}) * 1000, extract(epoch from ${at}) * 1000, extract(epoch from ${at}) * 1000, ${instant(at)}, 'member-' || n, 'member-' || n, ${parent}, true, 1, words, lexemes_of(${kind}, words, null),
      case when fields ? 'name' then jsonb_build_object('name', upper(left(fields ->> 'name', 1))) when fields ? 'title' then jsonb_build_object('title', upper(left(fields ->> 'title', 1))) end
    from (select n, ${kind}::text || '-' || n as id, ${fields} as fields, ${community} as place, ${words} as words
      from generate_series(1, ${count}::bigint) n${made} offset 0) made`.execute(db);
}

/** What was made here is what the service would have made of the same items. */
async function assertLikeOurs(db: Kysely<Tables>): Promise<void> {
  const {rows: kept} = await sql<
    ItemTable & {readonly lexemes: readonly string[]}
  >`select *, tsvector_to_array(lexemes) as lexemes from item where id like '%-17'`.execute(db);
  const rows = new Rows();
  for (const {doc} of kept) rows.put(doc);
  for (const {doc} of kept) rows.link(rows.row(doc.id)!);
  assert.equal(kept.length, 4);
  for (const row of kept) {
    assert.deepEqual(
      row.lexemes,
      wordsOf(row).map((word) => lexemeOf(row.kind, word)),
    );
    const expected = columnsOf(row.doc, rows);
    const found = {...row, created_at: Number(row.created_at), updated_at: Number(row.updated_at)};
    assert.deepEqual(
      Object.fromEntries(Object.keys(expected).map((name) => [name, found[name as keyof ItemTable]])),
      expected,
    );
  }
}
