import type {CommunityAdapter} from '../../src/adapter/contract.js';
import type {Harness, OpenOptions} from '../../src/conformance/index.js';
import {writeCommunity} from '../../src/file/index.js';
import type {FileHeader} from '../../src/file/format.js';
import type {Wrap} from './wraps.js';

/** Opens an adapter over a community file; `name` is the same for everybody who opens it, `others` are theirs. */
export type OpenFile = (
  file: Blob,
  name: string,
  options: OpenOptions,
  others: () => readonly CommunityAdapter[],
) => CommunityAdapter;

let count = 0;

/** For sources that begin with a community file. */
export function fileHarness(header: FileHeader, openFile: OpenFile, wrap: Wrap = (adapter) => adapter): Harness {
  let file: Blob | undefined;
  let name = '';
  let sources: CommunityAdapter[] = [];
  let opened: CommunityAdapter[] = [];
  return {
    async open(options) {
      if (options.seed) {
        file = new Blob([...writeCommunity(header, options.seed)]);
        name = `conformance ${++count} of ${performance.timeOrigin}`;
      }
      const source: CommunityAdapter = openFile(file!, name, options, () =>
        sources.filter((other) => other !== source),
      );
      const adapter = wrap(source, options);
      sources.push(source);
      opened.push(adapter);
      return adapter;
    },
    close() {
      for (const adapter of opened) adapter.close?.();
      [sources, opened] = [[], []];
    },
  };
}
