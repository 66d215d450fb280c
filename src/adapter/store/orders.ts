import {tableOf, type Kind} from '../../model/kinds.js';
import type {Collators} from './orders-kept.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import {pathOf} from './thread.js';
import {accessTo, boundKey, sortKey, type Access} from './values.js';

export type Key = string | number | undefined | Rank;
/** How well something fits, and what it is sorted by among those that fit as well. */
export type Rank = readonly [number, Key];

/** A way to sort: what by, and which comes first. Ties break by id, and what has no value comes last either way. */
export interface Sorting {
  readonly name: string;
  readonly isDescending: boolean;
  readonly access: Access | undefined;
  keyOf(row: Row): Key;
  /** Compares two places: keys first, then ids. */
  compare(aKey: Key, aId: string, bKey: Key, bId: string): number;
  /** Is a key at or behind where a reader wants to start? */
  isFrom(key: Key, start: string): boolean;
}

/** How a kind is sorted by a name, `-` before it for the largest first. */
export function sortingOf(kind: Kind, sort: string | undefined, reader: Reader, collators: Collators): Sorting {
  const asked = sort ?? tableOf(kind).order;
  const isDescending = asked.startsWith('-');
  const name = isDescending ? asked.slice(1) : asked;
  const sign = isDescending ? -1 : 1;
  const access = name === 'thread' && kind === 'reply' ? undefined : accessTo(kind, name);
  const isCollated = access?.order === 'collated';
  const compareKeys = isCollated
    ? (a: Key, b: Key) => collators.names.compare(a as string, b as string)
    : (a: Key, b: Key) => (a! < b! ? -1 : a! > b! ? 1 : 0);
  return {
    name: asked,
    isDescending,
    access,
    keyOf: access ? (row) => sortKey(access, access.read(row, reader)) : (row) => pathOf(row, reader.rows),
    compare: (aKey, aId, bKey, bId) => {
      if (aKey === undefined || bKey === undefined) {
        if (aKey !== bKey) return aKey === undefined ? 1 : -1;
      } else {
        const order = compareKeys(aKey, bKey);
        if (order !== 0) return sign * order;
      }
      return aId < bId ? -1 : aId > bId ? 1 : 0;
    },
    isFrom: (key, start) => {
      if (key === undefined) return true;
      if (isCollated) return sign * collators.letters.compare(key as string, start) >= 0;
      const bound = access ? boundKey(access, start, isDescending) : start;
      return bound === undefined || (isDescending ? key <= bound : key >= bound);
    },
  };
}
