import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {root} from './run.mjs';
import {serve, strictPolicy} from './serve.mjs';

/** Serves the example page with this community file, under the policy that everything of ours must stand. */
export function serveIntranet(community, options = {}) {
  return serve({
    mounts: {
      '/': join(root, 'examples/intranet'),
      '/cop/': join(root, 'dist'),
      // Always the same address, so that the page need not know which file it is.
      '/community.json': community,
    },
    ...options,
    headers: {'content-security-policy': strictPolicy, ...options.headers},
  });
}

/** The community file that the example shows where nobody named another. */
export function sampleCommunity() {
  const folder = join(root, 'examples/communities');
  const [first] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return first && join(folder, first);
}
