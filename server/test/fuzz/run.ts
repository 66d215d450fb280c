import {parseArgs} from 'node:util';

import {fuzz, idsByKind} from './fuzz.js';
import {everyKind} from './items.js';
import {openSource, people} from './sources.js';

/*
 * `node --import ./scripts/typescript.mjs server/test/fuzz/run.ts --count 5000 --over memory` fuzzes one source and prints what it
 * found as JSON on the last line.
 */
const {values} = parseArgs({
  options: {
    count: {type: 'string', default: '5000'},
    over: {type: 'string', default: 'memory'},
    seed: {type: 'string'},
  },
});

const {send, close} = await openSource(values.over);
const result = await fuzz({
  send,
  people,
  ids: idsByKind(everyKind),
  count: Number(values.count),
  ...(values.seed !== undefined && {seed: Number(values.seed)}),
});
await close();
console.log(JSON.stringify(result));
