import {sql, type Kysely} from 'kysely';

import {Rows, type Row} from '../../../src/adapter/store/rows.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import {acceptedOf, links} from '../../../src/model/links.js';
import type {Tables} from '../database/tables.js';
import type {ItemTable} from './tables.js';

export type Db = Kysely<Tables>;

/** As much of an item's row as is needed to show it. */
export type Kept = Pick<ItemTable, 'doc' | 'counts' | 'is_whole' | 'activity' | 'maturity' | 'path'>;

export const keptColumns = ['doc', 'counts', 'is_whole', 'activity', 'maturity', 'path'] as const;

/** Fields that lead from an item to those which decide about it. */
const upward = new Set([
  ...Object.values(links).flat(),
  'parent',
  'discussion',
  'inReplyTo',
  'subject',
  'badge',
  'member',
]);
const sideways = new Set(['authors', 'stewards']);

/** A part of what is kept, in memory, where the rules can look at it. */
export class World {
  readonly rows = new Rows();
  private readonly asked = new Set<string>();

  constructor(private readonly db: Db) {}

  /** Takes in what was read. What hangs on it is known as far as it is loaded. */
  take(kept: readonly Kept[]): void {
    for (const {doc} of kept) {
      this.asked.add(doc.id);
      this.rows.put(doc);
    }
    for (const {doc} of kept) this.rows.link(this.rows.row(doc.id)!);
    for (const each of kept) fill(this.rows.row(each.doc.id)!, each);
  }

  /** Loads items and everything above them. */
  async load(ids: Iterable<string>): Promise<void> {
    let wanted = [...new Set(ids)].filter((id) => !this.asked.has(id));
    while (wanted.length > 0) {
      for (const id of wanted) this.asked.add(id);
      const kept = await this.read(wanted);
      this.take(kept);
      wanted = [...new Set(kept.flatMap(({doc}) => above(doc)))].filter((id) => !this.asked.has(id));
    }
    await this.loadMemberships();
  }

  /** Loads all that hangs on these, and what hangs on that. */
  async loadBelow(ids: readonly string[]): Promise<void> {
    const seen = new Set(ids);
    for (let level = ids; level.length > 0;) {
      const on = await this.loadOn(level);
      level = on.map(({doc}) => doc.id).filter((id) => !seen.has(id));
      for (const id of level) seen.add(id);
    }
  }

  /** Loads what hangs on these; answers all of that, as it is kept. */
  async loadOn(ids: readonly string[]): Promise<readonly (Kept & Pick<ItemTable, 'reach' | 'audience'>)[]> {
    const {rows} = await sql<
      Kept & Pick<ItemTable, 'reach' | 'audience'>
    >`select i.doc, i.counts, i.is_whole, i.activity, i.maturity, i.path, i.reach, i.audience
      from (select distinct source from link where target = any(${ids}::text[])) l
      join place p on p.id = l.source join item i on i.community = p.community and i.kind = p.kind and i.id = p.id`.execute(
      this.db,
    );
    this.take(rows.filter(({doc}) => !this.asked.has(doc.id)));
    return rows;
  }

  /** Loads all that is counted on somebody. A discussion hangs on whoever wrote what was accepted in it, as soon as that is there. */
  async loadCounted(member: string): Promise<void> {
    const on = await this.loadOn([member]);
    await this.load(on.flatMap(({doc}) => acceptedOf(doc)));
    for (const {doc} of on) this.rows.link(this.rows.row(doc.id)!);
  }

  /** Loads what one person did to these, and of those that are not whole, all that is done to them: what was made last comes last, whatever the plan. */
  async loadMarks(me: string | null, ids: readonly string[], partial: readonly string[]): Promise<void> {
    if (ids.length === 0 || (me === null && partial.length === 0)) return;
    const {rows} = await sql<Kept>`select i.doc, i.counts, i.is_whole, i.activity, i.maturity, i.path from link l
      join place p on p.id = l.source join item i on i.community = p.community and i.kind = p.kind and i.id = p.id
      where (l.target = any(${ids}::text[]) and l.by = ${me}::text and l.mark is not null) or l.target = any(${partial}::text[])
      order by i.created_at, i.id`.execute(this.db);
    const shown = new Map(ids.map((id) => [id, keptOf(this.rows.row(id))] as const));
    this.take(rows.filter(({doc}) => !this.asked.has(doc.id)));
    // To hang something on an item makes it forget what was worked out.
    for (const [id, kept] of shown) if (kept) Object.assign(this.rows.row(id)!, kept);
  }

  private async read(ids: readonly string[]): Promise<readonly Kept[]> {
    const {rows} = await sql<Kept>`select i.doc, i.counts, i.is_whole, i.activity, i.maturity, i.path from place p
      join item i on i.community = p.community and i.kind = p.kind and i.id = p.id where p.id = any(${ids}::text[])`.execute(
      this.db,
    );
    return rows;
  }

  /** Who is for a community is for those they are in with. */
  private async loadMemberships(): Promise<void> {
    const members = this.rows.of('member').map(({item}) => item.id);
    if (members.length === 0) return;
    const kept = await this.db
      .selectFrom('item')
      .select(keptColumns)
      .where('parent', 'in', members)
      .where('kind', '=', 'membership')
      .execute();
    this.take(kept.filter(({doc}) => !this.asked.has(doc.id)));
  }
}

function fill(row: Row, {counts, is_whole, activity, maturity, path}: Kept): void {
  row.counts = {shared: counts ? Object.freeze(counts) : undefined, isWhole: is_whole};
  row.activityAt = activity;
  if (maturity) row.maturity = maturity;
  if (path !== null) row.path = path;
}

function keptOf(row: Row | undefined) {
  if (!row) return undefined;
  const {counts, activityAt, maturity} = row;
  return {counts, activityAt, maturity};
}

/** The practices that a collection lists, or somebody would have it list. */
export function listedIn(said: object): readonly string[] {
  const {practices} = said as {readonly practices?: unknown};
  return Array.isArray(practices) ? practices.filter((id) => typeof id === 'string') : [];
}

/** The ids of what decides about an item. */
export function above(item: AnyItem): readonly string[] {
  const ids: string[] = item.community === undefined ? [] : [item.community];
  // Who may see what a collection lists decides what of it they read.
  ids.push(...listedIn(item));
  for (const name of upward) {
    const value = item[name];
    if (typeof value === 'string' && !sideways.has(name)) ids.push(value);
  }
  return ids;
}

export type Removed = {readonly kind: Kind; readonly id: string};
