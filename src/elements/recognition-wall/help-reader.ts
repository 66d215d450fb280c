import type {LitElement} from 'lit';

import type {Query} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {helpOf, longestInterval, type Help} from '../../model/quiet-help.js';

/** So many of a kind are looked through, the newest. */
const most = 50;
const aDay = 86_400_000;

/** Reads what help there was lately, and what people were thanked for, while somebody looks at it. */
export class HelpReader {
  private readonly lists: readonly CommunityQuery<Kind>[];
  private readonly discussions: CommunityQuery<'discussion'>;
  private readonly practices: CommunityQuery<'practice'>;
  private readonly amendments: CommunityQuery<'amendment'>;
  private readonly gathered: readonly CommunityQuery<'collection' | 'resource' | 'term'>[];
  private readonly mentorships: CommunityQuery<'mentorship'>;
  private readonly given: CommunityQuery<'award'>;
  private readonly replies: ItemLookup<'reply'>;
  private readonly origins: ItemLookup<'discussion'>;
  private readonly changed: ItemLookup<'practice'>;

  /** @param isOpen Does anybody look? */
  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly isOpen: () => boolean,
  ) {
    const list = <K extends Kind>(kind: K, query: (from: string) => Query<K> | undefined) =>
      new CommunityQuery<K>(host, source, {
        kind,
        query: () => (this.isOpen() && source.description?.kinds[kind] ? query(this.since) : undefined),
      });
    const limit = most;
    this.discussions = list('discussion', () => ({
      ...{where: {state: {any: ['solved', 'closed', 'locked']}}, sort: '-activityAt', limit},
    }));
    this.practices = list('practice', (from) => ({
      ...{where: {state: 'approved', verifiedAt: {from}}, sort: '-verifiedAt', limit},
    }));
    this.amendments = list('amendment', (from) => ({
      ...{where: {state: 'accepted', updatedAt: {from: `${from}T00:00:00Z`}}, sort: '-updatedAt', limit},
    }));
    this.gathered = (['collection', 'resource', 'term'] as const).map((kind) =>
      list<'collection' | 'resource' | 'term'>(kind, (from) => ({
        ...{where: {createdAt: {from: `${from}T00:00:00Z`}}, sort: '-createdAt', limit},
      })),
    );
    this.mentorships = list('mentorship', () => ({
      ...{where: {community: undefined, state: {any: ['accepted', 'active', 'closed']}}, sort: '-updatedAt', limit},
    }));
    this.given = list('award', (from) => ({
      where: {createdAt: {from: `${from}T00:00:00Z`}},
      ...{sort: '-createdAt', limit: Math.min(1_000, source.description!.kinds.award!.limit)},
    }));
    this.lists = [
      ...[this.discussions, this.practices, this.amendments, ...this.gathered],
      ...[this.mentorships, this.given],
    ] as unknown as readonly CommunityQuery<Kind>[];
    this.replies = new ItemLookup(host, source, 'reply');
    this.origins = new ItemLookup(host, source, 'discussion');
    this.changed = new ItemLookup(host, source, 'practice');
  }

  get error(): CommunityError | undefined {
    return this.lists.find(({error}) => error)?.error;
  }

  /** The first day that is looked at. */
  get since(): string {
    return new Date(Date.now() - longestInterval * aDay).toISOString().slice(0, 10);
  }

  /** What people were thanked for since, the newest first. */
  get awards(): readonly Item<'award'>[] {
    return this.given.items;
  }

  /** Were there more awards than could be looked at? */
  get isCut(): boolean {
    return this.given.hasNext;
  }

  /** All help that could be seen; nothing until everything is here. */
  get help(): readonly Help[] | undefined {
    const {you, description} = this.source;
    if (!you || !description) return undefined;
    if (this.lists.some(({status, page}) => status !== 'waiting' && !page)) return undefined;
    if (!this.given.page) return undefined;
    const practices = all(
      this.practices.items,
      this.changed,
      this.amendments.items.map(({practice}) => practice),
    );
    const from = this.practices.items.flatMap(({origin}) =>
      origin?.kind === 'discussion' && origin.id ? [origin.id] : [],
    );
    const discussions = practices && all(this.discussions.items, this.origins, from);
    const replies =
      discussions &&
      all(
        [],
        this.replies,
        discussions.flatMap(({accepted = []}) => accepted),
      );
    if (!replies) return undefined;
    const read = {
      ...{discussions, replies, practices, amendments: this.amendments.items},
      gathered: this.gathered.flatMap(
        ({items}) => items as readonly (Item<'collection'> | Item<'resource'> | Item<'term'>)[],
      ),
      mentorships: this.mentorships.items,
    };
    return helpOf(read, {you, since: this.since});
  }

  async reload(): Promise<void> {
    await Promise.all(this.lists.map((list) => list.reload()));
  }
}

/** Those items and the others of these ids, once all that can be had are here. */
function all<K extends Kind>(
  items: readonly Item<K>[],
  lookup: ItemLookup<K>,
  ids: readonly string[],
): readonly Item<K>[] | undefined {
  const known = new Set(items.map(({id}) => id));
  const others = [...new Set(ids)].filter((id) => !known.has(id));
  // All are asked for before any is waited for: they go out together.
  const found = others.map((id) => ({item: lookup.get(id), isHere: lookup.has(id)}));
  if (found.some(({isHere}) => !isHere)) return undefined;
  return [...items, ...found.flatMap(({item}) => (item ? [item] : []))];
}
