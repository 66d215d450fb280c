import {deleteDB} from 'idb';

import {hasIndexedDb} from '../adapter/indexed-db.js';
import {JournalDatabase, type Keys} from './journal-database.js';
import type {Asked, Entry, Invitation, Kept} from './kept.js';
import {nameFor, opaqueId, seal, unseal, type Sealed} from './seal.js';
import {JournalError, troubleOf} from './trouble.js';

/** Whose journal it is: the source they are signed in at, and as whom. */
export interface Owner {
  readonly source: string;
  readonly person: string;
}

interface Known {
  readonly iv: Sealed['iv'];
  /** Nothing where it cannot be opened. */
  readonly kept: Kept | undefined;
}

/**
 * What somebody writes for themselves, kept on this device alone and sealed there; open as long as it is looked at.
 *
 * Several tabs may have it open. They tell each other that something changed, never what.
 */
export class Journal {
  /** The last one written first. */
  entries: readonly Entry[] = [];
  invitations: readonly Invitation[] = [];
  /** Two tabs that begin together may have made one each. */
  asked: readonly Asked[] = [];
  /** How many cannot be opened: their key is not on this device any more. */
  unreadable = 0;

  private keys: Keys = {current: undefined, named: undefined, byName: new Map()};
  private known: ReadonlyMap<string, Known> = new Map();
  private last: Promise<unknown> = Promise.resolve();
  private isClosed = false;
  private isErased = false;
  private readonly listeners = new Set<() => void>();
  private readonly channel: BroadcastChannel;

  private constructor(
    private readonly name: string,
    private readonly database: JournalDatabase,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = () => void this.inTurn(() => this.read()).catch(() => undefined);
  }

  /** Opens it, and begins it where there is none; with `mayBegin: false` that is refused. Rejects with a `JournalError`. */
  static async open({source, person}: Owner, {mayBegin = true} = {}): Promise<Journal> {
    if (!globalThis.crypto?.subtle) throw new JournalError('insecure');
    if (!hasIndexedDb()) throw new JournalError('refused');
    let database: JournalDatabase | undefined;
    try {
      const name = await nameFor(source, person);
      if (!mayBegin && !(await indexedDB.databases()).some((each) => each.name === name))
        throw new JournalError('refused');
      database = new JournalDatabase(name);
      await database.keys();
      const journal = new Journal(name, database);
      await journal.inTurn(() => journal.begin(mayBegin));
      return journal;
    } catch (cause) {
      database?.close();
      throw new JournalError(troubleOf(cause), {cause});
    }
  }

  /**
   * Makes something other of what is kept under an id: `make` is handed what is there, and answers what shall be there, nothing to take it
   * away, or the same to leave it alone. Where another tab was quicker it is asked again, with what that one has made of it.
   */
  async change<K extends Kept>(id: string, make: (now: K | undefined) => K | undefined): Promise<K | undefined> {
    try {
      return await this.inTurn(
        () => this.tryToChange(id, make as (now: Kept | undefined) => Kept | undefined) as Promise<K | undefined>,
      );
    } catch (cause) {
      throw new JournalError(troubleOf(cause), {cause});
    }
  }

  /** An id that tells nothing. */
  newId(): string {
    return opaqueId();
  }

  /** The place of the next entry. */
  get nextPlace(): number {
    return (this.entries[0]?.place ?? 0) + 1;
  }

  /** Takes away what cannot be opened. */
  async removeUnreadable(): Promise<void> {
    const ids = [...this.known].flatMap(([id, {kept}]) => (kept ? [] : [id]));
    await this.inTurn(async () => {
      await this.database.remove(ids);
      await this.read();
    });
    this.channel.postMessage('changed');
  }

  /** Deletes everything, and the key with it: what may lie about on the disk is of no use to anybody. It is closed then. */
  async erase(): Promise<void> {
    await this.inTurn(async () => {
      await this.database.clear();
      // Whatever comes after that would bring some of it back.
      this.isErased = true;
    });
    this.channel.postMessage('changed');
    this.close();
    // Other tabs give way; should one not, an empty database is left.
    await Promise.race([deleteDB(this.name), new Promise((resolve) => setTimeout(resolve, 1000))]).catch(
      () => undefined,
    );
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Whatever was asked for before is still done. Nothing that was written stays in memory here. */
  close(): void {
    this.isClosed = true;
    this.channel.onmessage = null;
    this.listeners.clear();
    this.entries = this.invitations = this.asked = [];
    void this.last.finally(() => {
      this.known = new Map();
      this.channel.close();
      this.database.close();
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async begin(mayBegin: boolean): Promise<void> {
    // Tabs that begin together may see what another one is just doing.
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.read();
      if (this.keys.current) return;
      if (!mayBegin) break;
      await this.database.addKey(this.keys.named);
    }
    throw new JournalError('refused');
  }

  private async tryToChange(id: string, make: (now: Kept | undefined) => Kept | undefined): Promise<Kept | undefined> {
    if (this.isErased) throw new JournalError('refused');
    for (let attempt = 0; attempt < 5; attempt++) {
      const was = this.known.get(id);
      const next = make(was?.kept);
      if (next === was?.kept) return next;
      if (!this.keys.current) await this.begin(true);
      const {current, byName} = this.keys;
      const sealed = next && (await seal(next, current!, byName.get(current!)!));
      if (await this.database.replace(id, was?.iv, sealed, current!)) {
        const known = new Map(this.known);
        if (sealed) known.set(id, {iv: sealed.iv, kept: next});
        else known.delete(id);
        this.arrange(known);
        this.channel.postMessage('changed');
        return next;
      }
      await this.read();
    }
    throw new JournalError('busy');
  }

  private async read(): Promise<void> {
    this.keys = await this.database.keys();
    const all = await this.database.all();
    const known = await Promise.all(
      all.map(async (sealed): Promise<readonly [string, Known]> => {
        const was = this.known.get(sealed.id);
        if (was?.kept && String(was.iv) === String(sealed.iv)) return [sealed.id, was];
        return [sealed.id, {iv: sealed.iv, kept: await unseal(sealed, this.keys.byName.get(sealed.key))}];
      }),
    );
    this.arrange(new Map(known));
  }

  private arrange(known: ReadonlyMap<string, Known>): void {
    this.known = known;
    if (this.isClosed) return;
    const all = [...known.values()].map(({kept}) => kept);
    this.entries = all.filter((kept) => kept?.type === 'entry').sort((a, b) => b.place - a.place);
    this.invitations = all
      .filter((kept) => kept?.type === 'invitation')
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
    this.asked = all.filter((kept) => kept?.type === 'asked');
    this.unreadable = all.filter((kept) => !kept).length;
    for (const listener of this.listeners) listener();
  }
}
