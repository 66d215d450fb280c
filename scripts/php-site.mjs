import {spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';

import {findCommand} from './debian.mjs';

/*
 * What it takes to run somebody else's system for a while, in a folder that goes when it is stopped: its programs, and PHP as its web server.
 */

/** Starts a program with its children in a group of their own; answers how to end them all, which also happens when we end. */
export function startProcess(command, parameters, options = {}) {
  const child = spawn(command, parameters, {stdio: 'ignore', detached: true, ...options});
  const closed = new Promise((done) => child.once('close', done).once('error', done));
  const kill = () => {
    try {
      process.kill(-child.pid);
    } catch {
      // It has ended already.
    }
  };
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    kill();
    await closed;
  };
}

/** Waits half a minute at most until it is so. */
export async function until(holds, otherwise) {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(otherwise);
}

/**
 * Serves a folder by PHP's own web server; answers how to end it.
 *
 * @param address A page that answers once the system is there.
 * @param router The script that PHP asks for each request, where its own way does not do.
 */
export async function servePhp({port, place, address, router, settings = [], env = {}}) {
  const end = startProcess(
    findCommand('php'),
    [
      ...settings.flatMap((each) => ['-d', each]),
      // Three times as fast where it is installed, and nothing where it is not.
      ...['-d', 'opcache.enable_cli=1', '-d', 'opcache.revalidate_freq=0'],
      ...['-S', `localhost:${port}`, '-t', place, ...(router ? [router] : [])],
    ],
    {env: {...process.env, PHP_CLI_SERVER_WORKERS: '4', ...env}},
  );
  const answers = () =>
    fetch(address).then(
      ({ok}) => ok,
      () => false,
    );
  try {
    await until(answers, `${address} does not answer.`);
    return end;
  } catch (error) {
    await end();
    throw error;
  }
}

/** What PHP complained about in the log of a folder, line by line. */
export function complaintsIn(folder) {
  const file = join(folder, 'php.log');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}

/**
 * What a script for such a system does when it is run by itself: starts one to look at, and stops it on Ctrl+C. `--prepare` only makes sure that
 * one can be started, before tests that run beside each other would both install, and is content where none can.
 *
 * @param script The address of the script; nothing happens where it is only imported.
 * @param tell What there is to say of the one that was started.
 */
export async function runAlone(script, {name, isMissing, start, tell}) {
  if (script !== pathToFileURL(process.argv[1] ?? '').href) return;
  const missing = await isMissing();
  const isPreparing = process.argv.includes('--prepare');
  if (missing) {
    console.error(`No ${name}: ${missing}.`);
    process.exitCode = isPreparing ? 0 : 1;
  } else if (!isPreparing) {
    const started = await start();
    console.log(tell(started));
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.once(signal, () => void started.stop().then(() => process.exit()));
  }
}
