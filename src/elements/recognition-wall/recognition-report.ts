import type {CommunitySource} from '../../context/source.js';
import type {recognitionReport} from '../../i18n/en/recognition-report.js';
import type {Query} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {csv} from '../../ui/csv.js';

/** The most awards of one file; and so many are read at a time, where the source gives as many. */
const [most, atOnce] = [10_000, 1_000];

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
  const {community} = source;
  const limit = Math.min(atOnce, source.description?.kinds.award?.limit ?? atOnce);
  const asked = {...query, facets: [], limit, where: {...(community && {community}), ...query.where}};
  let cursor: string | undefined;
  do {
    const page = await source.adapter!.list('award', {...asked, ...(cursor && {cursor})});
    awards.push(...page.items.filter(({state, visibility}) => state === 'given' && visibility !== 'person'));
    cursor = page.items.length > 0 ? page.next : undefined;
  } while (cursor && awards.length < most);
  const shown = awards.slice(0, most);
  const people = await named(
    source,
    'member',
    shown.flatMap(({member, createdBy}) => [member, createdBy ?? []].flat()),
  );
  const badges = await named(
    source,
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

async function named<K extends Kind>(source: CommunitySource, kind: K, ids: readonly string[]) {
  const items = await source.adapter!.get(kind, [...new Set(ids)]);
  return new Map(items.flatMap((item) => (item ? [[item.id, item] as const] : [])));
}
