import type {ReactiveControllerHost} from 'lit';

import type {Item} from '../model/item.js';
import type {Kind} from '../model/kinds.js';
import {ItemLookup} from './item-lookup.js';
import type {CommunitySource} from './source.js';

/** Looks up what something is about, where an id says and its kind does not: a discussion, a practice. Asks together, as `ItemLookup` does. */
export class SubjectLookup<K extends Kind> {
  private readonly lookups: readonly (readonly [kind: K, lookup: ItemLookup<K>])[];

  constructor(
    host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    kinds: readonly K[],
  ) {
    this.lookups = kinds.map((kind) => [kind, new ItemLookup(host, source, kind)]);
  }

  /** What it is; `undefined` while nobody knows, `null` where there is nothing that this person may see. */
  get(id: string | undefined): Item<K> | null | undefined {
    const {description} = this.source;
    if (id === undefined) return null;
    if (!description) return undefined;
    const asked = this.lookups.filter(([kind]) => description.kinds[kind]);
    for (const [, lookup] of asked) {
      const item = lookup.get(id);
      if (item) return item;
    }
    return asked.every(([, lookup]) => lookup.has(id)) ? null : undefined;
  }
}
