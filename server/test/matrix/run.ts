import {parseArgs} from 'node:util';

import {newId} from '../../../src/model/id.js';
import {communityHandler} from '../../src/handler/index.js';
import {secret, whoOf} from '../handler/over-memory.js';
import {testDatabase} from '../support/postgres.js';
import {everything} from './items.js';
import {runMatrix} from './matrix.js';

/*
 * `node --import ./scripts/typescript.mjs server/test/matrix/run.ts --stride 1` goes through the matrix over PostgreSQL, and prints
 * what it did as JSON on the last line.
 */
const {values} = parseArgs({options: {stride: {type: 'string', default: '1'}}});

const database = await testDatabase();
const source = await database.fresh(everything);
const who = whoOf(source);
const handler = communityHandler(source, {
  ...{who, secret, base: '/api', rate: false},
  log: ({error}) => console.error(error),
});
try {
  const outcome = await runMatrix({
    fetch: (request) => handler.fetch(request),
    rewrite: (items) => source.write!({verb: 'restore', items}, {key: newId()}),
    stride: Number(values.stride),
  });
  console.log(JSON.stringify(outcome));
} finally {
  handler.close();
  await source.close();
  await database.stop();
}
