#!/usr/bin/env node
import {existsSync, rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const builder = new URL('../../scripts/build-server.mjs', import.meta.url);
if (existsSync(builder)) await fromSource();
else await import('../dist/cop-elements-server.js');

/** A published package brings the command built; a checkout builds it in a blink, apart from others who do so just now. */
async function fromSource() {
  const folder = new URL(`../.cache/${process.pid}/`, import.meta.url);
  const {buildServer} = await import(builder.href);
  try {
    await buildServer(fileURLToPath(folder));
    await import(new URL('cop-elements-server.js', folder).href);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
