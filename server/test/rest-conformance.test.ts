import {describe, it} from 'node:test';

import {createStore} from '../../src/adapter/store/store.js';
import {cases, runConformance} from '../../src/conformance/index.js';
import {restHarness} from './support/rest-harness.js';

describe('rest, through a service over memory', () => {
  const harness = restHarness(async (seed) => {
    const store = createStore({name: 'memory', load: {items: seed}});
    await store.ready;
    return store;
  });
  runConformance(cases, harness, {describe, it: (name, body) => it(name, (context) => body(context as never))});
});
