import {cases, runConformance} from '../../src/conformance/index.js';
import {memoryHarness} from './memory-harness.js';
import {forgetEverything, wraps} from './wraps.js';

for (const [name, wrap] of [['memory', undefined] as const, ...Object.entries(wraps)]) {
  describe(wrap ? `memory, wrapped by ${name}` : name, () => {
    after(forgetEverything);
    runConformance(cases, memoryHarness(wrap), {describe, it});
  });
}
