import {sql, type Kysely} from 'kysely';

import {newVersion} from '../../../src/adapter/store/planned.js';
import type {Change} from '../../../src/adapter/contract.js';
import {isCommunityError} from '../../../src/model/errors.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import type {PostgresSource} from '../postgres/index.js';
import './tables.js';

interface Dead {
  readonly url: string;
  readonly since: string;
}

/**
 * Says on a practice which of its links are dead, by a flag of nobody's: it is seen by whoever sees the practice, and told to those who look after
 * it. A link that is found again, or is no more in the text, leaves it by itself. What somebody resolved by hand is not raised again.
 */
export async function raise(db: Kysely<Tables>, source: PostgresSource, practice: string): Promise<void> {
  const dead = await deadIn(db, practice);
  const [latest] = await flagsOn(db, practice);
  const isOpen = latest?.state === 'open';
  const known = latest && (isOpen || latest.updatedBy !== undefined) ? urlsOf(latest) : new Set<string>();
  const isMore = dead.some(({url}) => !known.has(url));
  const isLess = isOpen && (dead.length === 0 || (!isMore && dead.length < known.size));
  try {
    if (isOpen && (isMore || dead.length === 0)) await resolve(source, latest);
    else if (isLess) await source.rewrite([latest.id], (flag) => ({...flag, dead, version: newVersion()}));
    if (isMore) await flag(source, practice, dead);
  } catch (error) {
    // Somebody was quicker, or it is no more in use.
    if (!isCommunityError(error) || !['conflict', 'invalid', 'not-found'].includes(error.kind)) throw error;
  }
}

async function deadIn(db: Kysely<Tables>, practice: string): Promise<readonly Dead[]> {
  const {rows} = await sql<{url: string; since: string}>`select a.url, a.failing_since as since
    from link_use u join link_address a on a.url = u.url
    where u.practice = ${practice} and a.is_dead order by a.url collate "C" limit 100`.execute(db);
  return rows.map(({url, since}) => ({url, since: new Date(Number(since)).toISOString().slice(0, 10)}));
}

/** The source's own, the latest first. */
async function flagsOn(db: Kysely<Tables>, practice: string): Promise<readonly AnyItem[]> {
  const {rows} = await sql<{doc: AnyItem}>`select doc from item
    where parent = ${practice} and kind = 'flag' and doc ? 'dead' order by created_at desc, id desc limit 1`.execute(
    db,
  );
  return rows.map(({doc}) => doc);
}

function urlsOf(flag: AnyItem): ReadonlySet<string> {
  return new Set((flag['dead'] as readonly Dead[]).map(({url}) => url));
}

async function flag(source: PostgresSource, practice: string, dead: readonly Dead[]): Promise<void> {
  const item = {id: newId(), subject: practice, reason: 'broken-link', dead};
  await source.write!({verb: 'create', kind: 'flag', item} as Change, {key: newId()});
}

async function resolve(source: PostgresSource, {id, version}: AnyItem): Promise<void> {
  await source.write!({verb: 'act', kind: 'flag', id, version, act: 'resolve'} as Change, {key: newId()});
}
