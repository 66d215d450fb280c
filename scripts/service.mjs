import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {root, runNode} from './run.mjs';

const command = join(root, 'server/bin/cop-elements-server.mjs');

/**
 * Starts the service over a PostgreSQL of its own, with a community file in it: taken in once, and again when it changed.
 *
 * Whoever looks may choose who they are. Answers its port and how to stop it; the database stays where it was for the next start.
 */
export async function startService(community, {data, env = {}} = {}) {
  const folder = data ?? (await folderOf(community));
  const settings = {
    ...{DATA: folder, PORT: '0', DEVELOPMENT_SIGN_IN: 'true', LOG_LEVEL: 'warn', DATABASE_URL: '', NODE_ENV: ''},
    ...(titleOf(community) && {TITLE: titleOf(community)}),
    ...env,
  };
  const mark = join(folder, 'imported');
  const print = createHash('sha256').update(readFileSync(community)).digest('hex');
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== print) {
    if ((await runNode([command, 'import', community], {env: settings})) !== 0)
      throw new Error(`The service could not take in ${community}; it says why above.`);
    writeFileSync(mark, print);
  }
  const child = spawn(process.execPath, [command, 'serve'], {
    cwd: root,
    env: {...process.env, ...settings},
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill();
  process.once('exit', end);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const port = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const [, found] = /http:\/\/[^:]+:(\d+)\/api/.exec(said) ?? [];
      if (found) resolve(Number(found));
    });
    child.once('close', () => reject(new Error('The service did not start; it says why above.')));
  });
  return {
    port,
    child,
    stop: async () => {
      process.off('exit', end);
      child.kill();
      await ended;
    },
  };
}

/** One folder for each community file and place of the repository. */
async function folderOf(community) {
  await import('./typescript.mjs');
  const {dataFolder} = await import('../server/src/service/place.ts');
  return dataFolder(`${root} ${community}`);
}

function titleOf(community) {
  const head = readFileSync(community, 'utf8').slice(0, 4_000);
  return /"organisation":\s*\{[^}]*"name":\s*"([^"]*)"/.exec(head)?.[1];
}
