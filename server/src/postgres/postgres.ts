import {describe, suggestionLimit} from '../../../src/adapter/store/describe.js';
import {Rows} from '../../../src/adapter/store/rows.js';
import type {CallOptions, CommunityAdapter, Page, Query} from '../../../src/adapter/contract.js';
import type {Actor} from '../../../src/model/actor.js';
import {CommunityError, isCommunityError} from '../../../src/model/errors.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {isKind, tableOf, type Kind} from '../../../src/model/kinds.js';
import {PostgresBell, type Bell} from '../bells/index.js';
import type {Connection} from '../database/connect.js';
import {Actors, decidesRights} from './actors.js';
import {Asking} from './columns.js';
import {askExperts} from './experts.js';
import {listPage, pageLimit, viewsOf} from './list.js';
import {expireRequests, matchesOf} from './mentoring.js';
import {remindOfMentoring} from './mentoring-reminders.js';
import {News} from './news.js';
import {askWhetherItWorked, type Noticed} from './notify.js';
import {remindOfReviews} from './reviews.js';
import {Shares} from './shares.js';
import {suggestionsOf} from './suggestions.js';
import {World, keptColumns} from './world.js';
import {rewrite, write} from './writes.js';

export interface PostgresOptions {
  readonly connection: Connection;
  /** A name for people. */
  readonly title?: string;
  /** How instances hear of what others changed; the database's own where left out. Closed with the source. */
  readonly bell?: Bell;
  /** Told of the notices that are made, within the transaction that makes them. */
  readonly noticed?: Noticed;
  /** Epoch milliseconds; for tests. */
  readonly now?: () => number;
}

