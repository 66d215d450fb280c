import {expect} from '@open-wc/testing';

import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {memory} from '../../src/adapters/memory/index.js';
import {organisation} from '../../src/conformance/index.js';
import type {CommunityError} from '../../src/model/errors.js';

const kindOf = (error: CommunityError) => error.kind;
const draft = {id: 'd', community: 'storage', type: 'idea', title: 'Mine'} as const;

describe('faults', () => {
  it('lets everything through where nothing is planned', async () => {
    const adapter = faults(memory({items: organisation}));
    expect((await adapter.list('member', {})).total.value).to.equal(6);
    expect(adapter.calls.list).to.equal(1);
  });

  it('fails so many times, for the verbs it was told', async () => {
    const adapter = faults(memory({items: organisation}), {
      fail: [{kind: 'unavailable', verbs: ['list'], times: 2, retryAfter: 50}],
    });
    const error = (await adapter.list('member', {}).catch((reason: CommunityError) => reason)) as CommunityError;
    expect([error.kind, error.retryAfter]).to.deep.equal(['unavailable', 50]);
    expect((await adapter.get('member', ['mo']))[0]?.id).to.equal('mo');
    expect(await adapter.list('member', {}).catch(kindOf)).to.equal('unavailable');
    expect((await adapter.list('member', {})).items).to.have.length(6);
  });

  it('is slow, and lets those leave who do not want to wait', async () => {
    const adapter = faults(memory({items: organisation}), {slow: 40});
    const before = performance.now();
    await adapter.list('member', {});
    expect(performance.now() - before).to.be.at.least(35);
    const leaving = adapter.list('member', {}, {signal: AbortSignal.timeout(5)}).catch((error: Error) => error.name);
    expect(await leaving).to.equal('AbortError');
  });

  it('loses the answer of a write that was made', async () => {
    const adapter = faults(memory({items: organisation, you: 'mo'}), {
      fail: [{kind: 'offline', verbs: ['write'], afterCommit: true, times: 1}],
    });
    const change = {verb: 'create', kind: 'discussion', item: draft} as const;
    expect(await adapter.write!(change, {key: 'k'}).catch(kindOf)).to.equal('offline');
    expect((await adapter.get('discussion', ['d']))[0]?.title).to.equal('Mine');
    expect((await adapter.write!(change, {key: 'k'})).replayed).to.equal(true);
  });

  it('tells events twice, and in another order', async () => {
    let listener: (event: ChangeEvent) => void = () => {};
    const source: CommunityAdapter = {...memory(), watch: (_, tell) => ((listener = tell), () => {})};
    const adapter = faults(source, {duplicateEvents: true, reorderEvents: true});
    const heard: (string | undefined)[] = [];
    adapter.watch!({}, (event) => heard.push('id' in event ? event.id : event.type));
    for (const id of ['1', '2', '3', '4']) listener({type: 'removed', kind: 'discussion', id, at: id});
    expect(heard).to.deep.equal(['2', '2', '1', '1', '4', '4', '3', '3']);
    adapter.plan({offline: true});
    listener({type: 'reset'});
    expect(heard).to.have.length(8);
  });
});
