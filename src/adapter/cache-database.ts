import type {DBSchema} from 'idb';

import {mostKept, type CacheStore, type Stored} from './cache-store.js';
import {openDatabase, quietly} from './database.js';
import {wait} from './waiting.js';

/** So long what was read waits until it is written, in milliseconds: what it was read for is drawn first. */
const patience = 200;

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

  const write = (entries: readonly Stored[]) =>
    database.use(async (opened) => {
      const transaction = quietly(opened.transaction('entries', 'readwrite'));
      await Promise.all([...entries.map((entry) => transaction.store.put(entry)), transaction.done]);
    });

  const save = async (entries: readonly Stored[]) => {
    untilPruned -= entries.length;
    if (untilPruned < 0) {
      untilPruned = mostKept / 10;
      await prune(mostKept);
    }
    try {
      await write(entries);
    } catch (error) {
      if ((error as Error).name !== 'QuotaExceededError') throw error;
      await prune(0);
      // Still no room: the page works without.
      await write(entries).catch(() => {});
    }
  };

  const unsaved = new Map<string, Stored>();
  /** Resolves when what waits is saved. */
  let waiting: Promise<void> | undefined;
  let saving: Promise<void> = Promise.resolve();
  const flush = () => {
    waiting = undefined;
    const entries = [...unsaved.values()];
    if (entries.length === 0) return saving;
    const saved = save(entries).finally(() => {
      for (const entry of entries) if (unsaved.get(entry.key) === entry) unsaved.delete(entry.key);
    });
    saving = saved.catch(() => {});
    return saved;
  };

  return {
    get: (keys) =>
      database.use(async (opened) => {
        const {store} = quietly(opened.transaction('entries'));
        return Promise.all(keys.map(async (key) => unsaved.get(key) ?? store.get(key)));
      }),
    put: (entries) => {
      for (const entry of entries) unsaved.set(entry.key, entry);
      return (waiting ??= wait(patience).then(flush));
    },
    remove: async (key) => {
      unsaved.delete(key);
      await saving;
      await database.use((opened) => opened.delete('entries', key));
    },
    clear: async () => {
      unsaved.clear();
      await saving;
      await database.use((opened) => opened.clear('entries'));
    },
    close: () => void (waiting ? flush().catch(() => {}) : saving).finally(() => database.close()),
  };
}
