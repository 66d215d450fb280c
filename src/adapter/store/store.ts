import {visitor, type Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {isKind, kindNames, tableOf, type Kind, type Role} from '../../model/kinds.js';
import {contractVersion, type CallOptions, type Change, type Description, type KindDescription, type Page, type Query, type WriteOptions} from '../contract.js';
import {Feed} from './feed.js';
import {listPage, pageLimit} from './list.js';
import {Orders} from './orders-kept.js';
import {Reader} from './reader.js';
import {Rows, asItem} from './rows.js';
import {inSlices} from './slices.js';
import {Writes} from './writes.js';
import type {Loaded, Store, StoreOptions} from './types.js';

/** A whole organisation in one page: what `memory`, `local` and `static` have in common. */
export function createStore(options: StoreOptions): Store {
  const readOnly = options.readOnly ?? false;
  const rows = new Rows();
  const orders = new Orders(rows, options.language);
  const feed = new Feed(rows, readOnly);
  const now = options.now ?? Date.now;
  const writes = new Writes(rows, orders, feed, options.commit, now);
  let isClosed = false;

  const load = async ({items, gone, keys}: Loaded) => {
    for (const key of keys ?? []) writes.keys.remember(key);
    for (const {id, kind} of gone ?? []) rows.gone.set(id, kind);
    await inSlices(items, (value) => {
      const item = asItem(value);
      if (item) rows.put(item);
    });
    await inSlices(rows.byId.values(), (row) => rows.link(row));
  };
  const ready = Promise.resolve(options.load).then((loaded) => loaded && load(loaded));

  const open = async (kind: Kind, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    if (isClosed) throw new CommunityError('unavailable', 'This source was closed.');
    if (!isKind(kind)) throw new CommunityError('unsupported', `This source has no “${String(kind)}”.`);
    await ready;
    signal?.throwIfAborted();
  };

  return {
    name: options.name,
    ready,
    describe: async ({actor}: CallOptions = {}) => {
      await ready;
      return describe(options, rows, actor);
    },
    list: async <K extends Kind>(kind: K, query: Query<K>, {signal, actor}: CallOptions = {}) => {
      await open(kind, signal);
      const {asOf} = feed;
      return {...(await listPage(kind, query as Query, new Reader(rows, {actor, readOnly}), orders, signal)), asOf} as unknown as Page<K>;
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], {signal, actor}: CallOptions = {}) => {
      await open(kind, signal);
      const reader = new Reader(rows, {actor, readOnly});
      return ids.map((id) => {
        const row = rows.row(id);
        return row && row.item.kind === kind && reader.sees(row) ? (reader.view(row) as unknown as Item<K>) : undefined;
      });
    },
    ...(!options.readOnly && {
      write: async (change: Change, write: WriteOptions) => {
        await open(change.verb === 'restore' ? 'member' : change.kind, write.signal);
        return writes.write(change, write);
      },
    }),
    watch: (scope, listener, {actor}: CallOptions = {}) => feed.watch(scope, actor, listener),
    absorb: (changes) => writes.absorb(changes),
    actor: (member) => actorIn(rows, member),
    close: () => {
      isClosed = true;
    },
  };
}

const power: readonly Role[] = ['guest', 'member', 'sponsor', 'steward', 'facilitator', 'administrator'];

function actorIn(rows: Rows, member: string): Actor {
  const roles: Record<string, Role> = {};
  for (const {item} of rows.on(member)) {
    if (item.kind !== 'membership' || item.state !== 'active' || item.community === undefined) continue;
    const role = item['role'] as Role;
    const held = roles[item.community];
    if (held === undefined || power.indexOf(role) > power.indexOf(held)) roles[item.community] = role;
  }
  return rows.item(member)?.kind === 'member' ? {member, roles} : visitor;
}

function describe(options: StoreOptions, rows: Rows, actor: Actor | undefined): Description {
  const you = actor?.member === undefined ? undefined : rows.item(actor.member);
  return {
    contract: contractVersion,
    ...(options.title !== undefined && {title: options.title}),
    ...(actor?.member !== undefined && {you: {member: actor.member, name: String(you?.['name'] ?? actor.member), roles: actor.roles}}),
    kinds: Object.fromEntries(kindNames.map((kind) => [kind, describeKind(kind)])),
    ...(options.keeps !== undefined && {keeps: options.keeps}),
    ...(options.limits && {limits: options.limits}),
  };
}

function describeKind(kind: Kind): KindDescription {
  const fields = Object.entries(tableOf(kind).fields);
  const named = (option: 'sort' | 'facet' | 'search') => fields.flatMap(([name, field]) => (option in field && field[option as never] ? [name] : []));
  return {
    verbs: [],
    text: named('search').length > 0,
    sort: [...named('sort'), 'createdAt', 'updatedAt', 'activityAt', 'relevance', ...(kind === 'reply' ? ['thread'] : []), ...(kind === 'discussion' ? ['counts.replies', 'counts.reaction:helpful'] : [])],
    facets: [...named('facet'), 'initial', 'state', 'community', 'createdBy', 'language'],
    limit: pageLimit,
    watch: true,
  };
}
