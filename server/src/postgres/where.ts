import {sql, type RawBuilder} from 'kysely';

import type {Condition, Scalar} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';
import {columnOf, type Asking, type Column} from './columns.js';
import type {Db} from './world.js';

/** One condition of a query, and the name it is about. */
export interface Test {
  readonly name: string;
  readonly condition: Condition;
  readonly holds: RawBuilder<boolean>;
  /** The same for whoever meets the items anyway: nobody looks up by an index who they are. */
  readonly isSo: RawBuilder<boolean>;
}

type Where = Readonly<Record<string, Condition | undefined>>;

/** What is known of the conditions of a query before they are asked. */
export interface Known {
  /** A community that nothing of others is meant for: then an index has its lists in their order. */
  readonly alone?: string | undefined;
}

export function testsOf(kind: Kind, where: Where = {}, asking: Asking, known: Known = {}): readonly Test[] {
  return Object.entries(where).flatMap(([asked, condition]) => {
    if (condition === undefined) return [];
    const {lookUp, ...rest} = columnOf(kind, asked, asking);
    const column = lookUp ? {...rest, lookUp} : rest;
    const isAlone =
      column.name === 'community' && condition === known.alone && kind !== 'member' && kind !== 'community';
    if (isAlone) {
      const test = sql<boolean>`i.community = ${known.alone}`;
      return [{name: column.name, condition, holds: test, isSo: test}];
    }
    return [{name: column.name, condition, holds: holds(kind, column, condition), isSo: holds(kind, rest, condition)}];
  });
}

export function all(tests: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return tests.length === 0 ? sql`true` : sql`(${sql.join(tests, sql` and `)})`;
}

function some(tests: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return tests.length === 0 ? sql`false` : sql`(${sql.join(tests, sql` or `)})`;
}

function holds(kind: Kind, column: Column, condition: Condition): RawBuilder<boolean> {
  if (typeof condition !== 'object') return has(kind, column, condition);
  if ('any' in condition) return anyOf(kind, column, condition.any);
  if ('all' in condition) return all(condition.all.map((value) => has(kind, column, value)));
  // Of a value that is not there, nothing is said either way.
  if ('none' in condition)
    return sql`not coalesce(${some(condition.none.map((value) => has(kind, column, value)))}, false)`;
  if ('exists' in condition) return sql`(${isThere(column)}) = ${condition.exists}`;
  if ('from' in condition || 'to' in condition) return within(column, condition);
  throw new CommunityError('invalid', `“${column.name}” has a condition nobody knows.`, {
    fields: {[column.name]: 'Use a value, any, all, none, from and to, or exists.'},
  });
}

function has(kind: Kind, column: Column, wanted: Scalar): RawBuilder<boolean> {
  const {name, json, isList} = column;
  if (name === 'community' && kind !== 'community') return inCommunity(kind, wanted);
  const value = JSON.stringify(wanted);
  if (wanted === false && !isList) return sql`coalesce(${json}, 'false'::jsonb) = 'false'::jsonb`;
  const isSo = isList ? sql<boolean>`(${json}) @> ${`[${value}]`}::jsonb` : sql<boolean>`(${json}) = ${value}::jsonb`;
  const known = sql<boolean>`coalesce(${isSo}, false)`;
  // The look-up finds candidates by an index; the value itself may be hidden.
  return column.lookUp ? sql`(i.doc @> ${JSON.stringify(column.lookUp(wanted))}::jsonb and ${known})` : known;
}

function anyOf(kind: Kind, column: Column, wanted: readonly Scalar[]): RawBuilder<boolean> {
  const {json, isList} = column;
  const isPlain = wanted.every((value) => typeof value === 'string') && column.name !== 'community';
  if (!isPlain || wanted.length <= 8) return some(wanted.map((value) => has(kind, column, value)));
  if (isList) return sql`coalesce((${json}) ?| ${wanted}::text[], false)`;
  return sql`coalesce(((${json}) #>> '{}') = any(${wanted}::text[]), false)`;
}

/** The community of a query that nothing of another one is meant for; nothing where there is none, or something is. */
export async function aloneIn(db: Db, kind: Kind, where: Where = {}): Promise<string | undefined> {
  const {community} = where;
  if (typeof community !== 'string' || kind === 'member' || kind === 'community') return undefined;
  const {rows} = await sql`select 1 from item i where ${meantFor(community)} limit 1`.execute(db);
  return rows.length === 0 ? community : undefined;
}

function meantFor(community: string): RawBuilder<boolean> {
  return sql<boolean>`i.doc @> ${JSON.stringify({alsoFor: [community]})}::jsonb`;
}

/** What belongs to a community or is meant for it; of people, those who are in it. */
function inCommunity(kind: Kind, wanted: Scalar): RawBuilder<boolean> {
  const id = String(wanted);
  if (kind === 'member')
    return sql`i.id in (select m.parent from item m where m.community = ${id} and m.kind = 'membership' and m.doc @> '{"state": "active"}'::jsonb)`;
  return sql`(i.community = ${id} or ${meantFor(id)})`;
}

function isThere({name, json, isList}: Column): RawBuilder<boolean> {
  if (name.startsWith('counts.')) return sql`(${json}) <> '0'::jsonb`;
  return isList ? sql`(${json} is not null and ${json} <> '[]'::jsonb)` : sql`(${json}) is not null`;
}

function within(
  column: Column,
  {from, to}: {readonly from?: string | number; readonly to?: string | number},
): RawBuilder<boolean> {
  const low = from === undefined ? undefined : column.bound(from, false);
  const high = to === undefined ? undefined : column.bound(to, true);
  if (Number.isNaN(low) || Number.isNaN(high)) return sql`false`;
  // Letters compare here as they are written, not as they are sorted.
  const bare = (key: RawBuilder<unknown>) => (column.order === 'collated' ? sql`(${key}) collate "C"` : key);
  const inside = (key: RawBuilder<unknown>) =>
    all([
      sql`${key} is not null`,
      ...(low === undefined ? [] : [sql<boolean>`${bare(key)} >= ${low}`]),
      ...(high === undefined ? [] : [sql<boolean>`${bare(key)} <= ${high}`]),
    ] as RawBuilder<boolean>[]);
  // Few have it, and an index knows them.
  if (column.name === 'leavesOn') return sql`(i.doc ? 'leavesOn' and ${inside(column.key)})`;
  if (!column.isList) return inside(column.key);
  return sql`exists (select 1 from jsonb_array_elements(coalesce(${column.json}, '[]'::jsonb)) as each(value) where ${inside(column.keyOf(sql`each.value`))})`;
}
