import type {DBSchema, IDBPDatabase, IDBPTransaction} from 'idb';

import {openDatabase} from '../../adapter/database.js';
import type {RememberedKey} from '../../adapter/store/types.js';
import type {FileHeader} from '../../file/format.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';

/** The file that was taken in, and whether anything was written since. */
export interface Taken {
  /** The fingerprint of its bytes. */
  readonly print: string;
  /** What the host called this version of it. */
  readonly validator?: string | undefined;
  readonly header: FileHeader;
  readonly isWritten: boolean;
}

/** One change, for other tabs: which items are new, and which went. */
export interface Entry {
  /** Another file was taken in: everything is new. */
  readonly isWhole?: true;
  readonly put: readonly string[];
  readonly remove: readonly {readonly kind: Kind; readonly id: string}[];
  /** The idempotency key of the change. */
  readonly key?: string;
}

export interface Schema extends DBSchema {
  /** The file as it was taken in, many items at a time: a browser takes as long for one small thing as for a large one. */
  packs: {key: number; value: readonly AnyItem[]};
  /** What was written since, in place of what is in the packs. */
  items: {key: string; value: AnyItem};
  gone: {key: string; value: {readonly kind: Kind; readonly id: string}};
  keys: {key: string; value: RememberedKey; indexes: {at: number}};
  /** By a number that only grows. */
  changes: {key: number; value: Entry};
  file: {key: string; value: Taken};
  turn: {key: string; value: Turn};
}

/** A tab that came too late once is next: others wait for it, and not for ever. */
export interface Turn {
  readonly holder: string;
  /** Epoch milliseconds. */
  readonly until: number;
}

const stores = ['packs', 'items', 'gone', 'keys', 'changes', 'file', 'turn'] as const;
export type Everything = IDBPTransaction<Schema, typeof stores, 'readwrite'>;

/** So many changes are kept for tabs that were away; a tab that was away longer reads everything again. */
const keptChanges = 2_000;
const month = 30 * 86_400_000;

/** The place a browser keeps a community in. Its schema only grows. */
export class LocalDatabase {
  private readonly database;

  constructor(readonly name: string) {
    this.database = openDatabase<Schema>(`cop-elements.local:${name}`, 1, (database) => {
      for (const store of ['items', 'gone'] as const) database.createObjectStore(store, {keyPath: 'id'});
      database.createObjectStore('keys', {keyPath: 'key'}).createIndex('at', 'at');
      database.createObjectStore('changes', {autoIncrement: true});
      for (const store of ['packs', 'file', 'turn'] as const) database.createObjectStore(store);
    });
  }

  read<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    return this.database.use(work);
  }

  /** All or nothing: what the work does is kept when it returns, and forgotten when it throws. */
  change<T>(work: (everything: Everything) => Promise<T>): Promise<T> {
    return this.database.use(async (database) => {
      const everything = database.transaction(stores, 'readwrite');
      try {
        const result = await work(everything);
        await everything.done;
        return result;
      } catch (error) {
        // Already over, where the browser itself gave it up.
        try {
          everything.abort();
        } catch {}
        await everything.done.catch(() => undefined);
        throw error;
      }
    });
  }

  taken(): Promise<Taken | undefined> {
    return this.read((database) => database.get('file', 'file'));
  }

  /** Forgets what is too old to be asked for. */
  tidy(now = Date.now()): Promise<void> {
    return this.change(async (everything) => {
      const last = await lastChange(everything);
      const changes = everything.objectStore('changes');
      await changes.delete(IDBKeyRange.upperBound(last - keptChanges));
      const old = await everything
        .objectStore('keys')
        .index('at')
        .getAllKeys(IDBKeyRange.upperBound(now - month));
      await Promise.all(old.map((key) => everything.objectStore('keys').delete(key)));
    });
  }

  close(): void {
    this.database.close();
  }
}

/** The number of the last change; 0 before the first. */
export async function lastChange(transaction: HasChanges): Promise<number> {
  const cursor = await transaction.objectStore('changes').openKeyCursor(null, 'prev');
  return cursor?.key ?? 0;
}

interface HasChanges {
  objectStore(name: 'changes'): {openKeyCursor(query: null, direction: 'prev'): Promise<{readonly key: number} | null>};
}
