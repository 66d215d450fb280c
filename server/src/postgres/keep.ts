import {sql, type Transaction} from 'kysely';

import {countsOf} from '../../../src/model/counts.js';
import type {AnyItem} from '../../../src/model/item.js';
import {linksOf} from '../../../src/model/links.js';
import {maturityOf, type Proved, type Report} from '../../../src/model/maturity.js';
import type {Tables} from '../database/tables.js';
import {columnsOf, linkOf, seenOf} from './derived.js';
import type {LinkTable, Seen} from './tables.js';
import type {Removed, World} from './world.js';

type Change = Transaction<Tables>;

/** What was kept: for those who watch. */
export interface Noted {
  readonly item: AnyItem;
  readonly before: Seen | null;
  readonly after: Seen | null;
}

/**
 * Keeps items as they are now, and what hangs on what, and works out anew what that changes on others.
 *
 * Answers what to tell: the items themselves, and those that count them.
 */
export async function keep(db: Change, world: World, put: readonly AnyItem[], remove: readonly Removed[]) {
  const {rows} = world;
  const noted = new Map<string, Noted>();
  const touched = new Map<string, Seen[]>();
  const touch = (ids: Iterable<string>, cause: Seen) => {
    for (const id of ids) if (!touched.get(id)?.push(cause)) touched.set(id, [cause]);
  };
  const gone = remove.flatMap(({id}) => rows.item(id) ?? []);
  const before = new Map<string, Seen>();
  for (const item of [...put, ...gone]) {
    const known = rows.item(item.id);
    if (known) before.set(item.id, forCounts(known, seenOf(known, rows)));
  }
  const oldLinks = await linksFrom(
    db,
    [...put, ...gone].map(({id}) => id),
  );

  for (const item of gone) noted.set(item.id, {item, before: before.get(item.id)!, after: null});
  rows.remove(gone.map(({id}) => id));
  await removeAll(db, gone);

  const narrowed = put.filter((item) => decidesOthers(rows.item(item.id), item)).map(({id}) => id);
  for (const item of put) rows.put(item);
  for (const item of put) rows.link(rows.row(item.id)!);
  await world.load(put.flatMap((item) => linksOf(item, rows)));
  await putAll(db, put, world);
  const links: LinkTable[] = [];
  for (const item of put) {
    const after = forCounts(item, seenOf(item, rows));
    noted.set(item.id, {item, before: before.get(item.id) ?? null, after});
    for (const id of linksOf(item, rows)) {
      const target = rows.item(id);
      if (target) links.push(linkOf(item, target, rows));
    }
  }
  await putLinks(db, put, links);

  for (const {target, source} of [...oldLinks, ...links]) {
    const was = noted.get(source)!;
    touch([target], was.after ?? was.before!);
  }
  const below = await follow(db, world, narrowed);
  for (const id of below) touch([id], noted.get(narrowed[0]!)!.after!);
  const fresh = [...new Set([...touched.keys(), ...put.map(({id}) => id)])];
  await world.load(fresh);
  await recount(
    db,
    world,
    fresh.filter((id) => rows.item(id)),
  );

  const others = [...touched].filter(([id]) => !noted.has(id) && rows.item(id));
  return {
    noted: [...noted.values()],
    counting: others.map(([id, because]) => ({item: rows.item(id)!, seen: seenOf(rows.item(id)!, rows), because})),
  };
}

/** What only its owner counts is no news to others. */
function forCounts(item: AnyItem, seen: Seen): Seen {
  return item.visibility === 'person' && item.createdBy !== undefined ? {...seen, only: item.createdBy} : seen;
}

/** Does a change to it change who may see what hangs on it, or what is counted there? */
function decidesOthers(before: AnyItem | undefined, after: AnyItem): boolean {
  return (
    before !== undefined &&
    (before.visibility !== after.visibility ||
      before.state !== after.state ||
      before['hidesAwards'] !== after['hidesAwards'])
  );
}

/** Works out anew who may see what hangs on these; answers what that was. */
async function follow(db: Change, world: World, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  await world.loadBelow(ids);
  const {rows} = world;
  const below: AnyItem[] = [];
  const links: LinkTable[] = [];
  const seen = new Set(ids);
  for (let level: readonly string[] = ids; level.length > 0;) {
    const next: string[] = [];
    for (const id of level) {
      for (const {item} of rows.on(id)) {
        links.push(linkOf(item, rows.item(id)!, rows));
        if (seen.has(item.id)) continue;
        seen.add(item.id);
        below.push(item);
        next.push(item.id);
      }
    }
    level = next;
  }
  for (const item of below) {
    const {reach, audience} = columnsOf(item, rows);
    await db
      .updateTable('item')
      .set({reach, audience: json(audience) as never})
      .where('community', '=', item.community ?? '')
      .where('kind', '=', item.kind)
      .where('id', '=', item.id)
      .execute();
  }
  await writeLinks(db, links);
  return below.map(({id}) => id);
}

async function linksFrom(db: Change, ids: readonly string[]): Promise<readonly Pick<LinkTable, 'target' | 'source'>[]> {
  if (ids.length === 0) return [];
  const {rows} = await sql<LinkTable>`select target, source from link where source = any(${ids}::text[])`.execute(db);
  return rows;
}

