import type {ReactiveElement} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import {isLater, keepsPlace, markRead} from '../../context/read-marks.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';

/** Whoever comes back within this time goes on with their visit, in milliseconds. */
const pause = 30 * 60_000;

/** What only flashes by was not seen, in milliseconds. */
const glance = 4_000;

/** What is new to a reader: what happened since they were here last, and was not opened since. */
export class Visits {
  /** The first post that was there at the last visit, where newer ones stand above it. */
  seenFrom: string | undefined;
  private readonly communities: ItemLookup<'community'>;
  /** Until when the reader had seen a community before this visit; empty where they were never here. */
  private readonly since = new Map<string, string>();

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly posts: () => readonly Item<'discussion'>[],
  ) {
    this.communities = new ItemLookup(host, source, 'community');
    source.onChange(() => this.since.clear());
  }

  /** Did something happen to it that this reader has not seen? What they began, they have. */
  isNew({createdAt, activityAt = createdAt, community, createdBy, mine}: Item<'discussion'>): boolean {
    const since = this.before(community);
    const read = mine?.['read']?.until;
    if (!since || createdBy === this.source.you) return false;
    return isLater(activityAt, since) && (!read || isLater(activityAt, read));
  }

  /** Looks where a list, the newest first, comes to what was there at the last visit. */
  look(sort: string): void {
    const field = {newest: 'createdAt', active: 'activityAt'}[sort] as 'createdAt' | undefined;
    const posts = this.posts();
    const index = posts.findIndex((post) => {
      const since = field && this.before(post.community);
      return !since || !isLater(post[field!] ?? '', since);
    });
    const post = posts[index];
    this.seenFrom = index > 0 && this.before(post!.community) ? post!.id : undefined;
  }

  /** Since when things are new, in whatever is shown here. */
  get earliest(): string | undefined {
    const {community, description} = this.source;
    const ids = community ? [community] : Object.keys(description?.you?.roles ?? {});
    return ids
      .map((id) => this.before(id))
      .filter(Boolean)
      .sort((a, b) => (isLater(a!, b!) ? 1 : -1))[0];
  }

  private before(id = this.source.community): string | undefined {
    if (!id || !keepsPlace(this.source)) return undefined;
    if (!this.since.has(id) && this.communities.has(id)) this.since.set(id, this.begin(id));
    return this.since.get(id) || undefined;
  }

  /** Kept on the device beside the mark, since a page of an intranet is often left for another and come back to. */
  private begin(id: string): string {
    const {adapter, you} = this.source;
    const key = ['cop-elements.visit', adapter!.name, you, id].join('/');
    const [since = '', seen] = onDevice((storage) => storage.getItem(key))?.split(' ') ?? [];
    const isGoingOn = Number(seen) > Date.now() - pause;
    const mark = this.communities.get(id)?.mine?.['read'];
    const from = isGoingOn ? since : (mark?.until ?? '');
    onDevice((storage) => storage.setItem(key, `${from} ${Date.now()}`));
    if (!isGoingOn) setTimeout(() => this.host.isConnected && this.since.has(id) && this.keep(id), glance);
    return from;
  }

  private keep(id: string): void {
    const latest = this.posts()
      .filter(({community}) => community === id)
      .map(({createdAt, activityAt = createdAt}) => activityAt)
      .sort((a, b) => (isLater(a, b) ? 1 : -1))
      .at(-1);
    const community = this.communities.get(id);
    if (latest && community) void markRead(this.source, {...community, community: id}, latest);
  }
}

/** A sandboxed frame has no storage: then every loading of the page is a visit. */
function onDevice<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
