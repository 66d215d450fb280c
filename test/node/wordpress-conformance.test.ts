import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {cases, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {startWithPlugin, wordpressHarness, wordpressScript, type Started} from '../support/wordpress/harness.js';

const exceptions: Exceptions = {};

const missing = await (await wordpressScript()).wordpressIsMissing();

describe('wordpress, over a real one', {skip: missing}, () => {
  let started: Started;
  before(async () => {
    started = await startWithPlugin();
  });
  after(async () => {
    try {
      const ours = started.complaints().filter((line) => /cop-elements|CopElements/.test(line));
      assert.deepEqual(ours, [], 'PHP complains of the plugin');
    } finally {
      await started.stop();
    }
  });
  runConformance(
    cases,
    wordpressHarness(() => started),
    {describe, it: (name, body) => it(name, (context) => body(context as never)), exceptions},
  );
});
