import type {Query} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import type {DiscussionType} from '../../model/kinds.js';

/** What a reader wants to see of a feed; kept small enough for an address. */
export interface FeedFilters {
  readonly type?: DiscussionType;
  readonly topic?: string;
  readonly unanswered?: true;
  readonly unsolved?: true;
  readonly mine?: true;
  readonly following?: true;
  readonly unread?: true;
}

/** The types that have a place of their own among the filters, in the order they stand there. */
export const filterTypes = [
  'question',
  'idea',
  'story',
  'announcement',
  'prompt',
  'poll',
] as const satisfies readonly DiscussionType[];

/** Yes-or-no filters, in the order they stand there. */
export const switches = ['unanswered', 'unsolved', 'mine', 'following', 'unread'] as const;
export type Switch = (typeof switches)[number];

/** Names of orders as an attribute says them, and as a source does. */
export const sorts = {
  newest: '-createdAt',
  active: '-activityAt',
  helpful: '-counts.reaction:helpful',
  unanswered: 'counts.replies',
} as const;
export type FeedSort = keyof typeof sorts;

export function isSort(value: string): value is FeedSort {
  return Object.hasOwn(sorts, value);
}

/** What to ask the source for. Unsolved is a question that is still open; unread is what is new since the last visit and was not opened. */
export function queryOf(
  {type, topic, unanswered, unsolved, mine, following, unread}: FeedFilters,
  sort: FeedSort,
  you: string | undefined,
  visits?: {readonly earliest: string | undefined},
): Query<'discussion'> {
  const where: NonNullable<Query<'discussion'>['where']> = {
    ...(type && {type}),
    ...(topic && {topics: topic}),
    ...(unanswered && {'counts.replies': 0}),
    ...(unsolved && {type: 'question', state: 'open'}),
    ...(mine && you && {createdBy: you}),
    ...(following && {'mine.follow': {exists: true}}),
    ...(unread && {'mine.unread': true, ...(visits?.earliest && {activityAt: {from: visits.earliest}})}),
  };
  return {sort: sorts[sort], ...(Object.keys(where).length > 0 && {where})};
}

/** The same filters with one of them changed; what is off is left out. */
export function changed(
  filters: FeedFilters,
  change: {readonly [N in keyof FeedFilters]?: FeedFilters[N] | undefined},
): FeedFilters {
  const next = Object.entries({...filters, ...change}).filter(([, value]) => Boolean(value));
  return Object.fromEntries(next) as FeedFilters;
}

/**
 * News is what would stand among what is shown, or before it; where the order is by activity, whatever something happened to, and in
 * orders that are nobody's news, what began after all that is shown.
 */
export function isNews(
  item: Item<'discussion'>,
  {items, hasNext}: {readonly items: readonly Item<'discussion'>[]; readonly hasNext: boolean},
  filters: FeedFilters,
  sort: FeedSort,
  you: string | undefined,
): boolean {
  if (!fits(item, filters, you)) return false;
  const began = Date.parse(item.createdAt);
  if (sort === 'newest' && !hasNext) return true;
  const after = ({createdAt}: Item<'discussion'>) => Date.parse(createdAt) < began;
  return sort === 'active' || (sort === 'newest' ? items.some(after) : items.every(after));
}

/** Would the source let it through these filters? */
function fits(
  {type, topics, state, counts, createdBy, mine}: Item<'discussion'>,
  filters: FeedFilters,
  you: string | undefined,
): boolean {
  return (
    (!filters.type || filters.type === type) &&
    (!filters.topic || (topics?.includes(filters.topic) ?? false)) &&
    (!filters.unanswered || !counts?.['replies']) &&
    (!filters.unsolved || (type === 'question' && state === 'open')) &&
    (!filters.mine || createdBy === you) &&
    (!filters.following || mine?.['follow'] !== undefined)
  );
}
