import {sql, type RawBuilder} from 'kysely';

import type {FacetValue} from '../../../src/adapter/contract.js';
import type {Kind} from '../../../src/model/kinds.js';
import {columnOf, type Asking} from './columns.js';
import type {Order} from './order.js';
import type {Db} from './world.js';

/** Counts the values of one name among what meets the conditions: the most frequent first, letters in the order of the sort. */
export async function facetOf(
  db: Db,
  kind: Kind,
  name: string,
  asking: Asking,
  where: RawBuilder<boolean>,
  order: Order,
  /** Of everything, or of so much of it, from 0 to 1: then about how many there are of each. */
  share: number,
): Promise<readonly FacetValue[]> {
  const from = share === 1 ? sql`item i` : sql`item i tablesample system (${sql.lit(share * 100)}) repeatable (1)`;
  const counted = name === 'initial' ? initials(order, from, where) : values(kind, name, asking, from, where);
  const {rows} = await counted.execute(db);
  return rows.map(({value, count}) => ({value, count: Math.round(Number(count) / share)}));
}

function values(kind: Kind, name: string, asking: Asking, from: RawBuilder<unknown>, where: RawBuilder<boolean>) {
  const {json, isList} = columnOf(kind, name, asking);
  // Who has a value twice has it once.
  const each = isList
    ? sql`cross join lateral (select distinct jsonb_array_elements_text(coalesce(${json}, '[]'::jsonb)) as value) each`
    : sql`cross join lateral (select (${json}) #>> '{}' as value) each`;
  return sql<{value: string; count: string}>`select each.value, count(*) from ${from} ${each}
    where ${where} and each.value is not null group by each.value order by count(*) desc, each.value collate "C"`;
}

function initials({column, key, isDescending}: Order, from: RawBuilder<unknown>, where: RawBuilder<boolean>) {
  const value =
    column?.order === 'collated'
      ? sql`coalesce(i.initials ->> ${column.name}, '')`
      : column?.order === 'instant'
        ? sql`coalesce(to_char(to_timestamp(${key} / 1000.0) at time zone 'UTC', 'YYYY-MM'), '')`
        : column?.order === 'date'
          ? sql`coalesce(left(${key}, 7), '')`
          : column?.choices
            ? sql`coalesce((${column.json}) #>> '{}', '')`
            : sql`coalesce((${key})::text, '')`;
  const first = isDescending ? sql`max(${key}) desc nulls last` : sql`min(${key}) asc nulls last`;
  return sql<{
    value: string;
    count: string;
  }>`select ${value} as value, count(*) from ${from} where ${where} group by 1 order by ${first}`;
}
