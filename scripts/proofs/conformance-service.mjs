import {readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {Client} from 'pg';

import {openFolder, root, runNode} from '../run.mjs';

export const name = 'conformance-service';
export const about =
  'The suite passes on postgres, its own and that of DATABASE_URL, and on rest through a listening service.';

/** The short form takes a part of the suite: the tests have run the whole of it just now. */
export async function run({short}) {
  const folder = openFolder('cop-conformance-');
  const summary = join(folder, 'summary.json');
  // Where there is no other PostgreSQL, one beside the service, for somebody who may make databases and nothing else.
  await import('../typescript.mjs');
  const {startEmbedded} = await import('../../server/src/database/embedded.ts');
  const server = process.env.DATABASE_URL ? undefined : await startEmbedded(folder);
  const url = process.env.DATABASE_URL ?? (await plainUser(server.url));
  const code = await runNode(
    [
      ...['--import', './scripts/typescript.mjs', '--test'],
      ...(short ? ['--test-name-pattern=/filter|hidden|same key/'] : []),
      ...['--test-reporter=./scripts/node-counts.mjs', `--test-reporter-destination=${summary}`],
      join(root, 'server/test/postgres/conformance.test.ts'),
    ],
    {env: {DATABASE_URL: url}},
  );
  await server?.stop();
  const {passed, failed, skipped} = JSON.parse(readFileSync(summary, 'utf8'));
  rmSync(folder, {recursive: true});
  return {
    holds: code === 0 && failed === 0 && passed > 0,
    figure: `${passed} cases passed, ${failed} failed, ${skipped} left out${short ? ', for the tests have run them' : ''}`,
  };
}

async function plainUser(url) {
  const client = new Client({connectionString: url});
  await client.connect();
  await client.query(`create role plain login createdb password 'plain'`);
  await client.end();
  return Object.assign(new URL(url), {username: 'plain', password: 'plain'}).href;
}
