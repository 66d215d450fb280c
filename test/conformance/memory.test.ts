import {cases, runConformance} from '../../src/conformance/index.js';
import {memoryHarness} from './memory-harness.js';
import {forgetEverything, wraps} from './wraps.js';

describe('memory', () => runConformance(cases, memoryHarness(), {describe, it}));

for (const [name, wrap] of Object.entries(wraps)) {
  describe(`memory, wrapped by ${name}`, () => {
    after(forgetEverything);
    runConformance(cases, memoryHarness(wrap), {describe, it});
  });
}
