import {hasIndexedDb, loadDatabases} from './indexed-db.js';

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
export const mostKept = 5_000;

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
        if (entries.size <= mostKept) break;
        entries.delete(key);
      }
    },
    remove: async (key) => void entries.delete(key),
    clear: async () => entries.clear(),
    close: () => {},
  };
}

/** In the browser where it lets us, else in memory. */
export function cacheStore(name: string): CacheStore {
  if (!hasIndexedDb()) return memoryStore();
  let kept: Promise<CacheStore> | undefined;
  let isSpare = false;
  let isClosed = false;
  const spare = memoryStore();
  // A browser that refuses, in a private window or a sandboxed frame, says so only when it is asked.
  const tried =
    <A extends unknown[], T>(verb: (store: CacheStore, ...rest: A) => Promise<T>) =>
    async (...rest: A): Promise<T> => {
      try {
        if (isSpare || isClosed) return await verb(spare, ...rest);
        kept ??= loadDatabases().then(({databaseStore}) => databaseStore(name));
        return await verb(await kept, ...rest);
      } catch {
        isSpare = true;
        return verb(spare, ...rest);
      }
    };
  return {
    get: tried((at, keys: readonly string[]) => at.get(keys)),
    put: tried((at, entries: readonly Stored[]) => at.put(entries)),
    remove: tried((at, key: string) => at.remove(key)),
    clear: tried((at) => at.clear()),
    close: () => {
      isClosed = true;
      kept?.then(
        (store) => store.close(),
        () => undefined,
      );
    },
  };
}
