import {randomBytes} from 'node:crypto';

import {sql, type Kysely} from 'kysely';

import type {Migrations} from '../database/migrate.js';

/** Never changed once released: what comes later is another one. */
export const migrations: Migrations = {
  '001_items': {up: items},
  '003_orders': {up: orders},
  '004_lexemes': {up: lexemes},
  '006_audit': {up: audit},
  '008_rights': {up: rights},
  '009_beginnings': {up: beginnings},
  '011_notices': {up: notices},
  '013_chance': {up: chance},
  '015_shown': {up: shown},
  '018_samples': {up: samples},
  '019_leavers': {up: leavers},
  '020_scores': {up: scores},
  '021_leaving': {up: leaving},
  '022_but': {up: but},
  '023_pending': {up: pending},
  '024_chosen': {up: chosen},
};

/** Whoever chose values of facets looks for words with them: a sample finds both at once. */
async function chosen(db: Kysely<unknown>): Promise<void> {
  for (const rate of [8, 64, 512]) {
    await sql`drop index ${sql.ref(`item_some_${rate}`)}`.execute(db);
    await sql`create index ${sql.ref(`item_some_${rate}`)} on item using gin (lexemes, doc jsonb_path_ops) with (gin_pending_list_limit = 64)
      where hashtext(id) between ${sql.lit(-(2 ** 31))} and ${sql.lit(-(2 ** 31) + 2 ** 32 / rate - 1)}`.execute(db);
  }
}

/** What waits to be sorted into an index is read through by every search: little of it may wait, in kB. */
async function pending(db: Kysely<unknown>): Promise<void> {
  for (const name of ['lexeme_parts', 'item_lexemes', 'item_values']) {
    await sql`alter index ${sql.ref(name)} set (gin_pending_list_limit = 64)`.execute(db);
    await sql`select gin_clean_pending_list(${name}::regclass)`.execute(db);
  }
}

/** Some items are for all of a community but one person: a clause with `but` in it is one to hold nothing of. */
async function but(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function may_see(audience jsonb, tokens text[]) returns boolean language sql immutable parallel safe as
    $$ select not exists (select 1 from jsonb_array_elements(audience) clause where (clause ?| tokens) = (clause ? 'but')) $$`.execute(
    db,
  );
}

/** Those who said when they move on, few of many. */
async function leaving(db: Kysely<unknown>): Promise<void> {
  await sql`create index item_leaving on item (id) where doc ? 'leavesOn'`.execute(db);
}

/** How well a word fits, said in a language whose plan is kept: PostgreSQL begins anew with each row what SQL says with a query. */
async function scores(db: Kysely<unknown>): Promise<void> {
  await sql`create or replace function word_score(words text, word text, weights int[]) returns int language plpgsql immutable parallel safe as $$
    declare
      at int := position(' ' || word in words);
      points int := 4;
      beginning text;
    begin
      if at = 0 then
        at := position(word in words);
        if at = 0 then
          return 1;
        end if;
        points := 2;
      elsif substr(words, at - 1, 1) = E'\n' then
        points := 8;
      end if;
      beginning := left(words, at);
      return points * coalesce(weights[length(beginning) - length(replace(beginning, E'\n', ''))], 1);
    end $$`.execute(db);
}

/** Those who left by themselves, from now on: of those before it is not known. */
async function leavers(db: Kysely<unknown>): Promise<void> {
  await sql`create table leaver (member text primary key)`.execute(db);
}

/** A field that somebody keeps to themselves is shown to nobody else, also where another made them a member; the others to administrators by name. */
async function shown(db: Kysely<unknown>): Promise<void> {
  await sql`update item i set guards = (select jsonb_object_agg(g.key, jsonb_set(g.value, '{who}', (
      select jsonb_agg(who order by who collate "C") from (
        select 'is:' || i.id as who
        union select 'administrator' where i.doc -> 'fieldVisibility' ->> g.key in ('community', 'organisation', 'public')
        union select value from jsonb_array_elements_text(g.value -> 'who')
          where value <> 'is:' || coalesce(i.created_by, '') and i.doc -> 'fieldVisibility' ->> g.key in ('community', 'organisation', 'public')
      ) shown))) from jsonb_each(i.guards) g)
    where i.guards is not null`.execute(db);
}

/** People in an order made by chance, so that some of very many can be had who are not always the same. */
async function chance(db: Kysely<unknown>): Promise<void> {
  await sql`create index item_chance on item (hashtext(id)) where kind = 'member'`.execute(db);
}

/** Some of all items, by chance: what very many have in common is counted among them. */
async function samples(db: Kysely<unknown>): Promise<void> {
  for (const rate of [8, 64, 512])
    await sql`create index ${sql.ref(`item_some_${rate}`)} on item using gin (lexemes)
      where hashtext(id) between ${sql.lit(-(2 ** 31))} and ${sql.lit(-(2 ** 31) + 2 ** 32 / rate - 1)}`.execute(db);
}

async function audit(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table audit (
      community text not null, number bigint generated always as identity, at bigint not null, by text, what text not null,
      kind text, id text, whom text, detail jsonb not null,
      primary key (community, number)
    )`,
    sql`create index audit_number on audit (number)`,
    sql`create index audit_at on audit (at)`,
    sql`create index audit_by on audit (by)`,
    sql`create index audit_whom on audit (whom)`,
  ])
    await statement.execute(db);
}

