import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {local} from '../../src/adapters/local/index.js';
import {cases, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {fileHarness, type OpenFile} from './file-harness.js';
import {forgetEverything, wraps} from './wraps.js';

const exceptions: Exceptions = {
  'a visitor sees what is public, and nothing else':
    'Whoever opens the page has the whole file; with nobody named, it is read as a guest of the organisation would.',
};

/** Tabs tell each other what was written; a moment later all of them know. */
function heardByAll(adapter: CommunityAdapter): CommunityAdapter {
  return {
    ...adapter,
    write: async (change, options) => {
      const result = await adapter.write!(change, options);
      await new Promise((resolve) => setTimeout(resolve, 40));
      return result;
    },
  };
}

const open: OpenFile = (file, database, {as}) => heardByAll(local({file, database, person: as}));

for (const [name, wrap] of [['local', undefined] as const, ...Object.entries(wraps)]) {
  describe(wrap ? `local, wrapped by ${name}` : name, () => {
    after(forgetEverything);
    runConformance(cases, fileHarness({}, open, wrap), {describe, it, exceptions});
  });
}
