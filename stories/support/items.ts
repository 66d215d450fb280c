import {tableOf, type FieldsOf, type Item, type Kind} from '../../src/model/index.js';

type Given<K extends Kind> = FieldsOf<K> & Partial<Item<K>> & {readonly id: string};

/** An item as a store would have it, with as much of the envelope as the situation is about. */
export function item<K extends Kind>(kind: K, given: Given<K>): Item<K> {
  const {states, visibility, scope} = tableOf(kind);
  const createdAt = given.createdAt ?? daysAgo(30);
  const envelope = {
    kind,
    version: '1',
    ...(scope === 'community' && {community: 'platform'}),
    createdAt,
    updatedAt: createdAt,
    visibility,
    state: states[0],
  };
  return {...envelope, ...given} as unknown as Item<K>;
}

/** An instant so many days and hours before now: what people see is said in words such as "3 days ago". */
export function daysAgo(days: number, hours = 0): string {
  return new Date(Date.now() - days * 86_400_000 - hours * 3_600_000).toISOString();
}

/** The date so many days from now; before now where negative. */
export function dayFromNow(days: number): string {
  return daysAgo(-days).slice(0, 10);
}
