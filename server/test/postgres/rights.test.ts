import {strict as assert} from 'node:assert';
import {describe, it} from 'node:test';

import type {Change, ChangeEvent} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {item, organisation} from '../../../src/conformance/seed.js';
import {newId} from '../../../src/model/id.js';
import {oneDatabase} from '../support/one-database.js';

describe('whoever watches while their rights change', () => {
  const database = oneDatabase();

  it('is told to watch again at once, and nobody else is', async () => {
    const source = await database.fresh([
      ...organisation,
      item('discussion', {id: 'd', type: 'idea', title: 'Ours', visibility: 'community', createdBy: 'nia'}),
    ]);
    const told: Record<string, string[]> = {mo: [], nia: [], otto: []};
    for (const [member, events] of Object.entries(told)) {
      const adapter = policy(source, await source.actor(member));
      await new Promise<void>((resolve) => {
        adapter.watch!({kinds: ['discussion']}, (event: ChangeEvent) => {
          if (event.type === 'status') resolve();
          else events.push(event.type === 'error' ? `error ${event.error.kind}` : event.type);
        });
      });
    }
    const write = (change: object) => source.write!(change as Change, {key: newId()});
    const heard = async (member: string, count: number) => {
      for (const end = Date.now() + 5_000; told[member]!.length < count && Date.now() < end;)
        await new Promise((done) => setTimeout(done, 10));
    };
    await write({verb: 'update', kind: 'member', id: 'mo', set: {bio: 'Nothing of it decides about rights.'}});
    await write({verb: 'act', kind: 'membership', id: 'mo-storage', act: 'leave'});
    await write({verb: 'update', kind: 'discussion', id: 'd', set: {title: 'Still ours'}});
    await write({verb: 'act', kind: 'member', id: 'otto', act: 'leave'});
    await heard('nia', 1);
    await heard('otto', 1);
    assert.deepEqual(told['nia'], ['changed']);
    assert.deepEqual(told['mo'], ['error unavailable']);
    assert.deepEqual(told['otto'], ['error unavailable']);
  });
});
