import {sql, type Transaction} from 'kysely';

import type {ChangeEvent, WatchScope} from '../../../src/adapter/contract.js';
import {isNear} from '../../../src/adapter/store/feed.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {AnyItem} from '../../../src/model/item.js';
import {sealed} from '../../../src/model/visibility.js';
import type {Bell} from '../bells/index.js';
import type {Tables} from '../database/tables.js';
import {holds} from './audience.js';
import type {Asking} from './columns.js';
import type {Noted} from './keep.js';
import type {Seen} from './tables.js';
import type {Db} from './world.js';

/** Changes are remembered for so long, in milliseconds. */
const remembered = 24 * 3_600_000;
/** So many are read at once. */
const most = 1_000;

interface Counting {
  readonly item: AnyItem;
  readonly seen: Seen;
  readonly because: readonly Seen[];
}

/** Notes what happened, in the order it is committed, and says so to every instance. */
export async function note(
  db: Transaction<Tables>,
  noted: readonly Noted[],
  counting: readonly Counting[],
  at: number,
  bell: Bell,
): Promise<void> {
  const changes = [
    ...noted.map(({item, before, after}) => {
      const {kind, id} = item;
      return {at, kind, id, before, after, because: null, whom: whomOf(item, after === null)};
    }),
    ...counting.map(({item: {kind, id}, seen, because}) => ({
      at,
      kind,
      id,
      before: seen,
      after: seen,
      because,
      whom: null,
    })),
  ];
  if (changes.length === 0) return;
  // Held until the commit, so that nobody sees a later number before an earlier one.
  await sql`select pg_advisory_xact_lock(1)`.execute(db);
  await sql`insert into change (at, kind, id, before, after, because, whom)
    select at, kind, id, nullif(before, 'null'), nullif(after, 'null'), nullif(because, 'null'), whom
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n(at bigint, kind text, id text, before jsonb, after jsonb, because jsonb, whom text)`.execute(
    db,
  );
  await bell.announce(db);
}

interface Change {
  readonly number: string;
  readonly kind: Kind;
  readonly id: string;
  readonly before: Seen | null;
  readonly after: Seen | null;
  readonly because: readonly Seen[] | null;
  readonly whom: string | null;
}

/** A change as it is told to those who see the item, and to those who see it no more. */
interface Events {
  readonly changed: ChangeEvent;
  readonly removed: ChangeEvent;
}

interface Watcher {
  readonly scope: WatchScope;
  readonly asking: Asking;
  readonly tokens: ReadonlySet<string>;
  readonly tell: (event: ChangeEvent) => void;
  /** What waits until what was missed is told. */
  held: Change[] | undefined;
}

/** What somebody may see is no longer what it was when they began to watch. */
const changedRights: ChangeEvent = {
  type: 'error',
  error: new CommunityError('unavailable', 'What you may see has changed. Watch again.', {retryAfter: 0}),
};

/** Whose rights a change to an item decides about. */
function whomOf(item: AnyItem, isGone: boolean): string | null {
  if (item.kind === 'membership') return String(item['member']);
  return item.kind === 'member' && (isGone || item.state === 'moved-on') ? item.id : null;
}

/** What happens, told to those who watch: read once for all of them, whenever the database says that there is something. */
export class News {
  private readonly watchers = new Set<Watcher>();
  private last = 0;
  private life = '';
  private starting: Promise<void> | undefined;
  private reading: Promise<void> = Promise.resolve();
  /** Is there something that was not read yet? */
  private isBehind = false;

  constructor(
    private readonly db: Db,
    private readonly bell: Bell,
    /** Told of everything, before anybody else. */
    private readonly heard: (change: Pick<Change, 'kind' | 'id'>) => void,
  ) {}

  /** Is everything that happens heard of at once? */
  get isLive(): boolean {
    return this.life !== '' && this.bell.isHearing && !this.isBehind;
  }

  /** The token of now, or of a moment ago: what happened since is told once more. */
  async asOf(): Promise<string> {
    return this.isLive ? `${this.life}.${this.last}` : this.lastOf();
  }

  private async lastOf(): Promise<string> {
    const {rows} = await sql<{
      at: string;
    }>`select (select value from meta where name = 'life') || '.' || coalesce((select max(number) from change), 0) as at`.execute(
      this.db,
    );
    return rows[0]!.at;
  }

  /** Settles when it hears of everything from now on. */
  ready(): Promise<void> {
    return (this.starting ??= this.start());
  }

  watch(scope: WatchScope, asking: Asking, listener: (event: ChangeEvent) => void): () => void {
    let isOpen = true;
    const tell = (event: ChangeEvent) => queueMicrotask(() => isOpen && listener(event));
    const watcher: Watcher = {scope, asking, tokens: new Set(asking.tokens), tell, held: undefined};
    const begin = () => {
      if (!isOpen) return;
      this.watchers.add(watcher);
      if (scope.since === undefined) tell({type: 'status', status: 'live'});
      else void this.catchUp(watcher, scope.since).catch(() => tell({type: 'reset'}));
    };
    if (this.life) begin();
    else this.ready().then(begin, () => tell({type: 'reset'}));
    return () => {
      isOpen = false;
      this.watchers.delete(watcher);
    };
  }

