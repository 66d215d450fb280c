import type {Change, CommunityAdapter, Page, Query, WriteOptions, WriteResult} from '../adapter/contract.js';
import {newId} from '../model/id.js';
import type {AnyItem, Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {ok} from './assert.js';
import type {ConformanceCase, Need} from './case.js';

/** Names the part of the contract its cases belong to. */
export function part(
  about: string,
): (name: string, needs: readonly Need[], run: ConformanceCase['run']) => ConformanceCase {
  return (name, needs, run) => ({about, name, needs, run});
}

/** Writes, under a key of its own unless the case gives one. */
export function write(
  adapter: CommunityAdapter,
  change: Change,
  options: Partial<WriteOptions> = {},
): Promise<WriteResult> {
  ok(adapter.write, 'a source that declares what may be written has a verb `write`');
  return adapter.write(change, {key: newId(), ...options});
}

/** Creates an item, and answers it as the store has it. */
export async function create(adapter: CommunityAdapter, kind: Kind, fields: object): Promise<AnyItem> {
  const draft = {id: newId(), community: 'storage', ...fields};
  const {items} = await write(adapter, {verb: 'create', kind, item: draft} as unknown as Change);
  ok(items[0]?.id === draft.id, `a create of a ${kind} answers with the ${kind}`);
  return items[0] as unknown as AnyItem;
}

export async function update(adapter: CommunityAdapter, {kind, id, version}: AnyItem, set: object): Promise<AnyItem> {
  const {items} = await write(adapter, {verb: 'update', kind, id, version, set} as Change);
  ok(items[0]?.id === id, `an update of a ${kind} answers with the ${kind}`);
  return items[0] as unknown as AnyItem;
}

export function remove(adapter: CommunityAdapter, {kind, id, version}: AnyItem): Promise<WriteResult> {
  return write(adapter, {verb: 'remove', kind, id, version});
}

/** Does something with rules, to the item as it is now. */
export async function act(
  adapter: CommunityAdapter,
  {kind, id}: Pick<AnyItem, 'kind' | 'id'>,
  name: string,
  more: object = {},
): Promise<AnyItem> {
  const {version} = await one(adapter, kind, id);
  const change = {verb: 'act', kind, id, version, act: name, ...(Object.keys(more).length > 0 && {with: more})};
  const {items} = await write(adapter, change as unknown as Change);
  ok(items[0], `the act ${name} answers with what it was about`);
  return items[0] as unknown as AnyItem;
}

/** The item of that id, which must be there. */
export async function one(adapter: CommunityAdapter, kind: Kind, id: string): Promise<AnyItem> {
  const found = await maybe(adapter, kind, id);
  ok(found, `the ${kind} “${id}” is found by its id`);
  return found;
}

export async function maybe(adapter: CommunityAdapter, kind: Kind, id: string): Promise<AnyItem | undefined> {
  const [found] = await adapter.get(kind, [id]);
  return found as unknown as AnyItem | undefined;
}

export function idsOf(page: {readonly items: readonly {readonly id: string}[]}): string[] {
  return page.items.map(({id}) => id);
}

/** The ids a question finds, all of them. */
export async function ids(adapter: CommunityAdapter, kind: Kind, query: object = {}): Promise<string[]> {
  return (await all(adapter, kind, query)).map(({id}) => id);
}

/** Every item a question finds, page after page. */
export async function all<K extends Kind>(
  adapter: CommunityAdapter,
  kind: K,
  query: Query<K> = {},
): Promise<Item<K>[]> {
  const items: Item<K>[] = [];
  let page: Page<K> = await adapter.list(kind, query);
  for (let round = 0; ; round++) {
    items.push(...page.items);
    if (page.next === undefined) return items;
    ok(round < 200, 'paging comes to an end');
    page = await adapter.list(kind, {...query, cursor: page.next});
  }
}

/** How often each value of a facet was counted. */
export function countsOf(page: Page, facet: string): Record<string, number> {
  const values = page.facets?.[facet];
  ok(values, `a facet that was asked for is answered: ${facet}`);
  return Object.fromEntries(values.map(({value, count}) => [value, count]));
}
