import {isAbort} from '../model/errors.js';
import type {AnyItem, Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {
  CallOptions,
  ChangeEvent,
  CommunityAdapter,
  Query,
  Read,
  ReadResult,
  WatchScope,
  WriteResult,
} from './contract.js';
import type {OutboxEntry} from './outbox-entry.js';
import {Overlay, parentsOf} from './outbox-overlay.js';
import {OutboxQueue} from './outbox-queue.js';
import {openOutboxStorage, type OutboxStorage} from './outbox-storage.js';
import {passedOn} from './passed-on.js';
import {abortable, aborted} from './waiting.js';

export interface OutboxOptions {
  /** Names the source: its address, for one. */
  readonly source: string;
  /** The member id of whoever writes; a visitor where left out. */
  readonly person?: string;
  /** Where changes wait: the browser's database where there is one, else memory. */
  readonly storage?: OutboxStorage;
}

/** An adapter that remembers what it could not send. */
export interface OutboxAdapter extends CommunityAdapter {
  /** Does what waits outlive the page? */
  readonly keeps: boolean;
  /** Tries a change again at once, by the key of `item.pending`. */
  retry(key: string): Promise<void>;
  /** Gives a change up. */
  discard(key: string): Promise<void>;
  /** What waits, in the order it was written. */
  waiting(): Promise<readonly OutboxEntry[]>;
}

/** An item that news are about. */
interface Concerned {
  readonly kind: Kind;
  readonly id: string;
  readonly community?: string;
  readonly alsoFor?: readonly string[];
}

/** How many items are remembered to tell what a change to them concerns. */
const remembered = 5_000;

export function isOutbox(adapter: CommunityAdapter): adapter is OutboxAdapter {
  return 'retry' in adapter && 'discard' in adapter;
}

/**
 * Keeps a change until the source has acknowledged it: across failures, reloads and tabs.
 *
 * `write` resolves on acknowledgement. Until then the change is laid over every list and item it belongs to, with
 * `pending.state` `sending`, or `unsent` and the reason. A refusal rejects, and stays as `unsent` until it is tried again or given up.
 * A dry run and a `restore` are not kept: they go straight to the source.
 */
export function outbox(source: CommunityAdapter, options: OutboxOptions): OutboxAdapter {
  const {write, watch, many, close} = source;
  const listeners = new Map<(event: ChangeEvent) => void, WatchScope>();
  const known = new Map<string, AnyItem>();
  const name = `cop-elements outbox ${JSON.stringify([options.source, options.person ?? ''])}`;
  let lastAt = '';
  let keeps = true;

  const storage = (options.storage ? Promise.resolve(options.storage) : openOutboxStorage(name)).then((opened) => {
    keeps = opened.keeps;
    return opened;
  });
  const around = {person: options.person, known: (id: string) => known.get(id)};
  const overlay = () => new Overlay(queue.entries, around);

  const tell = (event: ChangeEvent, about: Concerned) => {
    const {kind, id} = about;
    const {community, alsoFor = []} = about.community === undefined ? (known.get(id) ?? about) : about;
    for (const [listener, scope] of [...listeners]) {
      const isElsewhere =
        scope.community !== undefined && community !== undefined && ![community, ...alsoFor].includes(scope.community);
      if (!isElsewhere && (!scope.kinds || scope.kinds.includes(kind))) listener(event);
    }
  };
  const tellChanged = (about: Concerned) => tell({type: 'changed', kind: about.kind, id: about.id, at: lastAt}, about);
  const tellOf = (entry: OutboxEntry) => {
    const {change} = entry;
    // A draft that comes or goes is no news from elsewhere: the list is read again.
    if (change.verb === 'create') tell({type: 'reset'}, {...change.item, kind: change.kind});
    else tellChanged({kind: change.kind, id: change.id});
    for (const id of parentsOf(entry, around.known)) {
      const parent = known.get(id);
      if (parent) tellChanged(parent);
    }
  };
  const tellResult = ({change}: OutboxEntry, {items}: WriteResult) => {
    items.forEach(tellChanged);
    if (change.verb === 'remove') tell({type: 'removed', kind: change.kind, id: change.id, at: lastAt}, change);
  };

  const queue = new OutboxQueue({
    storage,
    send: (change, key) => write!.call(source, change, {key}),
    onChange: (entries) => entries.forEach(tellOf),
    onAcknowledged: tellResult,
  });

  let isBack = false;
  /** Several watch, and are told. */
  const noteBack = () => {
    if (!isBack) queueMicrotask(() => ((isBack = false), void queue.wake({isPolite: true}).catch(() => {})));
    isBack = true;
  };
  const remember = (items: readonly (Item | undefined)[]) => {
    for (const item of items) {
      if (!item) continue;
      known.delete(item.id);
      known.set(item.id, item as unknown as AnyItem);
    }
    for (const id of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(id);
    }
  };
  const over = (read: Read, result: ReadResult): ReadResult => {
    if (read.verb === 'list' && 'page' in result) {
      remember(result.page.items);
      return {page: overlay().page(read.kind, read.query, result.page)};
    }
    if (read.verb !== 'get' || !('items' in result)) return result;
    remember(result.items);
    return {items: overlay().items(read.kind, read.ids, result.items)};
  };
  const isOnlyHere = (id: string) =>
    queue.entries.some(({change}) => change.verb === 'create' && change.item.id === id);
  /** Without a verb to write there is nothing to keep, and no database to open. */
  const opened = async () => {
    if (write) await queue.open();
  };

  return {
    name: source.name,
    get keeps() {
      return keeps;
    },
    describe: async (asked) => {
      const description = await source.describe(asked);
      await opened();
      if (!write || keeps) return description;
      const limit = 'What is not sent yet is lost when this page is closed: the browser does not let it be kept.';
      return {...description, limits: [...(description.limits ?? []), limit]};
    },
    list: async <K extends Kind>(kind: K, query: Query<K>, asked?: CallOptions) => {
      const [page] = await Promise.all([source.list(kind, query, asked), opened()]);
      remember(page.items as readonly Item[]);
      return overlay().page(kind, query, page);
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], asked?: CallOptions) => {
      const open = opened();
      const items = await source.get(kind, ids, asked).catch(async (error: unknown) => {
        await open;
        // Of what is only here, the source has nothing to say.
        if (isAbort(error) || !ids.every(isOnlyHere)) throw error;
        return ids.map(() => undefined);
      });
      await open;
      remember(items as readonly (Item | undefined)[]);
      return overlay().items(kind, ids, items);
    },
    ...(write && {
      write: (change, asked) => {
        const {key, signal, dryRun, actor} = asked;
        if (change.verb === 'restore' || dryRun || actor) return write.call(source, change, asked);
        if (signal?.aborted) return Promise.reject(aborted());
        // Whoever leaves is no longer told, and the change is made all the same.
        return abortable(queue.enqueue(change, key), signal);
      },
    }),
    ...(many && {
      many: async (reads, asked) => {
        const [results] = await Promise.all([many.call(source, reads, asked), opened()]);
        return results.map((result, index) => over(reads[index]!, result));
      },
    }),
    watch: (scope, listener) => {
      const mine = (event: ChangeEvent) => listener(event);
      listeners.set(mine, scope);
      let wasLive = false;
      const stop = watch?.call(source, scope, (event) => {
        // Live once more: it was cut off, and what could not be sent then can be now.
        const isLive = event.type === 'status' && event.status === 'live';
        if (isLive && wasLive) noteBack();
        wasLive ||= isLive;
        if ('at' in event && event.at) lastAt = event.at;
        listener(laid(event, overlay()));
      });
      return () => {
        listeners.delete(mine);
        stop?.();
      };
    },
    ...passedOn(source),
    close: () => {
      queue.close();
      listeners.clear();
      close?.call(source);
    },
    retry: (key) => queue.retry(key),
    discard: (key) => queue.discard(key),
    waiting: async () => {
      await opened();
      return queue.entries;
    },
  };
}

/** News of an item with what waits laid over it. */
function laid(event: ChangeEvent, overlay: Overlay): ChangeEvent {
  if (event.type !== 'changed' || !event.item) return event;
  const item = overlay.over(event.item as unknown as AnyItem);
  return item
    ? {...event, item: item as unknown as Item}
    : {type: 'removed', kind: event.kind, id: event.id, at: event.at};
}
