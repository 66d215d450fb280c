import type {CommunityAdapter} from '../adapter/contract.js';
import type {Item} from '../model/item.js';
import {isKind, tableOf, type Kind} from '../model/kinds.js';
import type {FileHeader} from './format.js';
import {fileEnd, inKindOrder, type Group, writeGroup, writeHead} from './write.js';

export interface ExportOptions {
  /** What the file says of itself; the organisation is the adapter's title where left out. */
  readonly header?: FileHeader;
  /** Only these kinds. */
  readonly kinds?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * The whole community behind an adapter as a community file, in pieces: nothing but one kind is held at a time.
 *
 * What the reader may not see is not in it, and nothing that a store computes.
 */
export async function* exportCommunity(
  adapter: CommunityAdapter,
  {header, ...options}: ExportOptions = {},
): AsyncGenerator<string> {
  const {title} = await adapter.describe({...(options.signal && {signal: options.signal}), freshness: 'fresh'});
  yield writeHead({...(title && {organisation: {name: title}}), ...header});
  let isFirst = true;
  for await (const group of exportGroups(adapter, options)) {
    yield* writeGroup(group, isFirst);
    isFirst = false;
  }
  yield fileEnd;
}

/** Every item the reader of an adapter may see, kind by kind. */
export async function* exportGroups(
  adapter: CommunityAdapter,
  {kinds, signal}: Omit<ExportOptions, 'header'> = {},
): AsyncGenerator<Group> {
  const calls = {...(signal && {signal}), freshness: 'fresh'} as const;
  const description = await adapter.describe(calls);
  for (const kind of inKindOrder(Object.keys(description.kinds))) {
    if ((kinds && !kinds.includes(kind)) || (isKind(kind) && tableOf(kind).derived)) continue;
    const items: Item[] = [];
    const limit = description.kinds[kind as Kind]?.limit ?? 100;
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await adapter.list(kind as Kind, cursor === undefined ? {limit} : {limit, cursor}, calls);
      for (const item of page.items) items.push(item);
      cursor = page.next;
    }
    if (items.length > 0) yield [kind, items];
  }
}
