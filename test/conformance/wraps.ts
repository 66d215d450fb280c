import {actorOf} from '../../src/adapter/actor-of.js';
import {batch} from '../../src/adapter/batch.js';
import {cache} from '../../src/adapter/cache.js';
import {memoryStore} from '../../src/adapter/cache-store.js';
import {outbox} from '../../src/adapter/outbox.js';
import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {memoryOutbox} from '../../src/adapter/outbox-storage.js';
import {policy} from '../../src/adapter/policy.js';
import type {OpenOptions} from '../../src/conformance/index.js';
import {visitor} from '../../src/model/actor.js';

let count = 0;
/** Each page is somebody else’s device: none sees what another has not sent. */
const device = () => `device ${++count} of ${performance.timeOrigin}`;
const named = (as: string | undefined) => (as === undefined ? {} : {person: as});

/** Puts something around the adapter a person opens. */
export type Wrap = (adapter: CommunityAdapter, options: OpenOptions) => CommunityAdapter;

/** Every wrapper alone, and all of them as a page puts them. */
export const wraps: Readonly<Record<string, Wrap>> = {
  cache: (adapter, {as}) => cache(adapter, {name: device(), ...named(as), store: memoryStore()}),
  batch: (adapter) => batch(adapter),
  outbox: (adapter, {as}) => outbox(adapter, {source: device(), ...named(as), storage: memoryOutbox()}),
  policy: (adapter, {as}) => policy(adapter, () => (as === undefined ? visitor : actorOf(adapter, as))),
  'outbox, cache and batch in the browser’s database': (adapter, {as}) => {
    const [name, source] = [device(), device()];
    return outbox(cache(batch(adapter), {name, ...named(as)}), {source, ...named(as)});
  },
};

/** Deletes what the wrappers have kept in the browser. */
export async function forgetEverything(): Promise<void> {
  for (const {name} of await indexedDB.databases())
    if (name?.startsWith('cop-elements')) indexedDB.deleteDatabase(name);
}
