import {isDeepStrictEqual} from 'node:util';

import {sql, type Transaction} from 'kysely';

import type {AnyItem} from '../../../src/model/item.js';
import {acceptedOf, linksOf} from '../../../src/model/links.js';
import type {Rows} from '../../../src/adapter/store/rows.js';
import type {Tables} from '../database/tables.js';
import {columnsOf, linksFor, seenOf, type Columns} from './derived.js';
import type {Noted} from './keep.js';
import {writeLinks} from './link-rows.js';
import type {LinkTable} from './tables.js';
import type {World} from './world.js';

/** As much of an item as decides who sees what hangs on it, where that stands, and whether it is counted there for everybody. */
export type Bearing = readonly unknown[];

export function bearingOf(item: AnyItem, rows: Rows): Bearing {
  const {reach, audience, path} = columnsOf(item, rows);
  return [item.visibility, item['hidesAwards'] === true, reach, audience, path];
}

/**
 * Works out anew what hangs on items that are there now, or that others see now; and what hangs on that, as far down as it changes anything.
 *
 * Answers whatever others see now than before, and what hangs otherwise.
 */
export async function follow(
  db: Transaction<Tables>,
  world: World,
  from: readonly AnyItem[],
  done: ReadonlySet<string>,
): Promise<{readonly noted: readonly Noted[]; readonly links: readonly Pick<LinkTable, 'target' | 'source'>[]}> {
  const {rows} = world;
  const noted: Noted[] = [];
  const links: Pick<LinkTable, 'target' | 'source'>[] = [];
  const seen = new Set(done);
  for (let level = from.map(({id}) => id); level.length > 0;) {
    const kept = (await world.loadOn(level)).filter(({doc}) => !seen.has(doc.id));
    const items = kept.map(({doc}) => rows.item(doc.id)!);
    for (const {id} of items) {
      seen.add(id);
      rows.row(id)!.path = undefined;
    }
    await world.load(items.flatMap(acceptedOf));
    await world.load(items.flatMap((item) => linksOf(item, rows)));
    const columns = items.map((item) => columnsOf(item, rows));
    const changed = columns.filter((now, index) => {
      const {reach, audience, path} = kept[index]!;
      return !isDeepStrictEqual([now.reach, now.audience, now.path], [reach, audience, path]);
    });
    await recolumn(db, changed);
    links.push(
      ...(await writeLinks(
        db,
        items.flatMap((item) => linksFor(item, rows)),
      )),
    );
    level = changed.map(({id}) => id);
    for (const [index, item] of items.entries()) {
      const after = seenOf(item, rows);
      const before = {...after, reach: kept[index]!.reach, audience: kept[index]!.audience};
      if (!isDeepStrictEqual(before, after)) noted.push({item, before, after});
    }
  }
  return {noted, links};
}

/** Keeps what was worked out from others, of items that were not written themselves. */
export async function recolumn(db: Transaction<Tables>, columns: readonly Columns[]): Promise<void> {
  if (columns.length === 0) return;
  const kept = columns.map(({community, kind, id, reach, audience, guards, path}) => ({
    ...{community, kind, id},
    ...{reach, audience, guards, path},
  }));
  await sql`update item i set reach = n.reach, audience = nullif(n.audience, 'null'), guards = nullif(n.guards, 'null'), path = n.path
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as n(community text, kind text, id text, reach smallint, audience jsonb, guards jsonb, path text)
    where i.community = n.community and i.kind = n.kind and i.id = n.id`.execute(db);
}
