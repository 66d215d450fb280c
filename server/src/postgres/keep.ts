import {isDeepStrictEqual} from 'node:util';

import {sql, type Transaction} from 'kysely';

import type {Rows} from '../../../src/adapter/store/rows.js';
import {silent} from '../../../src/model/counts.js';
import type {AnyItem} from '../../../src/model/item.js';
import {acceptedIn, acceptedOf, linksOf} from '../../../src/model/links.js';
import {visibilityOf} from '../../../src/model/visibility.js';
import type {Tables} from '../database/tables.js';
import {columnsOf, linksFor, seenOf, type Columns} from './derived.js';
import {bearingOf, follow, recolumn, type Bearing} from './follow.js';
import {lexemeOf, rememberWords, wordsOf} from './lexemes.js';
import {writeLinks} from './link-rows.js';
import type {LinkTable, Seen} from './tables.js';
import {recount} from './tallies.js';
import type {Removed, World} from './world.js';

type Change = Transaction<Tables>;

/** What was kept: for those who watch. */
export interface Noted {
  readonly item: AnyItem;
  readonly before: Seen | null;
  readonly after: Seen | null;
}

interface Was {
  readonly seen: Seen;
  readonly bearing: Bearing;
}

/**
 * Keeps items as they are now, and what hangs on what, and works out anew what that changes on others.
 *
 * Answers what to tell: the items themselves, those that others now see who did not, or the other way round, and those that count them.
 */
export async function keep(db: Change, world: World, put: readonly AnyItem[], remove: readonly Removed[]) {
  const {rows} = world;
  const gone = remove.flatMap(({id}) => rows.item(id) ?? []);
  const written = [...put, ...gone];
  const isWritten = new Set(written.map(({id}) => id));
  const leaning = [...new Set(written.flatMap((item) => leaningOn(item, rows)))].filter((id) => !isWritten.has(id));
  await world.load([...put, ...leaning.map((id) => rows.item(id)!)].flatMap(acceptedOf));
  const was = new Map<string, Was>();
  for (const id of [...isWritten, ...leaning]) {
    const item = rows.item(id);
    if (item) was.set(id, {seen: forCounts(item, seenOf(item, rows)), bearing: bearingOf(item, rows)});
  }
  const oldLinks = await linksFrom(db, [...isWritten, ...leaning]);

  rows.remove(gone.map(({id}) => id));
  await removeAll(db, gone);
  for (const item of put) rows.put(item);
  const changed = [...put, ...leaning.map((id) => rows.item(id)!)];
  for (const {id} of changed) rows.link(rows.row(id)!);
  await world.load(changed.flatMap((item) => linksOf(item, rows)));
  const columns = put.map((item) => columnsOf(item, rows));
  await putAll(db, columns);
  await recolumn(
    db,
    leaning.map((id) => columnsOf(rows.item(id)!, rows)),
  );
  const links = changed.flatMap((item) => linksFor(item, rows));
  await putLinks(db, changed, links);

  const noted = new Map<string, Noted>();
  for (const item of gone) noted.set(item.id, {item, before: was.get(item.id)!.seen, after: null});
  for (const item of changed) {
    const [before, after] = [was.get(item.id)?.seen ?? null, forCounts(item, seenOf(item, rows))];
    if (isWritten.has(item.id) || !isDeepStrictEqual(before, after)) noted.set(item.id, {item, before, after});
  }
  const decisive = changed.filter(({id}) => !isDeepStrictEqual(was.get(id)?.bearing, bearingOf(rows.item(id)!, rows)));
  const below = await follow(db, world, decisive, isWritten);
  for (const each of below.noted) noted.set(each.item.id, each);

  const touched = touchedBy([...oldLinks, ...links], below.links, (source) => {
    const known = noted.get(source);
    const item = rows.item(source);
    const seen = known?.after ?? known?.before ?? (item ? forCounts(item, seenOf(item, rows)) : undefined);
    // What counts nowhere is no news of what it hangs on, but to whoever made it.
    const cause = item ?? known?.item;
    return seen && cause && silent.has(cause.kind) ? {...seen, only: cause.createdBy ?? ''} : seen;
  });
  const fresh = [...new Set([...touched.keys(), ...put.map(({id}) => id)])];
  await world.load(fresh);
  await recount(
    db,
    world,
    fresh.filter((id) => rows.item(id)),
  );
  // Last, for two who bring the same new word wait for each other: whoever has it wants nothing more that another holds.
  await rememberWords(db, columns.flatMap(wordsOf));

  const others = [...touched].filter(([id]) => !noted.has(id) && rows.item(id));
  return {
    noted: [...noted.values()],
    counting: others.map(([id, because]) => ({item: rows.item(id)!, seen: seenOf(rows.item(id)!, rows), because})),
  };
}

