import {sql, type Transaction} from 'kysely';

import {countsOf} from '../../../src/model/counts.js';
import type {AnyItem} from '../../../src/model/item.js';
import {maturityOf, type Proved, type Report} from '../../../src/model/maturity.js';
import type {Tables} from '../database/tables.js';
import type {World} from './world.js';

interface Tally {
  readonly target: string;
  readonly counts: Record<string, number> | null;
  readonly is_whole: boolean;
  readonly lively: string | null;
}

/** Counts anew what hangs on these. Who counts on the same waits, and then counts what was written meanwhile as well. */
export async function recount(db: Transaction<Tables>, {rows}: World, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`select 1 from place where id = any(${ids}::text[]) order by id for no key update`.execute(db);
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
