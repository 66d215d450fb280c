import {visitor, type Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {isKind, tableOf, type Kind} from '../../model/kinds.js';
import type {CallOptions, Change, Page, Query, WriteOptions} from '../contract.js';
import {actorAmong} from './actors.js';
import {describe, suggestionLimit} from './describe.js';
import {Feed} from './feed.js';
import {listPage} from './list.js';
import {Matches} from './match.js';
import {Orders} from './orders-kept.js';
import {Reader} from './reader.js';
import {Rows, asItem} from './rows.js';
import {Slices} from './slices.js';
import type {Loaded, Store, StoreOptions} from './types.js';
import {Writes} from './writes.js';

/** A whole organisation in one page: what `memory`, `local` and `static` have in common. */
export function createStore(options: StoreOptions): Store {
  const {readOnly = false, now = Date.now} = options;
  const rows = new Rows();
  const orders = new Orders(rows, options.language);
  const matches = new Matches(rows, orders);
  const feed = new Feed(rows, readOnly);
  const actors = new Map<string, Actor>();
  const writes = new Writes(rows, orders, options, (news) => {
    matches.forget();
    if (news.some(({kind, before, after}) => kind === 'membership' || (kind === 'member' && !(before && after))))
      actors.clear();
    feed.note(news);
  });
  let [isIn, isClosed] = [false, false];

  const load = async ({items, gone, keys}: Loaded) => {
    for (const key of keys ?? []) writes.keys.remember(key);
    for (const {id, kind} of gone ?? []) rows.gone.set(id, kind);
    const slices = new Slices();
    await slices.each(items, (value) => {
      const item = asItem(value);
      if (item) rows.put(item);
    });
    await slices.each(rows.byId.values(), (row) => rows.link(row));
    isIn = true;
  };
  const ready = Promise.resolve(options.load).then((loaded) => load(loaded ?? {items: []}));
  // Whoever reads is told of a failure.
  ready
    .then(() => import('./prepare.js'))
    .then(({prepare}) => prepare(rows, orders, matches, () => isClosed))
    .then(async () => {
      if (!readOnly && !isClosed) await writes.prepare();
    })
    .catch(() => undefined);

  const open = async (signal: AbortSignal | undefined, kind?: Kind) => {
    signal?.throwIfAborted();
    if (isClosed) throw new CommunityError('unavailable', 'This source was closed.');
    if (kind !== undefined && !isKind(kind))
      throw new CommunityError('unsupported', `This source has no “${String(kind)}”.`);
    await ready;
    if (kind === 'mentorship' && !readOnly) await writes.expire();
    signal?.throwIfAborted();
  };

  const derived = async (kind: Kind, query: Query, reader: Reader, signal: AbortSignal | undefined) => {
    if (kind === 'match') return (await import('./matched.js')).matches(reader, query, now(), signal);
    return (await import('./suggested.js')).suggestions(reader, query, now(), signal);
  };

  return {
    name: options.name,
    ready,
    describe: async ({actor, signal}: CallOptions = {}) => {
      await open(signal);
      return describe(options, rows, actor);
    },
    list: async <K extends Kind>(kind: K, query: Query<K>, {signal, actor}: CallOptions = {}) => {
      await open(signal, kind);
      const {asOf} = feed;
      const reader = new Reader(rows, {actor, readOnly});
      if (tableOf(kind).derived) return (await derived(kind, query as Query, reader, signal)) as unknown as Page<K>;
      const page = await listPage(kind, query as Query, reader, matches, signal);
      return {...page, asOf} as unknown as Page<K>;
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], {signal, actor}: CallOptions = {}) => {
      await open(signal, kind);
      const reader = new Reader(rows, {actor, readOnly});
      if (tableOf(kind).derived) {
        const {items} = await derived(kind, {limit: suggestionLimit}, reader, signal);
        return ids.map((wanted) => items.find(({id}) => id === wanted) as Item<K> | undefined);
      }
      return ids.map((id) => {
        const row = rows.row(id);
        return row && row.item.kind === kind && reader.sees(row) ? (reader.view(row) as unknown as Item<K>) : undefined;
      });
    },
    ...(!readOnly && {
      write: async (change: Change, write: WriteOptions) => {
        await open(write.signal, change.verb === 'restore' ? undefined : change.kind);
        return writes.write(change, write);
      },
    }),
    watch: (scope, listener, {actor}: CallOptions = {}) => feed.watch(scope, actor, listener),
    absorb: (changes) => writes.absorb(changes),
    actor: (member) => {
      const known = actors.get(member);
      if (known) return known;
      const isThere = rows.item(member)?.kind === 'member';
      const actor = isThere
        ? actorAmong(
            member,
            rows.on(member).map((row) => row.item),
          )
        : visitor;
      // What is not in yet would be missing for ever.
      if (isIn) actors.set(member, actor);
      return actor;
    },
    close: () => {
      isClosed = true;
      feed.close();
    },
  };
}
