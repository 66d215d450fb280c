import {expect} from '@open-wc/testing';

import type {Change} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {outbox, type OutboxAdapter} from '../../src/adapter/outbox.js';
import {memoryOutbox} from '../../src/adapter/outbox-storage.js';
import {memory} from '../../src/adapters/memory/index.js';
import {organisation} from '../../src/conformance/index.js';
import {send} from '../../src/context/sending.js';

const change: Change = {
  verb: 'create',
  kind: 'discussion',
  item: {id: 'mine', community: 'storage', type: 'idea', title: 'Mine'},
};

describe('sending', () => {
  let adapter: OutboxAdapter;
  const open = (keeps: boolean, afterCommit = false) => {
    const source = faults(memory({items: [...organisation], you: 'mo'}), {
      fail: [{kind: 'unavailable', verbs: ['write'], retryAfter: 60_000, afterCommit}],
    });
    adapter = outbox(source, {source: 'test', person: 'mo', storage: {...memoryOutbox(), keeps}});
    return source;
  };
  afterEach(() => adapter.close!());

  it('does not wait for a source that is away, once an outbox keeps what was written', async () => {
    open(true);
    const sent = await send(adapter, change, 'k');
    expect('result' in sent && sent.result.items[0]?.pending?.state).to.equal('unsent');
    expect(await adapter.waiting()).to.have.length(1);
  });

  it('leaves what was written with whoever wrote it, where an outbox has only the memory of the page', async () => {
    const source = open(false);
    const sent = await send(adapter, change, 'k');
    expect('error' in sent && sent.error.kind).to.equal('unavailable');
    expect(await adapter.waiting()).to.deep.equal([]);
    source.plan({});
    const again = await send(adapter, change, 'k');
    expect('result' in again && again.result.items[0]?.id).to.equal('mine');
  });

  it('is done where the source has it and its answer was lost', async () => {
    open(false, true);
    const sent = await send(adapter, change, 'k');
    expect('result' in sent && sent.result.items.map(({id, pending}) => [id, pending])).to.deep.equal([
      ['mine', undefined],
    ]);
  });
});
