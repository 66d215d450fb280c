import type {DBSchema} from 'idb';

import {hasIndexedDb, openDatabase, quietly} from './database.js';

/** Something a cache keeps, and since when. */
export interface Stored {
  readonly key: string;
  readonly value: unknown;
  /** Epoch milliseconds. */
  readonly storedAt: number;
}

/** Where a cache keeps things. Losing one is no harm, so nothing here fails for want of room. */
export interface CacheStore {
  get(keys: readonly string[]): Promise<readonly (Stored | undefined)[]>;
  put(entries: readonly Stored[]): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
  close(): void;
}

/** The most entries kept; the oldest go first. */
const most = 5_000;

/** Kept as long as the page. */
export function memoryStore(): CacheStore {
  const entries = new Map<string, Stored>();
  return {
    get: async (keys) => keys.map((key) => entries.get(key)),
    put: async (stored) => {
      for (const entry of stored) {
        entries.delete(entry.key);
        entries.set(entry.key, entry);
      }
      for (const key of entries.keys()) {
        if (entries.size <= most) break;
        entries.delete(key);
      }
    },
    remove: async (key) => void entries.delete(key),
    clear: async () => entries.clear(),
    close: () => {},
  };
}

interface Schema extends DBSchema {
  entries: {key: string; value: Stored; indexes: {storedAt: number}};
}

/** Kept in the browser until it is wiped or room runs out. */
export function databaseStore(name: string): CacheStore {
  const database = openDatabase<Schema>(name, 1, (opened, from) => {
    if (from < 1) opened.createObjectStore('entries', {keyPath: 'key'}).createIndex('storedAt', 'storedAt');
  });
  let untilPruned = 0;

  const prune = (goal: number) =>
    database.use(async (opened) => {
      const transaction = quietly(opened.transaction('entries', 'readwrite'));
      let surplus = (await transaction.store.count()) - goal;
      let cursor = await transaction.store.index('storedAt').openCursor();
      while (cursor && surplus-- > 0) {
        await cursor.delete();
        cursor = await cursor.continue();
      }
      await transaction.done;
    });

  const put = (entries: readonly Stored[]) =>
    database.use(async (opened) => {
      const transaction = quietly(opened.transaction('entries', 'readwrite'));
      await Promise.all([...entries.map((entry) => transaction.store.put(entry)), transaction.done]);
    });

  return {
    get: (keys) =>
      database.use(async (opened) => {
        const {store} = quietly(opened.transaction('entries'));
        return Promise.all(keys.map((key) => store.get(key)));
      }),
    async put(entries) {
      untilPruned -= entries.length;
      if (untilPruned < 0) {
        untilPruned = most / 10;
        await prune(most);
      }
      try {
        await put(entries);
      } catch (error) {
        if ((error as Error).name !== 'QuotaExceededError') throw error;
        await prune(0);
        // Still no room: the page works without.
        await put(entries).catch(() => {});
      }
    },
    remove: (key) => database.use((opened) => opened.delete('entries', key)),
    clear: () => database.use((opened) => opened.clear('entries')),
    close: () => database.close(),
  };
}

/** In the browser where it lets us, else in memory. */
export function cacheStore(name: string): CacheStore {
  if (!hasIndexedDb()) return memoryStore();
  const kept = databaseStore(name);
  const spare = memoryStore();
  let store = kept;
  // A browser that refuses, in a private window or a sandboxed frame, says so only when it is asked.
  const tried =
    <A extends unknown[], T>(verb: (store: CacheStore, ...rest: A) => Promise<T>) =>
    (...rest: A): Promise<T> =>
      verb(store, ...rest).catch(() => {
        store = spare;
        return verb(store, ...rest);
      });
  return {
    get: tried((at, keys: readonly string[]) => at.get(keys)),
    put: tried((at, entries: readonly Stored[]) => at.put(entries)),
    remove: tried((at, key: string) => at.remove(key)),
    clear: tried((at) => at.clear()),
    close: () => kept.close(),
  };
}
