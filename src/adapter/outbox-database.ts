import type {DBSchema} from 'idb';

import {openDatabase, quietly} from './database.js';
import type {Acknowledgement, OutboxEntry} from './outbox-entry.js';
import type {OutboxStorage} from './outbox-storage.js';
import {lease, type LeaseStore} from './lease.js';

interface Schema extends DBSchema {
  entries: {key: number; value: OutboxEntry; indexes: {key: string}};
  acknowledgements: {key: string; value: Acknowledgement};
  leases: {key: string; value: {readonly name: string; readonly holder: string; readonly until: number}};
}

/** How long an acknowledgement is kept for a tab that waits for it, in milliseconds. */
const keptFor = 60 * 60 * 1000;

/** Kept in the browser, and shared by its tabs. */
export function databaseOutbox(name: string): OutboxStorage {
  const database = openDatabase<Schema>(name, 1, (opened, from) => {
    if (from >= 1) return;
    opened
      .createObjectStore('entries', {keyPath: 'order', autoIncrement: true})
      .createIndex('key', 'key', {unique: true});
    opened.createObjectStore('acknowledgements', {keyPath: 'key'});
    opened.createObjectStore('leases', {keyPath: 'name'});
  });
  const channel = new BroadcastChannel(name);
  const said = <T>(work: Promise<T>): Promise<T> => {
    void work.then(() => channel.postMessage('changed')).catch(() => {});
    return work;
  };

  const leases: LeaseStore = {
    take: (holder, until) =>
      database.use(async (opened) => {
        const {store, done} = quietly(opened.transaction('leases', 'readwrite'));
        const held = await store.get('sender');
        const isFree = !held || held.holder === holder || held.until < Date.now();
        if (isFree) await store.put({name: 'sender', holder, until});
        await done;
        return isFree;
      }),
    release: (holder) =>
      database.use(async (opened) => {
        const {store, done} = quietly(opened.transaction('leases', 'readwrite'));
        if ((await store.get('sender'))?.holder === holder) await store.delete('sender');
        await done;
      }),
  };

  return {
    keeps: true,
    load: () => database.use((opened) => opened.getAll('entries')),
    add: (entry) =>
      said(
        database.use(async (opened) => {
          const transaction = quietly(opened.transaction(['entries', 'acknowledgements'], 'readwrite'));
          await transaction.objectStore('acknowledgements').delete(entry.key);
          // The database gives the order, the same for all tabs.
          await transaction.objectStore('entries').add(entry as OutboxEntry);
          await transaction.done;
        }),
      ),
    replace: (entries) =>
      said(
        database.use(async (opened) => {
          const {store, done} = quietly(opened.transaction('entries', 'readwrite'));
          for (const entry of entries) if (await store.get(entry.order)) await store.put(entry);
          await done;
        }),
      ),
    remove: (key, acknowledgement) =>
      said(
        database.use(async (opened) => {
          const transaction = quietly(opened.transaction(['entries', 'acknowledgements'], 'readwrite'));
          const [entries, acknowledgements] = [
            transaction.objectStore('entries'),
            transaction.objectStore('acknowledgements'),
          ];
          const order = await entries.index('key').getKey(key);
          if (order !== undefined) await entries.delete(order);
          for (const old of await acknowledgements.getAll()) {
            if (old.at < Date.now() - keptFor) await acknowledgements.delete(old.key);
          }
          if (acknowledgement) await acknowledgements.put(acknowledgement);
          await transaction.done;
        }),
      ),
    acknowledgement: (key) => database.use((opened) => opened.get('acknowledgements', key)),
    alone: (task) => {
      // Plain http:// pages have no Web Locks.
      const locks = (globalThis.navigator as {locks?: LockManager} | undefined)?.locks;
      return locks ? locks.request(`${name} sender`, task) : lease(leases, task);
    },
    onChange(listener) {
      channel.addEventListener('message', listener);
      return () => channel.removeEventListener('message', listener);
    },
    close() {
      channel.close();
      database.close();
    },
  };
}
