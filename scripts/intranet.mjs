import {cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {root} from './run.mjs';
import {serve, strictPolicy} from './serve.mjs';
import {startService} from './service.mjs';

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

/**
 * Serves the example page as a company would have it: over the service, as whoever the reader chooses to be. Stopping it leaves what
 * was written for the next time.
 */
export async function serveIntranetOverService(community, {data, ...options} = {}) {
  const service = await startService(community, {data});
  try {
    const {url, close} = await serve({
      mounts: {'/': overService(community), '/cop/': join(root, 'dist')},
      behind: {path: '/api/', port: service.port},
      ...options,
      headers: {'content-security-policy': strictPolicy, ...options.headers},
    });
    return {
      url,
      service,
      close: async () => {
        await close();
        await service.stop();
      },
    };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

/** The same page, told where the service is. */
function overService(community) {
  const folder = join(root, '.cache/intranet');
  rmSync(folder, {recursive: true, force: true});
  cpSync(join(root, 'examples/intranet'), folder, {recursive: true});
  const page = join(folder, 'index.html');
  const [, you = ''] = /"you":\s*"([^"]*)"/.exec(readFileSync(community, 'utf8').slice(0, 4_000)) ?? [];
  const html = readFileSync(page, 'utf8')
    .replace('adapter="local" src="community.json"', 'data-service="api/v1/"')
    .replace('<select id="person"', `<select id="person" data-you="${you}"`);
  writeFileSync(page, html);
  return folder;
}

/** The community file that the example shows where nobody named another. */
export function sampleCommunity() {
  const folder = join(root, 'examples/communities');
  const [first] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return first && join(folder, first);
}
