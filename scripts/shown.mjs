import {join} from 'node:path';

import {root, runNode} from './run.mjs';

const sample = join(root, 'examples/communities/merrow-water.json');

/** Makes of the example community what a page may show to everybody, as its owner would. */
export async function exportShown(file) {
  const parameters = [join(root, 'bin/cop-elements.mjs'), 'export', sample, '--as', 'guest', '-o', file];
  if ((await runNode(parameters, {stdio: 'ignore'})) !== 0)
    throw new Error('The example community could not be exported.');
}
