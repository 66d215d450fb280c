import {readFileSync} from 'node:fs';
import {join} from 'node:path';

import {filesBelow} from '../../run.mjs';

/** Of these a few stand for all where asking takes long: they are made alike. */
const alike = /^\.\/(?:define|elements)\//;

/**
 * Everything a package says it has, a pattern with each file that it stands for: `{name, file, types, isCode, isSample}`.
 *
 * @param folder The package as it was unpacked.
 */
export function entriesOf(folder) {
  const {exports} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = filesBelow('dist').map((file) => `./${file}`);
  const seen = new Map();
  return Object.entries(exports).flatMap(([name, target]) => {
    const {default: file, types} = typeof target === 'string' ? {default: target} : target;
    const isCode = (file ?? types).endsWith(file ? '.js' : '.d.ts');
    if (!name.includes('*')) return [{name, file, types, isCode, isSample: true}];
    // One that ends in .js is the same file once more.
    const [before, after] = file.split('*');
    const stars = files
      .filter((each) => each.startsWith(before) && each.endsWith(after))
      .map((each) => each.slice(before.length, -after.length));
    return stars.map((star) => {
      const kind = alike.exec(name)?.[0] ?? name;
      const already = seen.get(kind) ?? 0;
      seen.set(kind, already + 1);
      const filled = (path) => path.replaceAll('*', star);
      return {
        ...{name: filled(name), file: filled(file), types: filled(types)},
        ...{isCode, isSample: kind === name || already < 2},
      };
    });
  });
}

/** Sources and what is without a page: what a script in Node may ask for. */
export function isForNode({name, isCode}) {
  return isCode && /^\.\/(?:adapters\/|adapter$|model$|file$|conformance$)/.test(name);
}
