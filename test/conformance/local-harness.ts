import type {CommunityAdapter, WriteResult} from '../../src/adapter/contract.js';
import {local} from '../../src/adapters/local/index.js';
import {cases, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {fileHarness, type OpenFile} from './file-harness.js';
import {forgetEverything, type Wrap} from './wraps.js';

const exceptions: Exceptions = {
  'a visitor sees what is public, and nothing else':
    'Whoever opens the page has the whole file; with nobody named, it is read as a guest of the organisation would.',
};

/** Tabs tell each other what was written. Resolves when all of them know, or when there was nothing to know. */
async function heardBy(tabs: readonly CommunityAdapter[], write: () => Promise<WriteResult>): Promise<WriteResult> {
  const state = async (tab: CommunityAdapter) => (await tab.list('notice', {limit: 0})).asOf;
  const before = await Promise.all(tabs.map(state));
  const result = await write();
  const end = Date.now() + 500;
  for (const [index, tab] of tabs.entries()) {
    while ((await state(tab)) === before[index] && Date.now() < end && !result.replayed) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  return result;
}

const open: OpenFile = (file, database, {as}, others) => {
  const adapter = local({file, database, person: as});
  return {
    ...adapter,
    write: (change, options) => heardBy(options.dryRun ? [] : others(), () => adapter.write!(change, options)),
  };
};

/** Every case on the local adapter, with something around it or without. */
export function runLocal(name: string, wrap?: Wrap): void {
  describe(wrap ? `local, wrapped by ${name}` : name, () => {
    after(forgetEverything);
    runConformance(cases, fileHarness({}, open, wrap), {describe, it, exceptions});
  });
}
