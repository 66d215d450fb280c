import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {bin, filesBelow, root, runNode} from '../run.mjs';

/** Does every file have the types it says? The page's files know nothing of Node, so there are two projects. */
export async function typesHold() {
  const projects = ['tsconfig.json'];
  if (existsSync(join(root, 'src/cli')) || filesBelow('test/node', '.ts').length > 0)
    projects.push('tsconfig.node.json');
  let holds = true;
  for (const project of projects) holds = (await runNode([bin('tsc'), '--noEmit', '-p', project])) === 0 && holds;
  return holds;
}
