import {countsBy, markName} from '../model/counts.js';
import type {AnyItem, Item, Mark} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {links} from '../model/links.js';
import {lives} from '../model/lives.js';
import type {FacetValue, Page, Query} from './contract.js';
import {pendingOf, pendingVersion, subjectOf, type OutboxEntry} from './outbox-entry.js';
import {isFound, valuesOf} from './outbox-match.js';
import {placeOf} from './outbox-place.js';

const aMonth = 30 * 86_400_000;

/** What an overlay knows beside the entries. */
export interface Surroundings {
  /** The member who writes. */
  readonly person: string | undefined;
  /** An item as the source last answered it. */
  readonly known: (id: string) => AnyItem | undefined;
}

/** Lays what waits to be sent over what the source answers. */
export class Overlay {
  constructor(
    private readonly entries: readonly OutboxEntry[],
    private readonly around: Surroundings,
  ) {}

  page<K extends Kind>(kind: K, query: Query<K>, page: Page<K>): Page<K> {
    if (this.entries.length === 0) return page;
    let items: AnyItem[] = [];
    for (const item of page.items as readonly unknown[] as readonly AnyItem[]) {
      const laid = this.over(item);
      if (laid) items.push(laid);
    }
    let value = page.total.value - (page.items.length - items.length);
    let {facets} = page;
    const newest = Math.max(...items.map(({createdAt, activityAt}) => Date.parse(activityAt ?? createdAt)));
    for (const draft of this.drafts(kind).map((each) => inOurTime(each, newest))) {
      if (items.some(({id}) => id === draft.id) || !isFound(draft, query as Query)) continue;
      value++;
      facets = facets && counted(facets, draft);
      const place = query.limit === 0 ? undefined : placeOf(draft, items, query.sort ?? lives[kind].order, page);
      if (place !== undefined) items = items.toSpliced(place, 0, this.inThread(draft, items));
    }
    return {
      ...page,
      items: items as readonly unknown[] as Page<K>['items'],
      total: {...page.total, value},
      ...(facets && {facets}),
    };
  }

  items<K extends Kind>(
    kind: K,
    ids: readonly string[],
    items: readonly (Item<K> | undefined)[],
  ): readonly (Item<K> | undefined)[] {
    if (this.entries.length === 0) return items;
    const drafts = this.drafts(kind);
    return items.map((item, index) => {
      const found = item ? this.over(item as unknown as AnyItem) : drafts.find(({id}) => id === ids[index]);
      return found as unknown as Item<K> | undefined;
    });
  }

  /** One item with everything that waits; `undefined` where it waits to be removed. */
  over(item: AnyItem): AnyItem | undefined {
    let laid: AnyItem | undefined = item;
    for (const entry of this.entries) {
      if (!laid) return undefined;
      if (subjectOf(entry.change) === item.id) laid = changed(laid, entry);
      else laid = this.tallied(laid, entry);
    }
    return laid;
  }

  /** What waits to be created, with what was changed since. */
  private drafts(kind: Kind): AnyItem[] {
    return this.entries.flatMap((entry) => {
      if (entry.change.verb !== 'create' || entry.change.kind !== kind) return [];
      const laid = this.over(draftOf(entry, this.around.person));
      return laid ? [laid] : [];
    });
  }

  private inThread(draft: AnyItem, items: readonly AnyItem[]): AnyItem {
    if (draft.kind !== 'reply') return draft;
    const above = items.find(({id}) => id === draft['inReplyTo']);
    return {...draft, depth: above ? (above.depth ?? 0) + 1 : 0};
  }

  /** An item with what hangs on it counted as it will be. A refused change moves nothing. */
  private tallied(item: AnyItem, entry: OutboxEntry): AnyItem {
    const {change} = entry;
    if (entry.state === 'refused' || change.verb === 'act') return item;
    if (change.verb === 'create') {
      const child = draftOf(entry, this.around.person);
      if (!hangsOn(child, item.id)) return item;
      const name = markName(child);
      const until = child['until'] as string | undefined;
      const mark: Mark = {id: child.id, version: child.version, ...(until !== undefined && {until})};
      // The source may have it already, and its acknowledgement be on the way.
      if (name && item.mine?.[name]?.id === child.id) return item;
      return {
        ...moved(item, child, 1),
        ...(name && {mine: {...item.mine, [name]: mark}}),
        ...(child.kind === 'reply' && {activityAt: child.createdAt}),
      };
    }
    const name = Object.keys(item.mine ?? {}).find((candidate) => item.mine![candidate]!.id === change.id);
    const known = this.around.known(change.id);
    // What is mine was told with everything before this entry laid over it.
    const child = name ? {...(known ?? bare(change.kind, change.id)), ...detailOf(change.kind, name)} : known;
    if (!child || (!name && !hangsOn(child, item.id))) return item;
    const {[name ?? '']: mark, ...mine} = item.mine ?? {};
    if (change.verb === 'remove') return {...moved(item, child, -1), ...(name && {mine})};
    // A vote that goes to another choice; any other change of what hangs on it moves no count.
    const next = {...child, ...change.set} as AnyItem;
    const to = markName(next);
    if (!name || !mark || !to || to === name) return item;
    return {...moved(moved(item, child, -1), next, 1), mine: {...mine, [to]: mark}};
  }
}

