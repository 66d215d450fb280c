import type {Actor} from '../../model/actor.js';
import {silent} from '../../model/counts.js';
import type {AnyItem, Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {communitiesOf, maySee} from '../../model/visibility.js';
import type {ChangeEvent, WatchScope} from '../contract.js';
import {Reader} from './reader.js';
import type {Rows} from './rows.js';

/** Something happened to an item: it came, changed or went. */
export interface News {
  readonly kind: Kind;
  readonly id: string;
  readonly before?: AnyItem | undefined;
  readonly after?: AnyItem | undefined;
  /** It was not written itself: these were, and it counts them. Who may know of none of them is not told. */
  readonly because?: readonly AnyItem[];
}

interface Noted extends News {
  readonly number: number;
}

interface Watcher {
  readonly scope: WatchScope;
  readonly actor: Actor | undefined;
  tell(event: ChangeEvent): void;
}

/** So many changes are remembered for those who come back. */
const remembered = 5_000;

/** What happened, in order, and who wants to know. */
export class Feed {
  /** Another life of the store counts anew: its tokens are not ours. */
  private readonly life = Math.random().toString(36).slice(2, 10);
  private readonly noted: Noted[] = [];
  private readonly watchers = new Set<Watcher>();
  private count = 0;

  constructor(
    private readonly rows: Rows,
    private readonly readOnly: boolean,
  ) {}

  /** The token of now. */
  get asOf(): string {
    return `${this.life}.${this.count}`;
  }

  note(news: readonly News[]): void {
    for (const each of news) {
      const noted = {...each, number: ++this.count};
      this.noted.push(noted);
      for (const watcher of this.watchers) this.tell(watcher, noted);
    }
    if (this.noted.length > remembered) this.noted.splice(0, this.noted.length - remembered);
  }

  watch(scope: WatchScope, actor: Actor | undefined, listener: (event: ChangeEvent) => void): () => void {
    let isOpen = true;
    const tell = (event: ChangeEvent) => queueMicrotask(() => isOpen && listener(event));
    const watcher = {scope, actor, tell};
    this.watchers.add(watcher);
    tell({type: 'status', status: 'live'});
    if (scope.since !== undefined) this.catchUp(watcher, scope.since);
    return () => {
      isOpen = false;
      this.watchers.delete(watcher);
    };
  }

  /** Nobody is told anything any more. */
  close(): void {
    this.watchers.clear();
  }

  private catchUp(watcher: Watcher, since: string): void {
    const [life, number] = since.split('.');
    const [from, first] = [Number(number), this.noted[0]?.number ?? this.count + 1];
    if (life !== this.life || !(from <= this.count) || from + 1 < first)
      return watcher.tell({type: 'reset', at: this.asOf});
    for (const noted of this.noted) if (noted.number > from) this.tell(watcher, noted);
  }

  private tell({scope, actor, tell}: Watcher, {kind, id, before, after, because, number}: Noted): void {
    if (scope.kinds && !scope.kinds.includes(kind)) return;
    if (actor && because && !because.some((cause) => this.concerns(actor, cause))) return;
    const sees = (item: AnyItem | undefined) =>
      item !== undefined &&
      (scope.community === undefined || kind === 'member' || isNear(communitiesOf(item, this.rows), scope.community)) &&
      (!actor || maySee(actor, item, this.rows));
    const at = `${this.life}.${number}`;
    if (sees(after)) {
      const row = this.rows.row(id);
      const item = row && (new Reader(this.rows, {actor, readOnly: this.readOnly}).view(row) as unknown as Item);
      tell({type: 'changed', kind, id, ...(item && {item}), at});
    } else if (sees(before)) tell({type: 'removed', kind, id, at});
  }

  /** Does a change to something that is counted elsewhere change what this person sees there? */
  private concerns(actor: Actor, cause: AnyItem): boolean {
    return silent.has(cause.kind) ? cause.createdBy === actor.member : maySee(actor, cause, this.rows);
  }
}

/** What belongs to no community concerns whoever it is for, wherever they look. */
export function isNear(communities: readonly string[], community: string): boolean {
  return communities.length === 0 || communities.includes(community);
}
