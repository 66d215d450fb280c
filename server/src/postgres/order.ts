import {sql, type RawBuilder} from 'kysely';

import type {Place} from '../../../src/adapter/store/cursor.js';
import type {Key, Rank} from '../../../src/adapter/store/orders.js';
import type {Query} from '../../../src/adapter/contract.js';
import {tableOf, type Kind} from '../../../src/model/kinds.js';
import {columnOf, times, type Asking, type Column} from './columns.js';

/** A way to sort, in SQL: what has no value comes last either way, and ties break by id. */
export interface Order {
  readonly column: Column | undefined;
  readonly isDescending: boolean;
  readonly key: RawBuilder<unknown>;
  readonly score: RawBuilder<unknown>;
  /** For a query that selects `key` and `score` by these names: said again, with parameters of their own, they would be worked out again. */
  by(isBack: boolean): RawBuilder<unknown>;
  /** Where a row stands in it. */
  place(row: {readonly id: string; readonly key: Key; readonly score: number | null}): Place;
  /** Behind a place; of one that looks back, before it. */
  after(place: Place): RawBuilder<boolean>;
  /** At or behind a value. */
  from(value: string): RawBuilder<boolean>;
  /** A key as the database answers it. */
  read(key: unknown): Key;
}

/** How well each item fits, the more the better: what it is sorted by before anything else. */
export type Score = RawBuilder<number>;

/** @param score Where the list is sorted by it; among those who fit as well, by the name of the query, or as the kind is listed. */
export function orderOf(kind: Kind, {sort}: Pick<Query, 'sort'>, asking: Asking, score?: Score): Order {
  const asked = sort === undefined || sort === 'relevance' ? tableOf(kind).order : sort;
  const isDescending = asked.startsWith('-');
  const name = isDescending ? asked.slice(1) : asked;
  const isThread = name === 'thread' && kind === 'reply';
  const column = isThread ? undefined : columnOf(kind, name, asking);
  const key = column ? column.key : sql`i.path`;
  const id = sql`(i.id collate "C")`;
  const isNumber = column !== undefined && (column.order === 'number' || column.order === 'instant');
  const isAlways = column?.isAlways === true;
  // Of the type that the key has, for else no index knows it.
  const number = column && column.name in times ? sql`bigint` : sql`numeric`;
  const typed = (value: Key) => (isNumber ? sql`${Number(value)}::${number}` : sql`${String(value)}::text`);

  /** Strictly behind `place` in this order, or, turned round, strictly before it. */
  const beyond = (place: {readonly id: string; readonly key: Key | null}, isBack: boolean): RawBuilder<boolean> => {
    const isLater = isBack ? sql`<` : sql`>`;
    const further = isDescending === isBack ? sql`>` : sql`<`;
    if (place.key === null || place.key === undefined) {
      const within = sql<boolean>`(${key} is null and ${id} ${isLater} ${place.id})`;
      return isBack ? sql<boolean>`(${key} is not null or ${within})` : within;
    }
    const value = typed(place.key);
    // Where everything has a key, the first half is what an index begins at.
    if (isAlways)
      return sql<boolean>`(${key} ${further}= ${value} and (${key} ${further} ${value} or ${id} ${isLater} ${place.id}))`;
    const step = sql<boolean>`(${key} ${further} ${value} or (${key} = ${value} and ${id} ${isLater} ${place.id}))`;
    return isBack ? sql<boolean>`(${key} is not null and ${step})` : sql<boolean>`(${key} is null or ${step})`;
  };

  return {
    column,
    isDescending,
    key,
    score: score ?? sql`null::int`,
    by: (isBack) => {
      const down = isDescending === isBack ? sql`asc` : sql`desc`;
      const nulls = isAlways ? sql`` : isBack ? sql` nulls first` : sql` nulls last`;
      const rest = sql`key ${down}${nulls}, (id collate "C") ${isBack ? sql`desc` : sql`asc`}`;
      return score ? sql`score ${isBack ? sql`asc` : sql`desc`}, ${rest}` : rest;
    },
    place: ({id, key: at, score: fit}) => ({id, key: (score ? ([fit!, at] as Rank) : at) ?? null}),
    after: ({id, key: at, back}) => {
      const isBack = back === true;
      if (!score) return beyond({id, key: at}, isBack);
      const [fit, inner] = at as Rank;
      const better = isBack ? sql`>` : sql`<`;
      return sql<boolean>`(${score} ${better} ${fit} or (${score} = ${fit} and ${beyond({id, key: inner ?? null}, isBack)}))`;
    },
    from: (value) => {
      const bound = column && column.order !== 'collated' ? column.bound(value, isDescending) : value;
      if (bound === undefined) return sql<boolean>`true`;
      const isWithin = sql<boolean>`${key} ${isDescending ? sql`<=` : sql`>=`} ${typed(bound)}`;
      return isAlways ? isWithin : sql<boolean>`(${key} is null or ${isWithin})`;
    },
    read: (value) => {
      if (value === null || value === undefined) return undefined;
      return isNumber || column?.choices ? Number(value) : String(value);
    },
  };
}
