#!/usr/bin/env node
import {existsSync, rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const builder = new URL('../scripts/build-cli.mjs', import.meta.url);
if (existsSync(builder)) await fromSource();
else await import('../dist/cli/cop-elements.js');

/** A published package brings the command built; a checkout builds it in a blink, apart from others who do so just now. */
async function fromSource() {
  const folder = new URL(`../.cache/cli-${process.pid}/`, import.meta.url);
  const {buildCli} = await import(builder.href);
  try {
    await buildCli(fileURLToPath(folder));
    await import(new URL('cop-elements.js', folder).href);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
