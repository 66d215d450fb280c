import type {CommunityAdapter} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {bySkill, isAlike} from './by-skill.js';

/** What speaks for somebody. */
export type EvidenceKind = 'accepted' | 'practices' | 'awards' | 'endorsements';

/** What was pressed: a count, or a skill. */
export type Evidence = {readonly kind: EvidenceKind} | {readonly skill: string};

/** One thing that was counted, with where it is. */
export interface EvidenceRow {
  readonly title: string;
  readonly href?: string;
  readonly part?: 'author' | 'steward' | 'authorAndSteward';
  /** Ids of who gave it. */
  readonly by?: readonly string[];
  readonly at?: string;
  /** What it is about: topics, tags, a skill. */
  readonly about?: readonly string[];
}

/** What speaks for a skill, by kind. */
export interface EvidenceGroup {
  readonly kind: EvidenceKind;
  readonly rows: readonly EvidenceRow[];
}

/** So many of a kind are shown; who wants all looks where they are. */
const most = 50;
/** Replies are looked through for accepted ones a page at a time, the newest first, so many pages and no more. */
const [pageSize, pages] = [100, 10];

/** The very items that were counted for somebody, as far as the reader may see them. */
export async function evidenceRows(
  adapter: CommunityAdapter,
  {id, counts = {}}: Item<'member'>,
  kind: EvidenceKind,
  signal: AbortSignal,
): Promise<readonly EvidenceRow[]> {
  switch (kind) {
    case 'accepted':
      return acceptedAnswers(adapter, id, Math.min(counts['accepted'] ?? most, most), signal);
    case 'practices':
      return practicesOf(adapter, id, signal);
    case 'awards':
      return awardsOf(adapter, id, signal);
    case 'endorsements': {
      const {items} = await adapter.list('endorsement', {where: {subject: id}, limit: pageSize}, {signal});
      return bySkill(items).map((each) => ({...each, about: [each.title]}));
    }
  }
}

/** Kinds that say what they are about. */
const telling = ['accepted', 'practices', 'endorsements'] as const;

/** All that was counted for somebody and says what it is about. */
export async function tellingEvidence(
  adapter: CommunityAdapter,
  member: Item<'member'>,
  signal: AbortSignal,
): Promise<readonly EvidenceGroup[]> {
  const counted = telling.filter((kind) => member.counts?.[kind]);
  return Promise.all(counted.map(async (kind) => ({kind, rows: await evidenceRows(adapter, member, kind, signal)})));
}

/** What of it is about a skill, by whatever name its topic has. */
export function aboutSkill(
  groups: readonly EvidenceGroup[],
  skill: string,
  topics: readonly Item<'topic'>[],
): readonly EvidenceGroup[] {
  const namesOf = ({name, aliases = []}: Item<'topic'>) => [name, ...aliases];
  const named = topics.map(namesOf).filter((names) => names.some((name) => isAlike(name, skill)));
  const names = [skill, ...named.flat()];
  const isAbout = ({about = []}: EvidenceRow) => about.some((each) => names.some((name) => isAlike(name, each)));
  return groups.map(({kind, rows}) => ({kind, rows: rows.filter(isAbout)})).filter(({rows}) => rows.length > 0);
}

async function acceptedAnswers(adapter: CommunityAdapter, member: string, wanted: number, signal: AbortSignal) {
  const found = new Map<string, EvidenceRow>();
  let cursor: string | undefined;
  for (let nth = 0; nth < pages && found.size < wanted; nth++) {
    const query = {where: {createdBy: member}, sort: '-createdAt', fields: ['discussion'], limit: pageSize};
    const page = await adapter.list('reply', cursor ? {...query, cursor} : query, {signal});
    const replies = new Set(page.items.map(({id}) => id));
    const ids = [...new Set(page.items.map(({discussion}) => discussion))].filter((id) => !found.has(id));
    const discussions = ids.length > 0 ? await adapter.get('discussion', ids, {signal}) : [];
    for (const discussion of discussions) {
      if (!discussion?.accepted?.some((reply) => replies.has(reply))) continue;
      const {id, title, acceptedOn, topics: about = []} = discussion;
      found.set(id, {title, about, href: itemHref('discussion', id), ...(acceptedOn && {at: acceptedOn})});
    }
    cursor = page.next;
    if (!cursor) break;
  }
  return [...found.values()].slice(0, most);
}

async function practicesOf(adapter: CommunityAdapter, member: string, signal: AbortSignal) {
  const fields = ['title', 'authors', 'stewards', 'tags'];
  const read = (where: object) =>
    adapter.list('practice', {where, fields, sort: '-updatedAt', limit: most}, {signal}).then(({items}) => items);
  const all = (await Promise.all([read({stewards: member}), read({authors: member})])).flat();
  return [...new Map(all.map((each) => [each.id, each])).values()].map(
    ({id, title, authors = [], stewards = [], tags: about = []}): EvidenceRow => {
      const part = !stewards.includes(member) ? 'author' : authors.includes(member) ? 'authorAndSteward' : 'steward';
      return {title, about, href: itemHref('practice', id), part};
    },
  );
}

async function awardsOf(adapter: CommunityAdapter, member: string, signal: AbortSignal) {
  const {items} = await adapter.list(
    'award',
    {where: {member, state: 'given'}, sort: '-createdAt', limit: most},
    {signal},
  );
  const ids = [...new Set(items.map(({badge}) => badge))];
  const badges = ids.length > 0 ? await adapter.get('badge', ids, {signal}) : [];
  const names = new Map(badges.map((badge) => [badge?.id, badge?.name]));
  return items.map(({id, badge, createdBy, createdAt}): EvidenceRow => ({
    title: names.get(badge) ?? badge,
    href: itemHref('award', id),
    at: createdAt,
    ...(createdBy && {by: [createdBy]}),
  }));
}
