import type {CommunitySource} from '../../context/source.js';
import type {recognitionReport} from '../../i18n/en/recognition-report.js';
import type {CommunityAdapter, Query} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {csv} from '../../ui/csv.js';

/** The most awards of one file; and so many are read at a time, where the source gives as many. */
const [most, atOnce] = [10_000, 1_000];

/** What others than the two of them see. */
const isShared: ReadonlySet<string> = new Set(['community', 'organisation', 'public']);

export interface Report {
  readonly text: string;
  /** So many awards are in it. */
  readonly count: number;
  /** Are there more than a file has? */
  readonly isCut: boolean;
}

/**
 * Who holds which badge, since when, by whom and for what: a line for each award, the newest first. Whatever only the reader sees of it is left
 * out, for a report is made for others: what somebody hid, and thanks between two people.
 */
export async function reportOf(
  source: CommunitySource,
  query: Query<'award'>,
  strings: (typeof recognitionReport)['phrases'],
): Promise<Report> {
  const awards: Item<'award'>[] = [];
  // Who changes places meanwhile gets no file made of two sources.
  const {community, adapter} = source;
  const limit = Math.min(atOnce, source.description?.kinds.award?.limit ?? atOnce);
  const asked = {...query, facets: [], limit, where: {...(community && {community}), ...query.where}};
  let cursor: string | undefined;
  do {
    const page = await adapter!.list('award', {...asked, ...(cursor && {cursor})});
    awards.push(...page.items.filter(({state, visibility}) => state === 'given' && isShared.has(visibility)));
    cursor = page.items.length > 0 ? page.next : undefined;
  } while (cursor && awards.length < most);
  const shown = awards.slice(0, most);
  const people = await named(
    adapter!,
    'member',
    shown.flatMap(({member, createdBy}) => [member, createdBy ?? []].flat()),
  );
  const badges = await named(
    adapter!,
    'badge',
    shown.map(({badge}) => badge),
  );
  const lines = shown.map(({badge, member, createdAt, createdBy, message = '', evidence = []}) => [
    people.get(member)?.name ?? member,
    people.get(member)?.unit ?? '',
    badges.get(badge)?.name ?? badge,
    badges.get(badge)?.level ?? '',
    createdAt.slice(0, 10),
    createdBy === undefined ? '' : (people.get(createdBy)?.name ?? createdBy),
    evidence.map(({title, url, id}) => title ?? url ?? id ?? '').join('; '),
    message,
  ]);
  const head = (['person', 'unit', 'badge', 'level', 'given', 'by', 'for', 'message'] as const).map(
    (each) => strings[each],
  );
  return {text: csv([head, ...lines]), count: shown.length, isCut: cursor !== undefined || awards.length > most};
}

async function named<K extends Kind>(adapter: CommunityAdapter, kind: K, ids: readonly string[]) {
  const items = await adapter.get(kind, [...new Set(ids)]);
  return new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : [])));
}
