import {isAbort, isTransient, toCommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {cacheStore, type CacheStore} from './cache-store.js';
import type {
  CallOptions,
  ChangeEvent,
  CommunityAdapter,
  Description,
  Page,
  Query,
  Read,
  ReadResult,
  WatchScope,
} from './contract.js';
import {passedOn} from './passed-on.js';

export interface CacheOptions {
  /** Names the source: its address, for one. */
  readonly name: string;
  /** The member id of whoever reads; a visitor where left out. */
  readonly person?: string;
  /** How long the source may take before a stored answer is given instead, in milliseconds. */
  readonly patience?: number;
  /** Where things are kept: the browser's database where there is one, else memory. */
  readonly store?: CacheStore;
}

/** How long an answer that came late waits for the reader who was told of it, in milliseconds. */
const collectedWithin = 5_000;

/** One read, as the cache sees it. */
interface Reading<T> {
  readonly key: string;
  /** Whom a late answer concerns. */
  readonly kind?: Kind;
  readonly ask: () => Promise<T>;
  /** What is stored, and since when. */
  readonly recall: () => Promise<{readonly answer: T; readonly storedAt: number} | undefined>;
  readonly keep: (answer: T, askedAt: number) => Promise<void>;
}

/**
 * Keeps what was read, and answers with it when the source is away or slow.
 *
 * The source is always asked. Where its answer does not come in time, the stored one is given, with its age in `storedAt`; should
 * the two differ, whoever watches is told `reset` when the other one is there, and reads it at once. Wiped when the source says
 * that nobody, or somebody else, is signed in.
 */
export function cache(source: CommunityAdapter, options: CacheOptions): CommunityAdapter {
  const {write, watch, many, close} = source;
  const {patience = 300} = options;
  const store = options.store ?? cacheStore(cacheName(source.name, options));
  const listeners = new Map<(event: ChangeEvent) => void, WatchScope>();
  const late = new Map<string, {readonly answer: unknown; readonly until: number}>();
  /** Anything stored before this is known to be old: better than nothing, not better than waiting. */
  let outdatedBefore = 0;
  /** Has somebody else signed in than the one whose cache this is? */
  let isForeign = false;

  const tell = (event: ChangeEvent, kind?: Kind) => {
    for (const [listener, {kinds}] of [...listeners]) if (!kind || !kinds || kinds.includes(kind)) listener(event);
  };
  const outdate = () => {
    outdatedBefore = Date.now();
    late.clear();
  };
  const wipe = () => {
    outdate();
    return store.clear();
  };
  const put = (storedAt: number, values: readonly (readonly [key: string, value: unknown])[]) =>
    store.put(values.map(([key, value]) => ({key, value, storedAt})));

  /** Asks the source, and draws the conclusions for what is stored. */
  const ask = async <T>(reading: Reading<T>): Promise<T> => {
    // The answer is as old as the question: what was written meanwhile may be missing from it.
    const askedAt = Date.now();
    try {
      const answer = await reading.ask();
      // The reader does not wait for the storing, nor mind when there is no room.
      if (!isForeign) reading.keep(answer, askedAt).catch(() => {});
      return answer;
    } catch (error) {
      const {kind} = toCommunityError(error);
      if (kind === 'signed-out') await wipe();
      if (kind === 'forbidden' || kind === 'not-found') await store.remove(reading.key);
      throw error;
    }
  };

  const read = async <T>(reading: Reading<T>, asked: CallOptions = {}): Promise<T> => {
    // What is stored is one person's: an answer for somebody named goes past it.
    if (asked.actor) return reading.ask();
    const waiting = late.get(reading.key);
    late.delete(reading.key);
    if (asked.freshness === 'fresh') return ask(reading);
    if (waiting && waiting.until > Date.now()) return waiting.answer as T;

    const fresh = ask(reading);
    const failure = await inTime(fresh, patience);
    if (failure !== 'slow' && !mayRecover(failure?.error)) return fresh;
    const stored = isForeign ? undefined : await reading.recall();
    if (!stored) return fresh;
    if (failure === 'slow' && stored.storedAt <= outdatedBefore)
      return fresh.catch((error: unknown) => (mayRecover(error) ? stored.answer : Promise.reject(error as Error)));
    if (failure === 'slow') void revalidate(reading, stored.answer, fresh, asked.signal);
    return stored.answer;
  };

  const revalidate = async <T>(reading: Reading<T>, given: T, fresh: Promise<T>, signal: AbortSignal | undefined) => {
    try {
      const answer = await fresh;
      if (signal?.aborted || fingerprint(answer) === fingerprint(given)) return;
      for (const [key, {until}] of late) if (until < Date.now()) late.delete(key);
      late.set(reading.key, {answer, until: Date.now() + collectedWithin});
      tell({type: 'reset'}, reading.kind);
    } catch (error) {
      if (!signal?.aborted && !isTransient(toCommunityError(error)))
        tell({type: 'error', error: toCommunityError(error)}, reading.kind);
    }
  };

  const itemKey = (kind: Kind, id: string) => `item ${kind} ${id}`;

  const cached: CommunityAdapter = {
    name: source.name,
    describe: (asked) =>
      read<Description>(
        {
          key: 'description',
          ask: async () => {
            const description = await source.describe(asked);
            isForeign = description.you?.member !== options.person;
            if (isForeign) await wipe();
            return description;
          },
          keep: async (description, askedAt) => put(askedAt, [['description', description]]),
          recall: () => recall<Description>(store, 'description'),
        },
        asked,
      ),
    list: <K extends Kind>(kind: K, query: Query<K>, asked?: CallOptions) => {
      const key = `page ${kind} ${JSON.stringify(query, sorted)}`;
      return read<Page<K>>(
        {
          key,
          kind,
          ask: () => source.list(kind, query, asked),
          keep: (page, askedAt) => {
            const whole = query.fields ? [] : (page.items as readonly Item[]);
            return put(askedAt, [[key, page], ...whole.map((item) => [itemKey(kind, item.id), item] as const)]);
          },
          recall: async () => {
            const stored = await recall<Page<K>>(store, key);
            return stored && {...stored, answer: {...stored.answer, storedAt: stored.storedAt}};
          },
        },
        asked,
      );
    },
    get: <K extends Kind>(kind: K, ids: readonly string[], asked?: CallOptions) => {
      const keys = ids.map((id) => itemKey(kind, id));
      return read<readonly (Item<K> | undefined)[]>(
        {
          key: `items ${kind} ${ids.join(' ')}`,
          kind,
          ask: () => source.get(kind, ids, asked),
          // A gap is stored as one, so that offline it stays a gap.
          keep: (items, askedAt) =>
            put(
              askedAt,
              keys.map((key, index) => [key, items[index] ?? null] as const),
            ),
          recall: async () => {
            const stored = await store.get(keys);
            if (stored.includes(undefined)) return undefined;
            return {
              answer: stored.map((entry) => (entry!.value ?? undefined) as Item<K> | undefined),
              storedAt: Math.min(...stored.map((entry) => entry!.storedAt)),
            };
          },
        },
        asked,
      );
    },
    ...(write && {
      write: async (change, asked) => {
        const result = await write.call(source, change, asked);
        if (asked.dryRun || asked.actor) return result;
        outdate();
        if (isForeign) return result;
        void put(Date.now(), [
          ...result.items.map((item) => [itemKey(item.kind, item.id), item] as const),
          ...(change.verb === 'remove' ? [[itemKey(change.kind, change.id), null] as const] : []),
        ]).catch(() => {});
        return result;
      },
    }),
    // Each goes its own way through the cache; a `batch` below sends what is left of them together.
    ...(many && {many: (reads, asked) => Promise.all(reads.map((read) => answerTo(cached, read, asked)))}),
    watch: (scope, listener) => {
      // One entry for each watch, even where two share a listener.
      const mine = (event: ChangeEvent) => listener(event);
      listeners.set(mine, scope);
      const stop = watch?.call(source, scope, (event) => {
        if (event.type === 'changed' || event.type === 'removed' || event.type === 'reset') outdate();
        if (event.type === 'removed') void put(Date.now(), [[itemKey(event.kind, event.id), null]]);
        if (event.type === 'error' && event.error.kind === 'signed-out') void wipe();
        listener(event);
      });
      return () => {
        listeners.delete(mine);
        stop?.();
      };
    },
    ...passedOn(source),
    close: () => {
      listeners.clear();
      store.close();
      close?.call(source);
    },
  };
  return cached;
}

/** Forgets everything that was stored of this source for this person: what a page calls when somebody signs out. */
export async function wipeCache(adapterName: string, options: Pick<CacheOptions, 'name' | 'person'>): Promise<void> {
  const store = cacheStore(cacheName(adapterName, options));
  await store.clear();
  store.close();
}

function cacheName(adapterName: string, {name, person = ''}: Pick<CacheOptions, 'name' | 'person'>): string {
  return `cop-elements cache ${JSON.stringify([adapterName, name, person])}`;
}

async function recall<T>(store: CacheStore, key: string): Promise<{answer: T; storedAt: number} | undefined> {
  const [entry] = await store.get([key]);
  return entry && {answer: entry.value as T, storedAt: entry.storedAt};
}

/** Answers `undefined` when the promise is fulfilled in time, its error when it fails in time, and else `slow`. */
function inTime(promise: Promise<unknown>, milliseconds: number): Promise<'slow' | {error: unknown} | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('slow'), milliseconds);
    promise.then(
      () => (clearTimeout(timer), resolve(undefined)),
      (error: unknown) => (clearTimeout(timer), resolve({error})),
    );
  });
}

function mayRecover(error: unknown): boolean {
  return error !== undefined && !isAbort(error) && isTransient(toCommunityError(error));
}

async function answerTo(adapter: CommunityAdapter, read: Read, asked?: CallOptions): Promise<ReadResult> {
  try {
    if (read.verb === 'get') return {items: await adapter.get(read.kind, read.ids, asked)};
    return {page: (await adapter.list(read.kind, read.query, asked)) as Page};
  } catch (error) {
    if (isAbort(error)) throw error;
    return {error: toCommunityError(error)};
  }
}

/** What a reader would see of an answer. */
function fingerprint(answer: unknown): string {
  return JSON.stringify(answer, (name, value: unknown) => (name === 'asOf' || name === 'storedAt' ? undefined : value));
}

/** The same question has the same name, in whatever order its parts were written. */
function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
