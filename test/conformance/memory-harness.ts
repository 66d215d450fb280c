import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {withFiles} from '../../src/adapters/memory/files.js';
import {policy} from '../../src/adapter/policy.js';
import {createStore} from '../../src/adapter/store/store.js';
import type {Store} from '../../src/adapter/store/types.js';
import type {Harness, OpenOptions} from '../../src/conformance/index.js';
import {visitor} from '../../src/model/actor.js';

/** What a page makes of the adapter; `store` is what lies behind its policy, where everything is shown. */
type Around = (adapter: CommunityAdapter, options: OpenOptions, store: CommunityAdapter) => CommunityAdapter;

/** The store of `memory`, shared by everybody who opens it, each behind a policy of their own. */
export function memoryHarness(wrap: Around = (adapter) => adapter): Harness {
  let store: Store | undefined;
  let around: CommunityAdapter | undefined;
  let opened: CommunityAdapter[] = [];
  return {
    async open(options) {
      const {seed, as, administrator} = options;
      if (seed) {
        store = createStore({name: 'memory', load: {items: seed}});
        around = withFiles(store, 100_000, []);
      }
      const shared = store!;
      await shared.ready;
      const actor = () => (as === undefined ? visitor : {...shared.actor(as), ...(administrator && {administrator})});
      const {close: _, ...theirs} = policy(around!, actor);
      const adapter = wrap(theirs, options, shared);
      opened.push(adapter);
      return adapter;
    },
    close() {
      for (const adapter of opened) adapter.close?.();
      opened = [];
      store = around = undefined;
    },
  };
}
