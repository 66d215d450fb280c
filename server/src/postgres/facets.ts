import {sql, type RawBuilder} from 'kysely';

import type {FacetValue} from '../../../src/adapter/contract.js';
import type {Kind} from '../../../src/model/kinds.js';
import {columnOf, type Asking} from './columns.js';
import type {Order} from './order.js';
import type {Db} from './world.js';

/** What is looked at, and whose eyes it is seen with. */
export interface Looking {
  readonly kind: Kind;
  readonly asking: Asking;
  readonly order: Order;
}

export interface Look {
  /** How many there are; of a look that ends, at most one more than it looks at. */
  readonly count: number;
  /** Of those that were looked at, the best; of a look that does not end, none. */
  readonly ids: readonly string[];
  /** By name: the most frequent value first, letters in the order of the sort. */
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
}

/** So many of an order. */
export interface First {
  readonly order: Order;
  readonly count: number;
}

interface Asked {
  readonly where: RawBuilder<boolean>;
  readonly names?: readonly string[];
  /** Then it ends behind so many, and says which they are, or which are the first of them. */
  readonly most?: number;
  readonly first?: First | undefined;
  /** Of everything, or of so much of the table, from 0 to 1. */
  readonly share?: number;
}

/** Counts what meets the conditions and the values of facets among it, in one pass. */
export async function look(
  db: Db,
  looking: Looking,
  {where, names = [], most, first, share = 1}: Asked,
): Promise<Look> {
  const parts = names.map((name, index) => partOf(looking, name, index));
  const from = share === 1 ? sql`item i` : sql`item i tablesample system (${sql.lit(share * 100)}) repeatable (1)`;
  const ranked = first ? [sql`${first.order.key} as key`, sql`${first.order.score} as score`] : [];
  const columns = sql.join([
    most === undefined ? sql`1` : sql`i.id`,
    ...ranked,
    ...parts.flatMap((part) => part.columns),
  ]);
  const end = most === undefined ? sql`` : sql`limit ${most + 1}`;
  const best = first
    ? sql`(select id from found order by ${first.order.by(false)} limit ${first.count}) best`
    : sql`found`;
  const ids = most === undefined ? sql`null` : sql`(select coalesce(array_agg(id), '{}') from ${best})`;
  const answers = parts.map(
    ({values}, index) =>
      sql`(select coalesce(json_agg(json_build_object('value', value, 'count', count)), '[]') from (${values}) f) as ${sql.ref(`f${index}`)}`,
  );
  const {rows} = await sql<
    Record<string, unknown>
  >`with found as materialized (select ${columns} from ${from} where ${where} ${end})
    select ${sql.join([sql`(select count(*) from found) as count`, sql`${ids} as ids`, ...answers])}`.execute(db);
  const [row] = rows as [Record<string, unknown>];
  return {
    count: Number(row['count']),
    ids: (row['ids'] as readonly string[] | null) ?? [],
    facets: Object.fromEntries(names.map((name, index) => [name, row[`f${index}`] as readonly FacetValue[]])),
  };
}

/** The same where it was one of so many that was looked at. */
export function scaled(values: readonly FacetValue[], rate: number): readonly FacetValue[] {
  return values.map(({value, count}) => ({value, count: Math.round(count * rate)}));
}

interface Part {
  /** What is kept of each item, and how it is counted afterwards. */
  readonly columns: readonly RawBuilder<unknown>[];
  readonly values: RawBuilder<unknown>;
}

function partOf({kind, asking, order}: Looking, name: string, index: number): Part {
  const [own, key] = [sql.ref(`v${index}`), sql.ref(`k${index}`)];
  if (name === 'initial') {
    const first = order.isDescending ? sql`max(${key}) desc nulls last` : sql`min(${key}) asc nulls last`;
    return {
      columns: [sql`${initialOf(order)} as ${own}`, sql`${order.key} as ${key}`],
      values: sql`select ${own} as value, count(*) from found group by 1 order by ${first}`,
    };
  }
  const {json, isList} = columnOf(kind, name, asking);
  // Who has a value twice has it once.
  const each = isList
    ? sql`cross join lateral (select distinct jsonb_array_elements_text(coalesce(${own}, '[]'::jsonb)) as value) each`
    : sql`cross join lateral (select ${own} #>> '{}' as value) each`;
  return {
    columns: [sql`${json} as ${own}`],
    values: sql`select each.value, count(*) from found ${each}
      where each.value is not null group by each.value order by count(*) desc, each.value collate "C"`,
  };
}

function initialOf({column, key}: Order): RawBuilder<unknown> {
  if (column?.order === 'collated') return sql`coalesce(i.initials ->> ${column.name}, '')`;
  if (column?.order === 'instant')
    return sql`coalesce(to_char(to_timestamp(${key} / 1000.0) at time zone 'UTC', 'YYYY-MM'), '')`;
  if (column?.order === 'date') return sql`coalesce(left(${key}, 7), '')`;
  return column?.choices ? sql`coalesce((${column.json}) #>> '{}', '')` : sql`coalesce((${key})::text, '')`;
}
