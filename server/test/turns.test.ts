import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import {isMyTurn} from '../src/service/turns.js';
import {oneDatabase} from './support/one-database.js';

describe('turns', () => {
  const database = oneDatabase();

  it('are one instance’s, whoever asks first, and nobody’s for a while after', async () => {
    const {db} = database.connection;
    const ask = (now: number) => Promise.all([1, 2, 3].map(() => isMyTurn(db, 'sweep', 1_000, now)));
    const now = Date.now();
    for (const [at, count] of [
      [now, 1],
      [now + 999, 0],
      [now + 1_000, 1],
    ] as const)
      assert.equal((await ask(at)).filter(Boolean).length, count);
    assert.equal(await isMyTurn(db, 'other', 1_000, now), true);
  });
});
