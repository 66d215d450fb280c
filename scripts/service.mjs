import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

import {filesBelow, openFolder, root, run, runNode} from './run.mjs';

const command = join(root, 'server/bin/cop-elements-server.mjs');

/**
 * Starts the service over a PostgreSQL of its own, with a community file in it: taken in once, and again when it changed.
 *
 * Whoever looks may choose who they are. Answers its port and how to stop it; the database stays where it was for the next start. A new folder
 * that `isPrepared` is a copy of one that took the file in before, by the same code.
 */
export async function startService(community, {data, env = {}, isPrepared = false} = {}) {
  const folder = data ?? (await folderOf(community));
  if (isPrepared && !existsSync(join(folder, 'imported'))) await prepare(community, folder);
  const settings = {...settingsOf(community, folder), ...env};
  await takeIn(community, folder, settings);
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

async function takeIn(community, folder, settings) {
  const mark = join(folder, 'imported');
  const print = printOf([community]);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return;
  if ((await runNode([command, 'import', community], {env: settings})) !== 0)
    throw new Error(`The service could not take in ${community}; it says why above.`);
  writeFileSync(mark, print);
}

/** Makes of a folder what taking the file in makes of it; done once for the same code. */
async function prepare(community, folder) {
  const code = [...filesBelow('server/src'), ...filesBelow('src')].map((file) => join(root, file));
  const made = join(root, '.cache/service', printOf([community, ...code]));
  if (!existsSync(made)) {
    const making = openFolder('cop-prepared-');
    await takeIn(community, making, settingsOf(community, making));
    mkdirSync(dirname(made), {recursive: true});
    const whole = `${made}.${process.pid}`;
    await run('cp', ['-a', making, whole]);
    rmSync(making, {recursive: true, force: true});
    // Whoever else made one at the same time was as right.
    if (existsSync(made)) rmSync(whole, {recursive: true, force: true});
    else renameSync(whole, made);
  }
  mkdirSync(folder, {recursive: true});
  // With the owners: of root, PostgreSQL runs as somebody else.
  if ((await run('cp', ['-a', `${made}/.`, folder])) !== 0) throw new Error(`${made} could not be copied.`);
}

function printOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function settingsOf(community, folder) {
  return {
    ...{DATA: folder, PORT: '0', DEVELOPMENT_SIGN_IN: 'true', LOG_LEVEL: 'warn', DATABASE_URL: '', NODE_ENV: ''},
    ...(titleOf(community) && {TITLE: titleOf(community)}),
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
