import {expect} from '@open-wc/testing';

import {batch} from '../../src/adapter/batch.js';
import type {CommunityAdapter, Read, ReadResult} from '../../src/adapter/contract.js';
import {faults} from '../../src/adapter/faults.js';
import {memory} from '../../src/adapters/memory/index.js';
import {discussions, organisation} from '../../src/conformance/index.js';
import {isCommunityError, toCommunityError} from '../../src/model/errors.js';

const items = [...organisation, ...discussions(9)];

/** A source that answers several reads at once, and counts how often it is asked. */
function withMany() {
  const source = faults(memory({items}));
  const asked: (readonly Read[])[] = [];
  const signals: (AbortSignal | undefined)[] = [];
  const adapter: CommunityAdapter = {
    ...source,
    async many(reads, options = {}) {
      asked.push(reads);
      signals.push(options.signal);
      return Promise.all(
        reads.map(async (read): Promise<ReadResult> => {
          try {
            if (read.verb === 'get') return {items: await source.get(read.kind, read.ids, options)};
            return {page: await source.list(read.kind, read.query, options)};
          } catch (error) {
            return {error: toCommunityError(error)};
          }
        }),
      );
    },
  };
  return {source, adapter: batch(adapter), asked, signals};
}

describe('batch', () => {
  it('asks for all members of one tick at once, each once', async () => {
    const source = faults(memory({items}));
    const adapter = batch(source);
    const answers = await Promise.all([
      adapter.get('member', ['mo', 'nia']),
      adapter.get('member', ['nia', 'nobody', 'ada']),
      Promise.resolve().then(() => adapter.get('member', ['fay'])),
    ]);
    expect(source.calls.get).to.equal(1);
    expect(answers.map((found) => found.map((member) => member?.id))).to.deep.equal([
      ['mo', 'nia'],
      ['nia', undefined, 'ada'],
      ['fay'],
    ]);
  });

  it('asks the same list once for everybody who wants it', async () => {
    const source = faults(memory({items}));
    const adapter = batch(source);
    const [one, two] = await Promise.all([
      adapter.list('discussion', {limit: 2}),
      adapter.list('discussion', {limit: 2}),
      adapter.list('member', {}),
    ]);
    expect(source.calls.list).to.equal(2);
    expect(one).to.deep.equal(two);
  });

  it('sends everything as one question where the source can answer several', async () => {
    const {adapter, source, asked} = withMany();
    const [page, found] = await Promise.all([
      adapter.list('discussion', {limit: 3}),
      adapter.get('member', ['mo']),
      adapter.get('member', ['mo']),
    ]);
    expect(asked).to.have.length(1);
    expect(asked[0]).to.have.length(2);
    expect([source.calls.list, source.calls.get]).to.deep.equal([1, 1]);
    expect([page.items.length, found[0]?.name]).to.deep.equal([3, 'Mo Farouk']);
  });

  it('asks a lone read directly', async () => {
    const {adapter, asked} = withMany();
    expect((await adapter.list('discussion', {limit: 1})).items).to.have.length(1);
    expect(asked).to.deep.equal([]);
  });

  it('fails only those whose question is refused', async () => {
    const {adapter} = withMany();
    const outcomes = await Promise.allSettled([
      adapter.list('discussion', {cursor: 'made up'}),
      adapter.get('member', ['mo']),
    ]);
    expect(outcomes.map(({status}) => status)).to.deep.equal(['rejected', 'fulfilled']);
    expect((outcomes[0] as PromiseRejectedResult).reason.kind).to.equal('invalid');
  });

  it('asks each on its own when the merged question is refused', async () => {
    const source = memory({items});
    const picky: CommunityAdapter = {
      ...source,
      get: async (kind, ids, options) => {
        if (ids.includes('cursed')) throw Object.assign(toCommunityError(new Error('no')), {kind: 'invalid'});
        return source.get(kind, ids, options);
      },
    };
    const adapter = batch(picky);
    const outcomes = await Promise.allSettled([adapter.get('member', ['cursed']), adapter.get('member', ['mo'])]);
    expect(outcomes.map(({status}) => status)).to.deep.equal(['rejected', 'fulfilled']);
  });

  it('tells everybody when the source is away, and does not ask it again', async () => {
    const source = faults(memory({items}), {offline: true});
    const adapter = batch(source);
    const outcomes = await Promise.allSettled([adapter.get('member', ['mo']), adapter.get('member', ['nia'])]);
    expect(outcomes.every(({status}) => status === 'rejected')).to.equal(true);
    expect(source.calls.get).to.equal(1);
  });

  it('lets one leave without the others, and aborts when all have left', async () => {
    const {adapter, source, signals} = withMany();
    source.plan({slow: 20});
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    const leaving = adapter.list('discussion', {limit: 1}, {signal: one.signal}).catch((error: Error) => error.name);
    const staying = adapter.list('discussion', {limit: 2}, {signal: two.signal});
    await new Promise((resolve) => setTimeout(resolve, 10));
    one.abort();
    expect(await leaving).to.equal('AbortError');
    expect(signals[0]!.aborted).to.equal(false);
    expect((await staying).items).to.have.length(2);

    const last = Promise.allSettled([
      adapter.list('discussion', {limit: 3}, {signal: two.signal}),
      adapter.list('discussion', {limit: 4}, {signal: three.signal}),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 10));
    two.abort();
    three.abort();
    await last;
    expect(signals[1]!.aborted).to.equal(true);
  });

  it('splits a merged question that is too long', async () => {
    const source = faults(memory({items}));
    const adapter = batch(source);
    const ids = Array.from({length: 150}, (_, index) => `nobody-${index}`);
    const [found] = await Promise.all([adapter.get('member', [...ids, 'mo']), adapter.get('member', ['nia'])]);
    expect(source.calls.get).to.equal(2);
    expect([found.length, found.at(-1)?.id]).to.deep.equal([151, 'mo']);
  });

  it('answers a read the source forgot with an error of ours', async () => {
    const source = memory({items});
    const adapter = batch({...source, many: async () => []});
    const outcomes = await Promise.allSettled([adapter.get('member', ['mo']), adapter.list('member', {})]);
    for (const outcome of outcomes) expect(isCommunityError((outcome as PromiseRejectedResult).reason)).to.equal(true);
  });
});
