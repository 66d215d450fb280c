import {openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks} from 'idb';

import {wait} from './waiting.js';

/** How long a database may take to open, in milliseconds: some browsers never say that it does not. */
const patience = 3_000;

/** Does something with an open database. */
export type Database<S extends DBSchema> = {
  use<T>(work: (database: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  close(): void;
};

/**
 * A database opened when it is first used, and opened again after it had to give way.
 *
 * Two copies of us, of two versions, may share it: its schema only grows, an older copy uses what a newer one left, and
 * whoever stands in the way of a newer one closes.
 */
export function openDatabase<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): Database<S> {
  let opened: Promise<IDBPDatabase<S>> | undefined;
  let isClosed = false;

  const open = async () => {
    const letGo = () => {
      void opened?.then((database) => database.close());
      opened = undefined;
    };
    const callbacks = {upgrade, blocking: letGo, terminated: letGo};
    const opening = openDB<S>(name, version, callbacks).catch((error: Error) => {
      if (error.name !== 'VersionError') throw error;
      return openDB<S>(name, undefined, callbacks);
    });
    const inTime = await Promise.race([opening, wait(patience)]);
    if (inTime) return inTime;
    // Should it open after all, it is not to stand in the way of others.
    opening.then((database) => database.close()).catch(() => {});
    throw new DOMException(`The database ${name} does not open.`, 'TimeoutError');
  };

  return {
    async use(work) {
      if (isClosed) throw new DOMException('This database was closed.', 'InvalidStateError');
      opened ??= open();
      const mine = opened;
      try {
        return await work(await mine);
      } catch (error) {
        if ((error as Error).name !== 'InvalidStateError' || isClosed) {
          if (opened === mine) await mine.catch(() => (opened = undefined));
          throw error;
        }
        // Closed by the browser or by `letGo` between two lines: once more, with a new one.
        if (opened === mine) opened = undefined;
        opened ??= open();
        return work(await opened);
      }
    },
    close() {
      isClosed = true;
      void opened?.then((database) => database.close()).catch(() => {});
      opened = undefined;
    },
  };
}

/** A transaction whose failure is told by what is awaited of it, and not by the browser once more. */
export function quietly<T extends {readonly done: Promise<void>}>(transaction: T): T {
  transaction.done.catch(() => {});
  return transaction;
}
