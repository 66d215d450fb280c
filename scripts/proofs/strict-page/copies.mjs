import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

import {build} from 'esbuild';

import {root} from '../../run.mjs';

/** Everything of ours in one module, as it is. */
export function buildCopy(outfile, {version = '0.1.0', plugins = []} = {}) {
  return build({
    entryPoints: [join(root, 'src/bundles/all.ts')],
    bundle: true,
    outfile,
    format: 'esm',
    target: 'es2022',
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['browser'],
    define: {COP_VERSION: JSON.stringify(version)},
    logLevel: 'error',
    plugins,
  });
}

/** What a later version of us may have: a property more on the card, a string more, a minor version more of the contract. */
const changes = [
  [
    'src/elements/member-card/member-card.ts',
    /(export class MemberCardElement extends LitElement \{)/,
    `$1\n  @property() greeting = 'from the newer copy';\n`,
  ],
  ['src/i18n/en/common.ts', /(section\('common', \{)/, `$1\n  newerPhrase: 'Only the newer copy says this',\n`],
  ['src/adapter/contract.ts', /'1\.0'/, `'1.1'`],
];

export function newerCopy(outfile) {
  const plugin = {
    name: 'newer-copy',
    setup({onLoad}) {
      for (const [file, pattern, replacement] of changes) {
        onLoad({filter: new RegExp(`${file.replaceAll('/', '[\\\\/]').replaceAll('.', '\\.')}$`)}, async ({path}) => {
          const text = await readFile(path, 'utf8');
          if (!pattern.test(text))
            throw new Error(`${file} has changed: say anew how a later version of it would differ.`);
          return {contents: text.replace(pattern, replacement), loader: 'ts'};
        });
      }
    },
  };
  return buildCopy(outfile, {version: '0.2.0', plugins: [plugin]});
}
