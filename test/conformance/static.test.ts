import {staticFile} from '../../src/adapters/static/index.js';
import {cases, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {fileHarness} from './file-harness.js';
import {forgetEverything, wraps} from './wraps.js';

const nobody = 'A file does not know who reads it: nobody is signed in, and nothing is mine.';
const everything =
  'A file is shown whole to whoever opens it; one that holds more than it was made to show is refused.';

const exceptions: Exceptions = {
  'filters: by what I did': nobody,
  'who is signed in is named, a visitor is nobody': nobody,
  'a draft is there for its authors and stewards only': everything,
  'lists, totals and facets bring only what a person may see': everything,
  'a visitor sees what is public, and nothing else': everything,
  'neither an id nor a word nor a filter brings what a person may not see': everything,
  'starting at a hidden item tells no more than starting at one that is not there': everything,
  'what hangs on a hidden item is hidden too, and counted for nobody else': everything,
  'what a person may not see is not among what others did': everything,
  'a field that is for fewer is hidden from others: in reads, search, filters and facets': everything,
  'the order of a list says nothing about hidden fields': everything,
};

// A file that says whom it was made for, and holds what they may see.
const header = {as: 'member'} as const;

for (const [name, wrap] of [['static', undefined] as const, ...Object.entries(wraps)]) {
  describe(wrap ? `static, wrapped by ${name}` : name, () => {
    after(forgetEverything);
    runConformance(
      cases,
      fileHarness(header, (file) => staticFile({file}), wrap),
      {describe, it, exceptions},
    );
  });
}
