import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {policy} from '../../src/adapter/policy.js';
import {createStore} from '../../src/adapter/store/store.js';
import type {Store} from '../../src/adapter/store/types.js';
import type {Harness, OpenOptions} from '../../src/conformance/index.js';
import {visitor, type Actor} from '../../src/model/actor.js';

/** Puts something around the adapter a person opens. */
export type Wrap = (
  adapter: CommunityAdapter,
  options: OpenOptions,
  actor: () => Actor,
  /** Behind the policy, where everything is shown. */
  store: CommunityAdapter,
) => CommunityAdapter;

/** The store of `memory`, shared by everybody who opens it, each behind a policy of their own. */
export function memoryHarness(wrap: Wrap = (adapter) => adapter): Harness {
  let store: Store | undefined;
  let opened: CommunityAdapter[] = [];
  return {
    async open(options) {
      const {seed, as, administrator} = options;
      if (seed) store = createStore({name: 'memory', load: {items: seed}});
      const shared = store!;
      await shared.ready;
      const actor = () => (as === undefined ? visitor : {...shared.actor(as), ...(administrator && {administrator})});
      const {close: _, ...theirs} = policy(shared, actor);
      const adapter = wrap(theirs, options, actor, shared);
      opened.push(adapter);
      return adapter;
    },
    close() {
      for (const adapter of opened) adapter.close?.();
      opened = [];
      store = undefined;
    },
  };
}
