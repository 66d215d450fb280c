import type {CallOptions, CommunityAdapter, Page} from '../adapter/contract.js';
import type {AnyItem, Item} from '../model/item.js';
import {isKind, type Kind} from '../model/kinds.js';
import type {World} from '../model/links.js';
import {maySee} from '../model/visibility.js';

/** They hang on nothing we know of: only what they say themselves counts. */
const alone: World = {item: () => undefined, communitiesOf: () => []};

/**
 * A source that carries items of kinds it does not know as well: written by a newer copy of us, listed and exported as they
 * came, and touched by nobody.
 */
export function withUnknownKinds(source: CommunityAdapter, items: Iterable<Item>): CommunityAdapter {
  const groups = new Map<string, Item[]>();
  for (const item of items) if (!isKind(item.kind)) groups.set(item.kind, [...(groups.get(item.kind) ?? []), item]);
  if (groups.size === 0) return source;
  const seen = (kind: string, {actor}: CallOptions = {}) =>
    (groups.get(kind) ?? []).filter((item) => !actor || maySee(actor, item as unknown as AnyItem, alone));
  const kinds = Object.fromEntries(
    [...groups.keys()].map((kind) => [
      kind,
      {verbs: [], text: false, sort: [], facets: [], limit: Infinity, watch: false},
    ]),
  );
  return {
    ...source,
    describe: async (options) => {
      const description = await source.describe(options);
      return {...description, kinds: {...description.kinds, ...kinds}};
    },
    list: async <K extends Kind>(kind: K, query: Parameters<CommunityAdapter['list']>[1], options?: CallOptions) => {
      if (!groups.has(kind)) return source.list(kind, query as never, options);
      const found = seen(kind, options);
      return {items: found, total: {value: found.length, is: 'exact'}} as unknown as Page<K>;
    },
    get: async <K extends Kind>(kind: K, ids: readonly string[], options?: CallOptions) => {
      if (!groups.has(kind)) return source.get(kind, ids, options);
      const byId = new Map(seen(kind, options).map((item) => [item.id, item as Item<K>]));
      return ids.map((id) => byId.get(id));
    },
  };
}