  async close(): Promise<void> {
    this.watchers.clear();
    await this.bell.close();
  }

  /** Forgets what nobody will ask for any more. */
  async sweep(now: number): Promise<void> {
    await this.db
      .deleteFrom('change')
      .where('at', '<', now - remembered)
      .execute();
    await this.db
      .deleteFrom('done')
      .where('at', '<', now - 30 * 86_400_000)
      .execute();
  }

  /** Tells what was missed; what happens meanwhile waits for it. */
  private async catchUp(watcher: Watcher, since: string): Promise<void> {
    const held: Change[] = (watcher.held = []);
    let missed: readonly Change[] | undefined;
    try {
      await this.read();
      missed = await this.since(since);
    } finally {
      // Whoever cannot be told what they missed begins anew, and is told what happens from now on.
      watcher.held = undefined;
    }
    if (!missed) watcher.tell({type: 'reset', at: `${this.life}.${this.last}`});
    const told = Number(missed?.at(-1)?.number ?? 0);
    for (const change of [...(missed ?? []), ...held.filter(({number}) => Number(number) > told)])
      this.tell(watcher, change);
    watcher.tell({type: 'status', status: 'live'});
  }

  /** Everything after a token up to now; nothing where the token means nothing any more. */
  private async since(token: string): Promise<readonly Change[] | undefined> {
    const [life, number] = token.split('.');
    const from = Number(number);
    if (life !== this.life || !(from <= this.last)) return undefined;
    const {rows} = await sql<{first: string | null}>`select min(number) as first from change`.execute(this.db);
    const first = Number(rows[0]!.first ?? this.last + 1);
    if (from + 1 < first && from < this.last) return undefined;
    const changes =
      await sql<Change>`select * from change where number > ${from} and number <= ${this.last} order by number`.execute(
        this.db,
      );
    return changes.rows;
  }

  private async start(): Promise<void> {
    const [life, last] = (await this.lastOf()).split('.');
    this.last = Number(last);
    await this.bell.hear(life!, () => void this.read());
    await this.read();
    this.life = life!;
  }

  /** Reads what is new and tells it, one reading after the other. */
  private read(): Promise<void> {
    return (this.reading = this.reading.then(() => this.readOn()).catch(() => undefined));
  }

  private async readOn(): Promise<void> {
    this.isBehind = true;
    for (;;) {
      const {rows} =
        await sql<Change>`select * from change where number > ${this.last} order by number limit ${most}`.execute(
          this.db,
        );
      for (const change of rows) {
        this.last = Number(change.number);
        const events = this.eventsOf(change);
        this.heard(change);
        for (const watcher of this.watchers) {
          this.tell(watcher, change, events);
          if (change.whom === null || change.whom !== watcher.asking.me) continue;
          // What they may not see any more they are not told either.
          this.watchers.delete(watcher);
          watcher.tell(changedRights);
        }
      }
      if (rows.length < most) break;
    }
    this.isBehind = false;
  }

  /** The same objects for everybody, so that each is written down once. */
  private eventsOf({number, kind, id}: Change): Events {
    const at = `${this.life}.${number}`;
    return {changed: {type: 'changed', kind, id, at}, removed: {type: 'removed', kind, id, at}};
  }

  private tell(watcher: Watcher, change: Change, events = this.eventsOf(change)): void {
    const {kind, before, after, because} = change;
    const {scope, tell} = watcher;
    if (watcher.held) return void watcher.held.push(change);
    if (scope.kinds && !scope.kinds.includes(kind)) return;
    if (because && !because.some((cause) => isFor(watcher, cause))) return;
    const shows = (seen: Seen | null) =>
      seen !== null &&
      (scope.community === undefined || kind === 'member' || isNear(seen.communities, scope.community)) &&
      sees(watcher, seen, kind);
    if (shows(after)) tell(events.changed);
    else if (shows(before)) tell(events.removed);
  }
}

/** May somebody hear of it by this? What others keep to themselves says nothing to anybody, administrators included. */
function isFor(watcher: Watcher, cause: Seen): boolean {
  const {asking} = watcher;
  return asking.actor && cause.only !== undefined ? cause.only === asking.me : sees(watcher, cause);
}

function sees({asking, tokens}: Watcher, {reach, audience, only}: Seen, kind?: Kind): boolean {
  if (asking.seesAll && !(asking.actor && kind && sealed.has(kind))) return true;
  if (only !== undefined) return only === asking.me;
  return reach === 2 || (reach === 1 && tokens.size > 1) || (reach === 0 && holds(tokens, audience));
}
