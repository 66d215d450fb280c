import {sql, type RawBuilder} from 'kysely';

import type {Page, Query} from '../../../src/adapter/contract.js';
import {workedWith} from '../../../src/model/acquaintances.js';
import {communityOf, suggestionPage} from '../../../src/adapter/store/suggested.js';
import type {AnyItem} from '../../../src/model/item.js';
import {suggesting, weekOf} from '../../../src/model/suggestions.js';
import type {Asking} from './columns.js';
import {viewsOf} from './list.js';
import {meOf} from './me.js';
import {all} from './where.js';
import {keptColumns, type Db, type Kept} from './world.js';

/** So many who share one thing are looked at, others every week; and so many things of each sort. */
const [looked, things] = [200, 8];

/**
 * Whom the reader should meet. Of what is common to very many, those of them are looked at who come next in an order made by chance, from
 * a place that is the reader's own for a week.
 */
export async function suggestionsOf(db: Db, query: Query, asking: Asking, at: number): Promise<Page> {
  const community = communityOf(query);
  const me = await meOf(db, asking);
  if (!me) return suggestionPage(undefined, [], query, at);
  const known = new Set([...(await knownTo(db, me.id)), ...(await talkedWith(db, me.id, asking))]);
  const kept = await candidates(db, me, {asking, community, at});
  const {items} = await viewsOf(db, kept, asking);
  const suggestionOf = suggesting(me, {at, without: known});
  return suggestionPage(
    me.id,
    items.flatMap((other) => suggestionOf(other) ?? []),
    query,
    at,
  );
}

/** Those they follow, put aside, asked to meet, or were asked by. */
async function knownTo(db: Db, me: string): Promise<ReadonlySet<string>> {
  const {rows} = await sql<{id: string | null}>`select target as id from link
      where by = ${me} and mark in ('follow', 'preference:meeting', 'introduction')
    union all select created_by from item where parent = ${me} and kind = 'introduction'`.execute(db);
  return new Set(rows.flatMap(({id}) => id ?? []));
}

/** So many of the reader's own replies are looked at, the newest. */
const newest = 1_000;

/** Those the reader answered and who answered them, each with their name; and those they work with as mentor or mentee, or did. */
async function talkedWith(db: Db, me: string, asking: Asking): Promise<readonly string[]> {
  const {rows: mentorships} = await sql<{doc: AnyItem}>`select i.doc from item i where i.community = ''
    and i.kind = 'mentorship' and i.id in (select source from link where target = ${me} and kind = 'mentorship')`.execute(
    db,
  );
  const answered = (i: RawBuilder<unknown>) => sql`coalesce(${i}.doc ->> 'inReplyTo', ${i}.doc ->> 'discussion')`;
  const {rows: talked} = await sql<{id: string}>`with own as materialized (
      select r.doc from item r where r.kind = 'reply' and r.doc @> ${JSON.stringify({createdBy: me})}::jsonb and r.doc ->> 'state' = 'shown'
        and r.author = ${me} order by r.created_at desc limit ${newest}
    ), theirs as materialized (
      select distinct t.author as id from own cross join lateral (select ${answered(sql`own`)} as id) a
        join item t on t.id = a.id where t.author is not null and t.author <> ${me}
    ), written as materialized (
      select id from item where kind in ('reply', 'discussion') and doc @> ${JSON.stringify({createdBy: me})}::jsonb and author = ${me}
    ) select distinct i.author as id from written w join link l on l.target = w.id and l.kind = 'reply'
      join item i on i.id = l.source and i.kind = 'reply' where i.author in (select id from theirs)
      and i.doc @> '{"state": "shown"}'::jsonb and ${answered(sql`i`)} = w.id and ${asking.sees}`.execute(db);
  return [
    ...talked.map(({id}) => id),
    ...workedWith(
      me,
      mentorships.map(({doc}) => doc),
    ),
  ];
}

interface Among {
  readonly asking: Asking;
  readonly community: string | undefined;
  readonly at: number;
}

async function candidates(db: Db, me: AnyItem, {asking, community, at}: Among): Promise<readonly Kept[]> {
  const shared = sharedWith(me);
  if (shared.length === 0) return [];
  const within = all([
    sql<boolean>`i.kind = 'member' and i.community = '' and i.doc @> '{"state": "active"}'::jsonb`,
    asking.sees,
    ...(community === undefined
      ? []
      : [
          sql<boolean>`i.id in (select m.parent from item m where m.community = ${community} and m.kind = 'membership'
            and m.doc @> '{"state": "active"}'::jsonb)`,
        ]),
  ]);
  const start = sql`hashtext(${`${me.id} ${weekOf(at)}`})`;
  const next = (has: RawBuilder<boolean>, way: RawBuilder<boolean>) =>
    sql`(select i.id from item i where ${within} and ${has} and ${way} order by hashtext(i.id) limit ${looked})`;
  const found = shared.flatMap((has) => [
    next(has, sql`hashtext(i.id) >= ${start}`),
    next(has, sql`hashtext(i.id) < ${start}`),
  ]);
  const columns = sql.join(keptColumns.map((name) => sql.ref(`i.${name}`)));
  const {rows} = await sql<Kept>`select ${columns} from item i where i.kind = 'member' and i.community = ''
    and i.id in (${sql.join(found, sql` union `)})`.execute(db);
  return rows;
}

/** What others may share with somebody, as their documents have it: the skills first. */
export function sharedWith({helps, seeks, topics}: AnyItem): readonly RawBuilder<boolean>[] {
  const skills = (value: unknown) =>
    ((value as readonly {readonly skill: string}[] | undefined) ?? []).map(({skill}) => skill);
  const having = (names: readonly string[], shape: (name: string) => object) =>
    names.slice(0, things).map((name) => {
      const tests = spellings(name).map((each) => sql<boolean>`i.doc @> ${JSON.stringify(shape(each))}::jsonb`);
      return sql<boolean>`(${sql.join(tests, sql` or `)})`;
    });
  return [
    ...having(skills(seeks), (skill) => ({helps: [{skill}]})),
    ...having(skills(helps), (skill) => ({seeks: [{skill}]})),
    ...having((topics as readonly string[] | undefined) ?? [], (topic) => ({topics: [topic]})),
  ];
}

/** As people write the same word; an index knows it only as it is written. */
function spellings(name: string): readonly string[] {
  const lower = name.trim().toLowerCase();
  return [...new Set([name, lower, lower.charAt(0).toUpperCase() + lower.slice(1), lower.toUpperCase()])];
}