/** The ids of the items whose counts an entry moves. */
export function parentsOf({change}: OutboxEntry, known: Surroundings['known']): readonly string[] {
  const child = change.verb === 'create' ? change.item : known(change.id);
  return (links[change.kind] ?? []).flatMap(
    (name) => ((child as Record<string, unknown> | undefined)?.[name] as string | string[] | undefined) ?? [],
  );
}

/** A clock that is years behind would put what was just written where nobody looks. */
function inOurTime(draft: AnyItem, newest: number): AnyItem {
  if (!(newest - Date.parse(draft.createdAt) > aMonth)) return draft;
  const at = new Date(newest + 1).toISOString();
  return {...draft, createdAt: at, updatedAt: at};
}

function draftOf(entry: OutboxEntry, person: string | undefined): AnyItem {
  const {change} = entry;
  if (change.verb !== 'create') throw new TypeError('Only a create has a draft.');
  const {kind, item} = change;
  const {states, visibility} = lives[kind];
  const at = new Date(entry.at).toISOString();
  return {
    state: states[0],
    visibility,
    ...(item as object),
    kind,
    version: pendingVersion(entry),
    createdAt: at,
    updatedAt: at,
    ...(person !== undefined && {createdBy: person, updatedBy: person}),
    pending: pendingOf(entry),
  } as AnyItem;
}

function changed(item: AnyItem, entry: OutboxEntry): AnyItem | undefined {
  const {change} = entry;
  const pending = pendingOf(entry);
  if (change.verb === 'create') return item;
  if (change.verb === 'remove' && entry.state !== 'refused') return undefined;
  if (change.verb !== 'update') return {...item, pending};
  const fields: Record<string, unknown> = {...item, ...change.set, pending};
  for (const [name, value] of Object.entries(change.set)) if (value === null) delete fields[name];
  return fields as unknown as AnyItem;
}

function hangsOn(child: AnyItem, id: string): boolean {
  return (links[child.kind] ?? []).some(
    (name) => child[name] === id || (Array.isArray(child[name]) && child[name].includes(id)),
  );
}

/** What a mark of mine says behind its colon, in a field that is not always called like its kind. */
function detailOf(kind: Kind, name: string): Readonly<Record<string, unknown>> {
  const [, detail] = name.split(':');
  if (detail === undefined) return {};
  if (kind === 'vote') return {choice: Number(detail)};
  return {[{endorsement: 'skill', follow: 'topic'}[kind as string] ?? kind]: detail};
}

/** An item of which nothing is known but that it is there. */
function bare(kind: Kind, id: string): AnyItem {
  const at = new Date(0).toISOString();
  const {states, visibility} = lives[kind];
  return {id, kind, version: '', createdAt: at, updatedAt: at, visibility, state: states[0]};
}

function moved(item: AnyItem, child: AnyItem, by: 1 | -1): AnyItem {
  const counts: Record<string, number> = {...item.counts};
  for (const [name, count] of Object.entries(countsBy(whole(child), item)))
    counts[name] = Math.max(0, (counts[name] ?? 0) + by * count);
  return {...item, counts};
}

/** What a person is still writing about their use, or took back, may lack its unit. */
function whole(child: AnyItem): AnyItem {
  return child.kind === 'adoption' ? {...child, unit: String(child['unit'] ?? '')} : child;
}

function counted(facets: NonNullable<Page['facets']>, draft: AnyItem): NonNullable<Page['facets']> {
  const names = Object.keys(facets).filter((name) => name !== 'initial');
  const next: Record<string, readonly FacetValue[]> = {...facets};
  for (const name of names) {
    for (const value of valuesOf(draft, name).map(String)) {
      const values = next[name]!;
      const index = values.findIndex((facet) => facet.value === value);
      next[name] =
        index < 0 ? [...values, {value, count: 1}] : values.with(index, {value, count: values[index]!.count + 1});
    }
  }
  return next;
}
