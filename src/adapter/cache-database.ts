import type {DBSchema} from 'idb';

import {mostKept, type CacheStore, type Stored} from './cache-store.js';
import {openDatabase, quietly} from './database.js';

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
        untilPruned = mostKept / 10;
        await prune(mostKept);
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
