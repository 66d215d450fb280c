import type {CommunityAdapter} from '../adapter/contract.js';
import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import type {FileHeader} from './format.js';
import {fileEnd, inKindOrder, writeGroup, writeHead} from './write.js';

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
  {header, kinds, signal}: ExportOptions = {},
): AsyncGenerator<string> {
  const calls = {...(signal && {signal}), freshness: 'fresh'} as const;
  const description = await adapter.describe(calls);
  yield writeHead({...(description.title && {organisation: {name: description.title}}), ...header});
  let isFirst = true;
  for (const kind of inKindOrder(Object.keys(description.kinds))) {
    if (kinds && !kinds.includes(kind)) continue;
    const items: Item[] = [];
    const limit = description.kinds[kind as Kind]?.limit ?? 100;
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await adapter.list(kind as Kind, cursor === undefined ? {limit} : {limit, cursor}, calls);
      items.push(...page.items);
      cursor = page.next;
    }
    if (items.length === 0) continue;
    yield* writeGroup([kind, items], isFirst);
    isFirst = false;
  }
  yield fileEnd;
}
