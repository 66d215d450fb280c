import {sql, type RawBuilder} from 'kysely';

import {closeToNobody} from '../../../src/adapter/store/searching.js';
import {ringsAround} from '../../../src/model/closeness.js';
import type {Asking} from './columns.js';
import {meOf} from './me.js';
import type {Score} from './order.js';
import {all, testsOf} from './where.js';
import type {Db} from './world.js';

/** People around somebody, ring by ring from the closest on. */
export interface Around {
  readonly rings: readonly {readonly closeness: number; readonly holds: RawBuilder<boolean>}[];
  readonly score: Score;
}

/** Who is how close to whoever asks, by what they may see of each. */
export async function around(db: Db, asking: Asking): Promise<Around> {
  const me = await meOf(db, asking);
  if (!me) throw closeToNobody();
  const rings = ringsAround(me).map(({closeness, where}) => ({
    closeness,
    holds: all(testsOf('member', where, asking).map(({holds}) => holds)),
  }));
  const cases = rings.map(({closeness, holds}) => sql`when ${holds} then ${sql.lit(closeness)}::int`);
  return {rings, score: sql<number>`(case ${sql.join(cases, sql` `)} end)`};
}

/**
 * Reads ring by ring until there are enough: nobody puts a whole organisation in order for its first page.
 *
 * @param begin The closeness to begin at, where a list goes on.
 * @param read So many of a ring, in the order of the list.
 */
export async function ringByRing<R>(
  {rings}: Around,
  {begin, isBack, limit}: {readonly begin: number | undefined; readonly isBack: boolean; readonly limit: number},
  read: (within: RawBuilder<boolean>, limit: number) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const found: R[] = [];
  for (const {closeness, holds} of isBack ? [...rings].reverse() : rings) {
    if (begin !== undefined && (isBack ? closeness < begin : closeness > begin)) continue;
    if (found.length < limit) found.push(...(await read(holds, limit - found.length)));
  }
  return found;
}
