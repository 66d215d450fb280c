import type {CommunityAdapter} from '../adapter/contract.js';
import {openAdapter, type AdapterOptions} from './registry.js';

/** The use of an adapter that others on the page may use too. */
export interface Lease {
  readonly adapter: Promise<CommunityAdapter>;
  /** Once; the adapter is closed when nobody uses it any more. */
  release(): void;
}

interface Shared {
  readonly adapter: Promise<CommunityAdapter>;
  users: number;
}

const open = new Map<string, Shared>();

/** Opens an adapter, or joins those who have opened the same with the same settings: one connection, one memory. */
export function acquireAdapter(name: string, options: AdapterOptions): Lease {
  const {class: _class, id: _id, dir: _dir, community: _community, slot: _slot, ...settings} = options.attributes;
  const key = JSON.stringify([name, options.src, options.person, settings]);
  let shared = open.get(key);
  if (!shared) open.set(key, (shared = {adapter: openAdapter(name, options), users: 0}));
  const mine = shared;
  mine.users++;
  // Who opened it reports a failure; this keeps it from being reported as unhandled too. The next one tries anew.
  mine.adapter.catch(() => open.get(key) === mine && open.delete(key));
  let isReleased = false;
  return {
    adapter: mine.adapter,
    release() {
      if (isReleased) return;
      isReleased = true;
      mine.users--;
      // An element that is only being moved comes back at once.
      setTimeout(() => {
        if (mine.users > 0 || open.get(key) !== mine) return;
        open.delete(key);
        mine.adapter.then(
          (adapter) => adapter.close?.(),
          () => undefined,
        );
      });
    },
  };
}
