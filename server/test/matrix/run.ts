import {strict as assert} from 'node:assert';
import {parseArgs} from 'node:util';

import {newId} from '../../../src/model/id.js';
import {communityHandler} from '../../src/handler/index.js';
import {secret, whoOf} from '../handler/over-memory.js';
import {testDatabase, type TestDatabase} from '../support/postgres.js';
import {lookEverywhere} from './everywhere.js';
import {everything} from './items.js';
import {runMatrix} from './matrix.js';

/*
 * `node --import ./scripts/typescript.mjs server/test/matrix/run.ts --stride 1` goes through the matrix over PostgreSQL, looks everywhere
 * for what is kept from all others, and prints what it did as JSON on the last line. With `--only kept` it does the second alone; of one
 * item in so many, `--turn` says which.
 */
const {values} = parseArgs({
  options: {stride: {type: 'string', default: '1'}, turn: {type: 'string', default: '0'}, only: {type: 'string'}},
});

const database = await testDatabase();
try {
  const stride = Number(values.stride);
  const outcome = values.only === 'kept' ? {} : await tryEverything(database, stride, Number(values.turn));
  const {leaks, missed, looked} = await lookEverywhere(database, stride === 1 ? 1 : 7);
  assert.deepEqual([...leaks], []);
  assert.deepEqual(missed, [], 'what somebody may read and nobody found');
  console.log(JSON.stringify({...outcome, looked}));
} finally {
  await database.stop();
}

async function tryEverything({fresh}: TestDatabase, stride: number, turn: number) {
  const source = await fresh(everything);
  const who = whoOf(source);
  const handler = communityHandler(source, {
    ...{who, secret, base: '/api', rate: false},
    log: ({error}) => console.error(error),
  });
  try {
    return await runMatrix({
      fetch: (request) => handler.fetch(request),
      rewrite: (items) => source.write!({verb: 'restore', items}, {key: newId()}),
      stride,
      turn,
    });
  } finally {
    handler.close();
    await source.close();
  }
}
