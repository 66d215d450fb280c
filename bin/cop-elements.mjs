#!/usr/bin/env node
import {existsSync} from 'node:fs';

// A published package brings the command built; a checkout builds it first, in a blink.
const builder = new URL('../scripts/build-cli.mjs', import.meta.url);
if (existsSync(builder)) await (await import(builder.href)).buildCli();

await import('../dist/cli/cop-elements.js');