/** What a text begins with: its name or title. */
async function beginnings(db: Kysely<unknown>): Promise<void> {
  await sql`create index item_beginning on item (kind, left(words, 80) text_pattern_ops)`.execute(db);
}

/** Whose rights a change decides about. */
async function rights(db: Kysely<unknown>): Promise<void> {
  await sql`alter table change add column whom text`.execute(db);
}

async function items(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create extension if not exists pg_trgm`,
    sql`create table item (
      community text not null,
      kind text not null,
      id text not null,
      doc jsonb not null,
      created_at bigint not null,
      updated_at bigint not null,
      activity_at bigint not null,
      activity text not null,
      created_by text,
      author text,
      parent text,
      counts jsonb,
      is_whole boolean not null,
      maturity text,
      path text collate "C",
      reach smallint not null,
      audience jsonb,
      guards jsonb,
      words text not null,
      initials jsonb,
      primary key (community, kind, id)
    )`,
    sql`create table place (id text primary key, community text not null, kind text not null, is_gone boolean not null)`,
    sql`create table link (
      target text not null,
      source text not null,
      kind text not null,
      name text,
      is_shared boolean not null,
      is_silent boolean not null,
      lively_at bigint,
      lively text,
      by text,
      mark text,
      primary key (target, source)
    )`,
    sql`create index link_source on link (source)`,
    sql`create index link_mark on link (by, mark, target) where mark is not null`,
    sql`create table done (
      person text not null, key text not null, print text not null, at bigint not null, answer jsonb not null,
      primary key (person, key)
    )`,
    sql`create index done_at on done (at)`,
    sql`create table change (
      number bigint generated always as identity primary key,
      at bigint not null, kind text not null, id text not null, before jsonb, after jsonb, because jsonb
    )`,
    sql`create table meta (name text primary key, value text not null)`,
    sql`insert into meta values ('life', substr(md5(random()::text || clock_timestamp()::text), 1, 12))`,
    // A person may see what is for those they are among, by every clause of it.
    sql`create function may_see(audience jsonb, tokens text[]) returns boolean language sql immutable parallel safe as
      $$ select not exists (select 1 from jsonb_array_elements(audience) clause where not clause ?| tokens) $$`,
    // A word that begins a field counts more than one within it, that more than a part of a word, and a mistyped one the least.
    sql`create function word_score(words text, word text, weights int[]) returns int language sql immutable parallel safe as $$
      select case
        when at.start > 0 then (case when substr(words, at.start - 1, 1) = E'\n' then 8 else 4 end)
          * coalesce(weights[length(left(words, at.start)) - length(replace(left(words, at.start), E'\n', ''))], 1)
        when at.inner > 0 then 2
          * coalesce(weights[length(left(words, at.inner)) - length(replace(left(words, at.inner), E'\n', ''))], 1)
        else 1 end
      from (select position(' ' || word in words) as start, position(word in words) as inner) at $$`,
    sql`create index item_values on item using gin (doc jsonb_path_ops)`,
    sql`create index item_words on item using gin (words gin_trgm_ops)`,
    sql`create index item_created on item (kind, created_at, id)`,
    sql`create index item_updated on item (kind, updated_at, id)`,
    sql`create index item_activity on item (kind, activity_at, id)`,
    sql`create index item_created_down on item (kind, created_at desc, id)`,
    sql`create index item_updated_down on item (kind, updated_at desc, id)`,
    sql`create index item_activity_down on item (kind, activity_at desc, id)`,
    sql`create index item_name on item (kind, (doc->>'name') collate "und-x-icu", id collate "C") where doc ? 'name'`,
    sql`create index item_title on item (kind, (doc->>'title') collate "und-x-icu", id collate "C") where doc ? 'title'`,
    sql`create index item_path on item (parent, path, id) where path is not null`,
    sql`create index item_id on item (id)`,
    sql`create index item_parent on item (parent, kind)`,
  ])
    await statement.execute(db);
}

/** Indexes in the very order of lists: an id breaks ties as it is written, and what everything has needs no place for what has none. */
async function orders(db: Kysely<unknown>): Promise<void> {
  for (const name of ['created', 'updated', 'activity']) {
    const column = sql.ref(`${name}_at`);
    for (const [index, way] of [
      [`item_${name}`, sql``],
      [`item_${name}_down`, sql` desc`],
    ] as const) {
      await sql`drop index ${sql.ref(index)}`.execute(db);
      await sql`create index ${sql.ref(index)} on item (kind, ${column}${way}, id collate "C")`.execute(db);
      await sql`create index ${sql.ref(`${index}_in`)} on item (community, kind, ${column}${way}, id collate "C")`.execute(
        db,
      );
    }
  }
  for (const name of ['name', 'title']) {
    const key = sql`((doc ->> ${sql.lit(name)}) collate "und-x-icu")`;
    await sql`drop index ${sql.ref(`item_${name}`)}`.execute(db);
    await sql`create index ${sql.ref(`item_${name}`)} on item (kind, ${key}, id collate "C")`.execute(db);
    await sql`create index ${sql.ref(`item_${name}_down`)} on item (kind, ${key} desc, id collate "C")`.execute(db);
  }
}

/** Words apart from the texts they stand in: a text is found by its words, and a word by a part of it or a typing error. */
async function lexemes(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    sql`create table lexeme (word text collate "C" primary key)`,
    sql`alter table item add column lexemes tsvector`,
    sql`drop index item_words`,
    sql`create function words_of(words text, guards jsonb) returns text[] language sql immutable as $$
      select array_agg(distinct left(word, 200)) from regexp_split_to_table(
        words || ' ' || coalesce((select string_agg(value ->> 'words', ' ') from jsonb_each(guards)), ''), '[ \\n]+') word where word <> '' $$`,
    sql`create function lexemes_of(kind text, words text, guards jsonb) returns tsvector language sql immutable as $$
      select array_to_tsvector(coalesce(array_agg(kind || '/' || word), '{}')) from unnest(words_of(words, guards)) word $$`,
    sql`update item set lexemes = lexemes_of(kind, words, guards)`,
    sql`insert into lexeme select distinct word from item, unnest(words_of(words, guards)) word`,
    sql`create index lexeme_parts on lexeme using gin (word gin_trgm_ops)`,
    sql`create index item_lexemes on item using gin (lexemes)`,
  ])
    await statement.execute(db);
}

/** What ids of notices are made with, and when answers were accepted that nobody was asked about yet. */
async function notices(db: Kysely<unknown>): Promise<void> {
  await sql`insert into meta (name, value) values ('notices', ${randomBytes(24).toString('base64url')}) on conflict do nothing`.execute(
    db,
  );
  await sql`create table acceptance (discussion text primary key, at bigint not null)`.execute(db);
  await sql`create index acceptance_at on acceptance (at)`.execute(db);
}
