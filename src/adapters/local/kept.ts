import type {Absorbed, RememberedKey} from '../../adapter/store/types.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {lastChange, type LocalDatabase} from './database.js';

type Named = {readonly kind: Kind; readonly id: string};

/** Everything a browser keeps of a community, as of one change. */
export interface Kept {
  readonly items: readonly AnyItem[];
  readonly gone: readonly Named[];
  readonly keys: readonly RememberedKey[];
  /** The number of the last change in it. */
  readonly at: number;
}

/** How long the page may be held by what was read, in milliseconds. */
const slice = 6;

/** Reads everything, a slice at a time: the page stays alive at any size. */
export async function readAll(database: LocalDatabase): Promise<Kept> {
  // First the number: a change made meanwhile is then read twice, and none is missed.
  const at = await database.read(async (opened) => lastChange(opened.transaction('changes')));
  const [written, gone, keys] = await database.read(
    async (opened) => [await opened.getAll('items'), await opened.getAll('gone'), await opened.getAll('keys')] as const,
  );
  const apart = new Set([...written, ...gone].map(({id}) => id));
  const items = [...written];
  for (let next = 0, count = 4, more = true; more;) {
    const range = IDBKeyRange.bound(next, next + count, false, true);
    const packs = await database.read((opened) => opened.getAll('packs', range));
    // The values are unpacked here, as far as the browser did not already.
    const started = performance.now();
    for (const item of packs.flat()) if (!apart.has(item.id)) items.push(item);
    more = packs.length === count;
    next += count;
    count = performance.now() - started < slice ? Math.min(count * 2, 32) : Math.max(count >> 1, 1);
  }
  return {items, gone, keys: keys.toSorted((one, other) => one.at - other.at), at};
}

export interface News {
  readonly news: Absorbed;
  /** The number of the last change in it. */
  readonly at: number;
}

/** What others changed since; everything, where that is too much or too long ago to say. `key`: a change that may be among it. */
export async function newsSince(database: LocalDatabase, at: number, key?: string): Promise<News> {
  const {news, at: last, removed} = await readNews(database, at, key);
  if (news) return {news, at: last};
  const {items, gone, at: end} = await readAll(database);
  const here = new Set(items.map(({id}) => id));
  return {news: {put: items, remove: [...gone, ...removed].filter(({id}) => !here.has(id))}, at: end};
}

interface Read {
  readonly news?: Absorbed;
  readonly at: number;
  readonly removed: readonly Named[];
}

function readNews(database: LocalDatabase, at: number, key?: string): Promise<Read> {
  return database.read(async (opened) => {
    const everything = opened.transaction(['items', 'keys', 'changes']);
    const changes = everything.objectStore('changes');
    const [first, last] = [await changes.openKeyCursor(), await lastChange(everything)];
    if (last === at) return {news: {put: [], remove: []}, at, removed: []};
    const entries = await changes.getAll(IDBKeyRange.lowerBound(at, true));
    const removed = entries.flatMap(({remove}) => remove);
    if (!first || first.key > at + 1 || entries.some(({isWhole}) => isWhole)) return {at: last, removed};
    const put: AnyItem[] = [];
    for (const id of new Set(entries.flatMap((entry) => entry.put))) {
      const item = await everything.objectStore('items').get(id);
      if (item) put.push(item);
    }
    const here = new Set(put.map(({id}) => id));
    const known = key === undefined ? undefined : await everything.objectStore('keys').get(key);
    const news = {put, remove: removed.filter(({id}) => !here.has(id)), ...(known && {key: known})};
    return {news, at: last, removed};
  });
}
