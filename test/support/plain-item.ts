import type {AnyItem} from '../../src/model/item.js';
import type {Kind} from '../../src/model/kinds.js';

/** An item as rules see one, from what a case cares about: open, and everybody may read it. */
export function plainItem(kind: Kind, id: string, more: object = {}): AnyItem {
  return {
    id,
    kind,
    version: '1',
    community: 'storage',
    createdAt: '2026-01-05T09:00:00Z',
    updatedAt: '2026-01-05T09:00:00Z',
    visibility: 'organisation',
    state: 'open',
    ...more,
  } as AnyItem;
}
