import {execFileSync} from 'node:child_process';
import {mkdtempSync, openSync, rmSync, rmdirSync, writeSync, closeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import {openStore, readConfig, startService} from '../../src/service/index.js';

/*
 * The disk under the service fills up while people write: each is told so and loses nothing, reading goes on or comes back, and when
 * there is room again what was refused can be sent again. Prints as JSON what was otherwise; needs root, for a disk that is small.
 */
const disk = mkdtempSync(join(tmpdir(), 'cop-full-'));
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m,mode=0711', 'tmpfs', disk]);
const wrong: string[] = [];
const filler = join(disk, 'filler');

try {
  const config = readConfig({
    DATA: disk,
    PORT: '0',
    DEVELOPMENT_SIGN_IN: 'true',
    LOG_LEVEL: 'silent',
    RATE_PER_MINUTE: '0',
  });
  const store = await openStore(config);
  await store.source.write!({verb: 'restore', items: organisation}, {key: newId()});
  await store.close();
  const service = await startService(config);
  try {
    await fill(service.url);
  } finally {
    await service.stop();
  }
} finally {
  execFileSync('umount', ['-l', disk]);
  rmdirSync(disk);
}
console.log(JSON.stringify({count: 1, wrong}));

async function fill(url: string): Promise<void> {
  const signedIn = await fetch(`${url}session/development`, {method: 'POST', body: JSON.stringify({member: 'mo'})});
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!;
  const write = (id: string) =>
    fetch(`${url}items/discussion`, {
      method: 'POST',
      headers: {cookie, 'content-type': 'application/json', 'idempotency-key': id},
      // Words that cannot be packed well.
      body: JSON.stringify({id, community: 'storage', type: 'idea', title: id, body: words()}),
    });

  useUp();
  const [kept, refused]: [string[], string[]] = [[], []];
  for (let attempt = 0; attempt < 400 && refused.length < 5; attempt++) {
    const id = newId();
    const answer = await write(id);
    const {kind, detail} = (await answer.json()) as {kind?: string; detail?: string};
    if (answer.status === 201) kept.push(id);
    else {
      refused.push(id);
      const isTold =
        answer.status === 503 &&
        kind === 'unavailable' &&
        /no room left to keep this|reached just now/i.test(detail ?? '');
      if (!isTold) wrong.push(`a full disk: ${answer.status} ${kind} “${detail}”`);
      await wait(300);
    }
  }
  if (refused.length === 0) wrong.push('a full disk: nothing was refused, so it was not full');
  const alive = await fetch(new URL('/healthz', url));
  if (alive.status !== 200) wrong.push(`a full disk: healthz says ${alive.status}`);

  rmSync(filler);
  for (const id of refused) {
    let answer: Response | undefined;
    for (const until = Date.now() + 20_000; Date.now() < until; await wait(250)) {
      answer = await write(id);
      await answer.text();
      if (answer.ok) break;
    }
    if (!answer?.ok) wrong.push(`room again: what was refused is answered ${answer?.status}`);
  }
  for (const id of [...kept, ...refused]) {
    const answer = await fetch(`${url}items/discussion/${id}`, {headers: {cookie}});
    if (answer.status !== 200) wrong.push(`room again: ${id} is answered ${answer.status}`);
  }
}

/** Writes until nothing fits any more. */
function useUp(): void {
  const file = openSync(filler, 'w');
  try {
    for (const size of [1_048_576, 4_096]) {
      const block = Buffer.alloc(size, 1);
      try {
        for (;;) writeSync(file, block);
      } catch (error) {
        if ((error as {code?: string}).code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(file);
  }
}

function words(): string {
  return Array.from({length: 3_000}, () => Math.random().toString(36).slice(2)).join(' ');
}
