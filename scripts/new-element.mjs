import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {parseArgs} from 'node:util';

import {format, resolveConfig} from 'prettier';

import {root} from './run.mjs';
import {filesOf} from './new-element/templates.mjs';

/*
 * `npm run new:element -- goal-list --kind goal` makes an element in house style: class, styles, words, definition, story, test.
 */
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {kind: {type: 'string', default: 'resource'}},
});
const [given = ''] = positionals;
const name = given.replace(/^cop-/, '');

if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
  console.error('Say its name in two words or more, lower case: npm run new:element -- goal-list --kind goal');
  process.exit(2);
}

const files = filesOf(name, values.kind);
const taken = Object.keys(files).filter((file) => existsSync(join(root, file)));
if (taken.length > 0) {
  console.error(`There is already ${taken.join(', ')}.`);
  process.exit(1);
}
const style = await resolveConfig(join(root, 'src/index.ts'));
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), await format(text, {...style, filepath: file}));
  console.log(file);
}
console.log(
  `\nNext: add ../define/cop-${name}.js to src/bundles/elements.ts and src/bundles/sharepoint.ts, then npx wtr test/elements/${name}.test.ts`,
);
