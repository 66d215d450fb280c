import type {DBSchema} from 'idb';

import {openDatabase, quietly, type Database} from '../adapter/database.js';
import {makeKey, opaqueId, type Sealed} from './seal.js';

interface Schema extends DBSchema {
  /** Keys by their names, and under `current` the name of the one that seals. One that cannot be read stays: it may be readable again. */
  keys: {key: string; value: CryptoKey | string};
  sealed: {key: string; value: Sealed};
}

export interface Keys {
  /** The name of the one that seals; nothing where it cannot be read. */
  readonly current: string | undefined;
  /** The same, whether or not it can be read. */
  readonly named: string | undefined;
  readonly byName: ReadonlyMap<string, CryptoKey>;
}

/** A journal as it lies on the device; knows nothing of what is sealed. */
export class JournalDatabase {
  private readonly database: Database<Schema>;

  constructor(name: string) {
    this.database = openDatabase<Schema>(name, 1, (opened, from) => {
      if (from >= 1) return;
      opened.createObjectStore('keys');
      opened.createObjectStore('sealed', {keyPath: 'id'});
    });
  }

  /** Also opens the database: fails where there can be none. */
  async keys(): Promise<Keys> {
    const names = await this.database.use((opened) => opened.getAllKeys('keys'));
    const byName = new Map<string, CryptoKey>();
    let named: string | undefined;
    for (const name of names) {
      // WebKit wraps keys with one of the system's; without that they cannot be read, which need not be for ever.
      const value = await this.database.use((opened) => opened.get('keys', name)).catch(() => undefined);
      if (typeof value === 'string') named = value;
      else if (value?.algorithm) byName.set(name, value);
    }
    return {current: named !== undefined && byName.has(named) ? named : undefined, named, byName};
  }

  /** Makes a key that seals from now on, unless another tab has made one since `known` did. */
  async addKey(known: string | undefined): Promise<void> {
    const [name, key] = [opaqueId(), await makeKey()];
    await this.database.use(async (opened) => {
      const {store, done} = quietly(opened.transaction('keys', 'readwrite'));
      if ((await store.get('current')) === known) {
        await store.put(key, name);
        await store.put(name, 'current');
      }
      await done;
    });
  }

  all(): Promise<readonly Sealed[]> {
    return this.database.use((opened) => opened.getAll('sealed'));
  }

  /**
   * Puts something in the place of what was sealed with that IV, or takes it away. Answers false where something else lies there by now,
   * or the key is another one.
   */
  replace(id: string, was: Sealed['iv'] | undefined, next: Sealed | undefined, key: string): Promise<boolean> {
    return this.database.use(async (opened) => {
      const transaction = quietly(opened.transaction(['keys', 'sealed'], 'readwrite'));
      const sealed = transaction.objectStore('sealed');
      const [current, there] = await Promise.all([transaction.objectStore('keys').get('current'), sealed.get(id)]);
      const isSame = String(there?.iv) === String(was) && current === key;
      if (isSame) await (next ? sealed.put(next) : sealed.delete(id));
      await transaction.done;
      return isSame;
    });
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.database.use(async (opened) => {
      const {store, done} = quietly(opened.transaction('sealed', 'readwrite'));
      await Promise.all([...ids.map((id) => store.delete(id)), done]);
    });
  }

  /** Keys and all, in one go. */
  clear(): Promise<void> {
    return this.database.use(async (opened) => {
      const transaction = quietly(opened.transaction(['keys', 'sealed'], 'readwrite'));
      await Promise.all([
        transaction.objectStore('keys').clear(),
        transaction.objectStore('sealed').clear(),
        transaction.done,
      ]);
    });
  }

  close(): void {
    this.database.close();
  }
}