/** Keeps new items that nothing hangs on and nobody counts, many at once: nothing else is worked out from them. */
export async function keepLeaves(db: Change, {rows}: World, leaves: readonly AnyItem[]): Promise<readonly Noted[]> {
  for (const item of leaves) rows.link(rows.put(item));
  await putAll(
    db,
    leaves.map((item) => columnsOf(item, rows)),
  );
  await writeLinks(
    db,
    leaves.flatMap((item) => linksFor(item, rows)),
  );
  return leaves.map((item) => ({item, before: null, after: forCounts(item, seenOf(item, rows))}));
}

/** What only its owner counts is no news to others. */
function forCounts(item: AnyItem, seen: Seen): Seen {
  return visibilityOf(item) === 'person' && item.createdBy !== undefined ? {...seen, only: item.createdBy} : seen;
}

/** Others that have something worked out from this one: a person from where they are a member, a discussion from its answers. */
function leaningOn(item: AnyItem, rows: Rows): readonly string[] {
  const id = item.kind === 'membership' ? String(item['member']) : acceptedIn(item, rows);
  return id !== undefined && rows.item(id) ? [id] : [];
}

type Hanging = Pick<LinkTable, 'target' | 'source'>;

/** What is counted anew, and because of what. */
function touchedBy(
  written: readonly Hanging[],
  below: readonly Hanging[],
  causeOf: (source: string) => Seen | undefined,
): ReadonlyMap<string, readonly Seen[]> {
  const touched = new Map<string, Seen[]>();
  for (const {target, source} of [...written, ...below]) {
    const cause = causeOf(source);
    const known = touched.get(target) ?? [];
    touched.set(target, cause ? [...known, cause] : known);
  }
  return touched;
}

async function linksFrom(db: Change, ids: readonly string[]): Promise<readonly Hanging[]> {
  if (ids.length === 0) return [];
  const {rows} = await sql<Hanging>`select target, source from link where source = any(${ids}::text[])`.execute(db);
  return rows;
}

/** What hung on them keeps saying so, for one of them may come back; it counts as nothing meanwhile. */
async function removeAll(db: Change, gone: readonly AnyItem[]): Promise<void> {
  if (gone.length === 0) return;
  const ids = gone.map(({id}) => id);
  await sql`delete from item i using place p where p.id = any(${ids}::text[]) and i.community = p.community and i.kind = p.kind and i.id = p.id`.execute(
    db,
  );
  await sql`update place set is_gone = true where id = any(${ids}::text[])`.execute(db);
  await sql`delete from link where source = any(${ids}::text[])`.execute(db);
  await sql`update link set name = null, is_shared = false where target = any(${ids}::text[])`.execute(db);
}

async function putAll(db: Change, put: readonly Columns[]): Promise<void> {
  if (put.length === 0) return;
  const columns = put.map((each) => ({
    ...each,
    activity_at: each.updated_at,
    activity: each.doc.updatedAt,
    lexemes: wordsOf(each).map((word) => lexemeOf(each.kind, word)),
  }));
  // An item that moves to another community leaves nothing behind.
  await sql`delete from item i using place p, jsonb_to_recordset(${JSON.stringify(columns.map(({id, community}) => ({id, community})))}::jsonb) as n(id text, community text)
    where p.id = n.id and p.community <> n.community and i.community = p.community and i.kind = p.kind and i.id = p.id`.execute(
    db,
  );
  await sql`insert into place (id, community, kind, is_gone)
    select id, community, kind, false from jsonb_to_recordset(${JSON.stringify(columns.map(({id, community, kind}) => ({id, community, kind})))}::jsonb) as n(id text, community text, kind text)
    on conflict (id) do update set community = excluded.community, kind = excluded.kind, is_gone = false`.execute(db);
  await sql`insert into item (community, kind, id, doc, created_at, updated_at, activity_at, activity, created_by, author, parent, is_whole, path, reach, audience, guards, words, initials, lexemes)
    select community, kind, id, doc, created_at, updated_at, activity_at, activity, created_by, author, parent, true, path, reach, nullif(audience, 'null'), nullif(guards, 'null'), words, nullif(initials, 'null'), array_to_tsvector(lexemes)
    from jsonb_to_recordset(${JSON.stringify(columns)}::jsonb) as n(community text, kind text, id text, doc jsonb, created_at bigint, updated_at bigint, activity_at bigint, activity text,
      created_by text, author text, parent text, path text, reach smallint, audience jsonb, guards jsonb, words text, initials jsonb, lexemes text[])
    on conflict (community, kind, id) do update set doc = excluded.doc, created_at = excluded.created_at, updated_at = excluded.updated_at,
      created_by = excluded.created_by, author = excluded.author, parent = excluded.parent, path = excluded.path, reach = excluded.reach,
      audience = excluded.audience, guards = excluded.guards, words = excluded.words, initials = excluded.initials, lexemes = excluded.lexemes`.execute(
    db,
  );
}

async function putLinks(db: Change, of: readonly AnyItem[], links: readonly LinkTable[]): Promise<void> {
  await sql`delete from link where source = any(${of.map(({id}) => id)}::text[])`.execute(db);
  await writeLinks(db, links);
}