async function removeAll(db: Change, gone: readonly AnyItem[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = gone.map(({id}) => id);
  await sql`delete from item i using place p where p.id = any(${ids}::text[]) and i.community = p.community and i.kind = p.kind and i.id = p.id`.execute(
    db,
  );
  await sql`update place set is_gone = true where id = any(${ids}::text[])`.execute(db);
  await sql`delete from link where source = any(${ids}::text[]) or target = any(${ids}::text[])`.execute(db);
}

async function putAll(db: Change, put: readonly AnyItem[], {rows}: World): Promise<void> {
  if (put.length === 0) return;
  const columns = put.map((item) => ({
    ...columnsOf(item, rows),
    activity_at: Date.parse(item.updatedAt) || 0,
    activity: item.updatedAt,
  }));
  // An item that moves to another community leaves nothing behind.
  await sql`delete from item i using place p, jsonb_to_recordset(${JSON.stringify(columns.map(({id, community}) => ({id, community})))}::jsonb) as n(id text, community text)
    where p.id = n.id and p.community <> n.community and i.community = p.community and i.kind = p.kind and i.id = p.id`.execute(
    db,
  );
  await sql`insert into place (id, community, kind, is_gone)
    select id, community, kind, false from jsonb_to_recordset(${JSON.stringify(columns.map(({id, community, kind}) => ({id, community, kind})))}::jsonb) as n(id text, community text, kind text)
    on conflict (id) do update set community = excluded.community, kind = excluded.kind, is_gone = false`.execute(db);
  await sql`insert into item (community, kind, id, doc, created_at, updated_at, activity_at, activity, created_by, author, parent, is_whole, path, reach, audience, guards, words, initials)
    select community, kind, id, doc, created_at, updated_at, activity_at, activity, created_by, author, parent, true, path, reach, nullif(audience, 'null'), nullif(guards, 'null'), words, nullif(initials, 'null')
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as n(community text, kind text, id text, doc jsonb, created_at bigint, updated_at bigint, activity_at bigint, activity text,
      created_by text, author text, parent text, path text, reach smallint, audience jsonb, guards jsonb, words text, initials jsonb)
    on conflict (community, kind, id) do update set doc = excluded.doc, created_at = excluded.created_at, updated_at = excluded.updated_at,
      created_by = excluded.created_by, author = excluded.author, parent = excluded.parent, path = excluded.path, reach = excluded.reach,
      audience = excluded.audience, guards = excluded.guards, words = excluded.words, initials = excluded.initials`.execute(
    db,
  );
}

async function putLinks(db: Change, put: readonly AnyItem[], links: readonly LinkTable[]): Promise<void> {
  await sql`delete from link where source = any(${put.map(({id}) => id)}::text[])`.execute(db);
  await writeLinks(db, links);
}

async function writeLinks(db: Change, all: readonly LinkTable[]): Promise<void> {
  const links = [...new Map(all.map((link) => [`${link.target} ${link.source}`, link])).values()];
  if (links.length === 0) return;
  await sql`insert into link select n.* from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
    as n(target text, source text, kind text, name text, is_shared boolean, is_silent boolean, lively_at bigint, lively text, by text, mark text)
    on conflict (target, source) do update set name = excluded.name, is_shared = excluded.is_shared, lively_at = excluded.lively_at, lively = excluded.lively, by = excluded.by, mark = excluded.mark`.execute(
    db,
  );
}

interface Tally {
  readonly target: string;
  readonly counts: Record<string, number> | null;
  readonly is_whole: boolean;
  readonly lively: string | null;
}

/** Counts anew what hangs on these. */
async function recount(db: Change, {rows}: World, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const {rows: tallies} = await sql<Tally>`select t.id as target,
      (select jsonb_object_agg(name, count) from (select name, count(*) from link where target = t.id and is_shared and name is not null group by name) c) as counts,
      not exists (select 1 from link where target = t.id and not is_shared and not is_silent) as is_whole,
      (select lively from link where target = t.id and is_shared and lively_at is not null order by lively_at desc limit 1) as lively
    from unnest(${ids}::text[]) as t(id)`.execute(db);
  const {rows: adoptions} = await sql<{
    parent: string;
    doc: AnyItem;
    is_shared: boolean;
  }>`select i.parent, i.doc, l.is_shared from item i
    join link l on l.source = i.id and l.target = i.parent where i.kind = 'adoption' and i.parent = any(${ids}::text[])`.execute(
    db,
  );
  const made = tallies.map(({target, counts, is_whole, lively}) => {
    const item = rows.item(target)!;
    const activity = lively !== null && Date.parse(lively) > Date.parse(item.updatedAt) ? lively : item.updatedAt;
    const reports = adoptions.filter(({parent, is_shared}) => parent === target && is_shared).map(({doc}) => doc);
    const all = {...counts, ...(reports.length > 0 && countsOf(item, reports))};
    return {
      community: item.community ?? '',
      kind: item.kind,
      id: item.id,
      counts: Object.keys(all).length > 0 ? all : null,
      is_whole,
      activity_at: Date.parse(activity) || 0,
      activity,
      maturity:
        item.kind === 'practice'
          ? maturityOf(item as unknown as Proved, reports as unknown as readonly Report[]).maturity
          : null,
    };
  });
  await sql`update item i set counts = nullif(n.counts, 'null'), is_whole = n.is_whole, activity_at = n.activity_at, activity = n.activity, maturity = n.maturity
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as n(community text, kind text, id text, counts jsonb, is_whole boolean, activity_at bigint, activity text, maturity text)
    where i.community = n.community and i.kind = n.kind and i.id = n.id`.execute(db);
  for (const {id, counts, is_whole, activity, maturity} of made) {
    const row = rows.row(id)!;
    row.view = undefined;
    row.counts = {shared: counts ? Object.freeze(counts) : undefined, isWhole: is_whole};
    row.activityAt = activity;
    if (maturity) row.maturity = maturity;
  }
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
