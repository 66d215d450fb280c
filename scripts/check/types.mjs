import {existsSync} from 'node:fs';
import {join} from 'node:path';

import {bin, root, runNode} from '../run.mjs';

/** What runs in a page knows nothing of Node; what runs in Node has a project of its own. */
const projects = ['tsconfig.json', 'src/cli/tsconfig.json', 'test/node/tsconfig.json', 'server/tsconfig.json'];

/** Does everything have the types it says? */
export async function typesHold() {
  let holds = true;
  for (const project of projects) {
    if (!existsSync(join(root, project))) continue;
    // What was looked at and has not changed since is not looked at again.
    const known = ['--incremental', '--tsBuildInfoFile', `.cache/types/${project.replaceAll('/', '-')}.tsbuildinfo`];
    holds = (await runNode([bin('tsc'), '--noEmit', ...known, '-p', project])) === 0 && holds;
  }
  return holds;
}