/** A community kept in PostgreSQL. Asked with `options.actor` it answers for that person; asked without, it shows and allows everything. */
export interface PostgresSource extends CommunityAdapter {
  /** The person as they are known now: their role in each community; a visitor where nobody has this id. */
  actor(member: string): Promise<Actor>;
  /** Settles when it reports everything from now on. */
  ready(): Promise<void>;
  /** Makes of items what they are to become, while nobody else writes; those that are gone stay so. */
  rewrite(ids: readonly string[], become: (item: AnyItem) => AnyItem): Promise<void>;
  /** Asks those whose question was answered before that, in epoch milliseconds, whether it worked; answers how many were asked. */
  askWhetherItWorked(since: number): Promise<number>;
  /** Requests to be mentored that nobody answered in time are over; answers how many. */
  expireRequests(): Promise<number>;
  /** Reminds people of what they were asked about mentoring, before it is over, and of meeting as often as they wanted to; answers how many were told. */
  remindOfMentoring(): Promise<number>;
  /** Asks experts of questions that nobody answered for so many hours, where their community says nothing else; answers how many. */
  askExperts(hours: number): Promise<number>;
  /** Reminds stewards and reviewers of practices that are due or in doubt; answers how many were told. */
  remindOfReviews(): Promise<number>;
  /** Finds out what is common in what there is a lot of, so that lists of it are quick; wanted now and then. */
  learn(): Promise<void>;
  /** Forgets what is too old to be asked for. */
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the source over tables that are there; see `migrations`. The connection stays the caller's. */
export function openPostgres({
  connection,
  title,
  bell = new PostgresBell(connection.url),
  noticed,
  now = Date.now,
}: PostgresOptions): PostgresSource {
  const {db} = connection;
  const news = new News(db, bell, ({kind}) => decidesRights(kind) && actors.forget());
  const shares = new Shares(db);
  const actors = new Actors(db, () => news.isLive);
  const around = {now, bell, noticed};
  let isClosed = false;

  const opened = async <T>(
    kind: Kind | undefined,
    signal: AbortSignal | undefined,
    answer: () => Promise<T>,
  ): Promise<T> => {
    signal?.throwIfAborted();
    if (isClosed) throw new CommunityError('unavailable', 'This source was closed.');
    if (kind !== undefined && !isKind(kind))
      throw new CommunityError('unsupported', `This source has no “${String(kind)}”.`);
    try {
      const answered = await answer();
      signal?.throwIfAborted();
      return answered;
    } catch (error) {
      throw told(error);
    }
  };

  const derived = (kind: Kind, query: Query, actor: Actor | undefined) =>
    (kind === 'match' ? matchesOf : suggestionsOf)(db, query, new Asking(actor), now());

  return {
    name: 'postgres',
    describe: ({actor, signal}: CallOptions = {}) =>
      opened(undefined, signal, async () => {
        const rows = new Rows();
        if (actor?.member !== undefined) {
          const world = new World(db);
          await world.load([actor.member]);
          const you = world.rows.item(actor.member);
          if (you) rows.put(you);
        }
        const about = describe({name: 'postgres', keeps: true, ...(title !== undefined && {title})}, rows, actor);
        const kinds = Object.entries(about.kinds).map(([kind, known]) => [
          kind,
          {...known, limit: Math.min(known.limit, pageLimit)},
        ]);
        return {...about, kinds: Object.fromEntries(kinds)};
      }),
    list: <K extends Kind>(kind: K, query: Query<K>, {signal, actor}: CallOptions = {}) =>
      opened(kind, signal, async () => {
        // Before the list is read: what happens meanwhile is told once more, and never missed.
        const asOf = await news.asOf();
        if (tableOf(kind).derived) return (await derived(kind, query as Query, actor)) as unknown as Page<K>;
        const page = await listPage(db, kind, query as Query, new Asking(actor), shares);
        return {...page, asOf} as unknown as Page<K>;
      }),
    get: <K extends Kind>(kind: K, ids: readonly string[], {signal, actor}: CallOptions = {}) =>
      opened(kind, signal, async () => {
        if (ids.length === 0) return [];
        if (tableOf(kind).derived) {
          const {items} = await derived(kind, {limit: suggestionLimit}, actor);
          return ids.map((wanted) => items.find(({id}) => id === wanted) as Item<K> | undefined);
        }
        const asking = new Asking(actor);
        const kept = await db
          .selectFrom('item as i')
          .select(keptColumns.map((name) => `i.${name}` as const))
          .innerJoin('place as p', (join) =>
            join.onRef('p.community', '=', 'i.community').onRef('p.kind', '=', 'i.kind').onRef('p.id', '=', 'i.id'),
          )
          .where('p.id', 'in', ids)
          .where('i.kind', '=', kind)
          .where(asking.sees)
          .execute();
        const {items} = await viewsOf(db, kept, asking);
        const byId = new Map(items.map((item) => [item.id, item as unknown as Item<K>]));
        return ids.map((id) => byId.get(id));
      }),
    write: (change, options) =>
      opened(change.verb === 'restore' ? undefined : change.kind, options.signal, async () => {
        const result = await write(db, change, options, around);
        // Before the database says so: whoever was answered counts on it.
        if (change.verb === 'restore' || decidesRights(change.kind)) actors.forget();
        return result;
      }),
    watch: (scope, listener, {actor}: CallOptions = {}) => news.watch(scope, new Asking(actor), listener),
    actor: (member) => opened('membership', undefined, () => actors.find(member)),
    ready: () => news.ready(),
    rewrite: (ids, become) => opened(undefined, undefined, () => rewrite(db, ids, become, around)),
    askWhetherItWorked: (since) => opened(undefined, undefined, () => askWhetherItWorked(db, since, around)),
    expireRequests: () => opened(undefined, undefined, () => expireRequests(db, around)),
    remindOfMentoring: () => opened(undefined, undefined, () => remindOfMentoring(db, around)),
    askExperts: (hours) => opened(undefined, undefined, () => askExperts(db, hours, around)),
    remindOfReviews: () => opened(undefined, undefined, () => remindOfReviews(db, around)),
    learn: () => shares.learn(),
    sweep: () => news.sweep(now()),
    close: async () => {
      isClosed = true;
      await news.close();
    },
  };
}

/** What a page can act on; a database that is not there comes back. */
function told(error: unknown): unknown {
  if (isCommunityError(error)) return error;
  const {code = '', name} = error as {code?: string; name?: string};
  if (name === 'AbortError') return error;
  if (code === '53100')
    return new CommunityError(
      'unavailable',
      'There is no room left to keep this. Try again later, and tell whoever runs this service.',
      {retryAfter: 30_000},
    );
  // Connections that are refused, break or end (class 08, 57P), are too many (53300), and statements that took too long.
  const isAway =
    /^(?:08|57P|53300|E[A-Z]+)/.test(code) || code === '57014' || /timeout|terminated/i.test(String(error));
  if (!isAway) return error;
  return new CommunityError('unavailable', 'The database cannot be reached just now.', {retryAfter: 2_000});
}
