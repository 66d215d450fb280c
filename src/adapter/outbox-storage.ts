import {hasIndexedDb, loadDatabases} from './indexed-db.js';
import type {Acknowledgement, OutboxEntry} from './outbox-entry.js';

/** Where an outbox keeps what it has to send, and how it agrees with its like in other tabs on who sends. */
export interface OutboxStorage {
  /** Does it outlive the page? */
  readonly keeps: boolean;
  /** Everything unacknowledged, in the order it was written. */
  load(): Promise<readonly OutboxEntry[]>;
  /** The key of an earlier change may come again; its acknowledgement is forgotten then. */
  add(entry: Omit<OutboxEntry, 'order'>): Promise<void>;
  /** Writes those again that are still there. */
  replace(entries: readonly OutboxEntry[]): Promise<void>;
  /** Takes an entry out, with an acknowledgement left for the tab that waits for it, or without. */
  remove(key: string, acknowledgement?: Acknowledgement): Promise<void>;
  acknowledgement(key: string): Promise<Acknowledgement | undefined>;
  /** Runs the task when no other tab runs one. */
  alone(task: () => Promise<void>): Promise<void>;
  /** Calls back when another tab has changed something; returns the function that stops. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Kept as long as the page. */
export function memoryOutbox(): OutboxStorage {
  let entries: readonly OutboxEntry[] = [];
  let order = 0;
  let last = Promise.resolve();
  const acknowledged = new Map<string, Acknowledgement>();
  return {
    keeps: false,
    load: async () => entries,
    add: async (entry) => {
      acknowledged.delete(entry.key);
      entries = [...entries, {...entry, order: order++}];
    },
    replace: async (next) => {
      const byKey = new Map(next.map((entry) => [entry.key, entry]));
      entries = entries.map((entry) => byKey.get(entry.key) ?? entry);
    },
    remove: async (key, acknowledgement) => {
      entries = entries.filter((entry) => entry.key !== key);
      if (acknowledgement) acknowledged.set(key, acknowledgement);
    },
    acknowledgement: async (key) => acknowledged.get(key),
    alone: (task) => (last = last.then(task, task)),
    onChange: () => () => {},
    close: () => {},
  };
}

/** In the browser where it lets us, else in memory: a sandboxed frame or a private window refuses only when asked. */
export async function openOutboxStorage(name: string): Promise<OutboxStorage> {
  if (!hasIndexedDb()) return memoryOutbox();
  let storage: OutboxStorage | undefined;
  try {
    const {databaseOutbox} = await loadDatabases();
    storage = databaseOutbox(name);
    await storage.load();
    return storage;
  } catch {
    storage?.close();
    return memoryOutbox();
  }
}
