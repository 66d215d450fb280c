import assert from 'node:assert/strict';
import {it} from 'node:test';

import {openSource, people} from '../fuzz/sources.js';
import {fuzz, idsByKind} from '../fuzz/fuzz.js';
import {everyKind} from '../fuzz/items.js';

it('whatever is sent, nothing breaks and every answer is as the document says', async () => {
  const {send, close} = await openSource('memory');
  const {statuses} = await fuzz({send, people, ids: idsByKind(everyKind), count: 400});
  close();
  assert.ok((statuses[200] ?? 0) > 20, 'some requests are right');
});
