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
    try {
      await write(entries);
    } catch (error) {
      if ((error as Error).name !== 'QuotaExceededError') throw error;
      await prune(0);
      // Still no room: the page works without.
      await write(entries).catch(() => {});
    }
    untilPruned -= entries.length;
    if (untilPruned >= 0) return;
    untilPruned = mostKept / 10;
    await prune(mostKept);
  };

  const unsaved = unsavedOf(name);
  /** Resolves when what waits is saved. */
  let waiting: Promise<void> | undefined;
  let isClosed = false;
  const flush = async () => {
    waiting = undefined;
    const entries = [...unsaved.entries.values()];
    if (isClosed || entries.length === 0) return unsaved.saving;
    const saved = save(entries).finally(() => {
      for (const entry of entries) if (unsaved.entries.get(entry.key) === entry) unsaved.entries.delete(entry.key);
    });
    unsaved.saving = Promise.allSettled([unsaved.saving, saved]).then(() => undefined);
    return saved;
  };
  // Whoever leaves soon after finds it when they come back.
  const leave = () => void flush().catch(() => undefined);
  globalThis.addEventListener?.('pagehide', leave);

  return {
    get: (keys) =>
      database.use(async (opened) => {
        const {store} = quietly(opened.transaction('entries'));
        return Promise.all(keys.map(async (key) => unsaved.entries.get(key) ?? store.get(key)));
      }),
    put: (entries) => {
      for (const entry of entries) unsaved.entries.set(entry.key, entry);
      return (waiting ??= wait(patience).then(flush));
    },
    remove: async (key) => {
      unsaved.entries.delete(key);
      await unsaved.saving;
      await database.use((opened) => opened.delete('entries', key));
    },
    clear: async () => {
      unsaved.entries.clear();
      await unsaved.saving;
      await database.use((opened) => opened.clear('entries'));
    },
    close: () => {
      globalThis.removeEventListener?.('pagehide', leave);
      void flush()
        .catch(() => undefined)
        .finally(() => database.close());
      isClosed = true;
    },
  };
}

/** What waits to be written to a database, whoever of this page opened it: what wipes it knows of all. */
interface Unsaved {
  readonly entries: Map<string, Stored>;
  /** Resolves when nothing is being written; never rejects. */
  saving: Promise<void>;
}

const databases = new Map<string, Unsaved>();

function unsavedOf(name: string): Unsaved {
  const known = databases.get(name);
  if (known) return known;
  const unsaved = {entries: new Map<string, Stored>(), saving: Promise.resolve()};
  databases.set(name, unsaved);
  return unsaved;
}
