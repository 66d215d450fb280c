import {expect} from '@open-wc/testing';

import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {Inquiry} from '../../src/context/inquiry.js';
import type {CommunitySource} from '../../src/context/source.js';
import {CommunityError} from '../../src/model/errors.js';

describe('Inquiry', () => {
  const {setTimeout: later, clearTimeout: never} = globalThis;
  const timers = new Map<unknown, () => void>();

  beforeEach(() => {
    globalThis.setTimeout = ((work: () => void) => timers.set(work, work) && work) as unknown as typeof setTimeout;
    globalThis.clearTimeout = ((timer: unknown) => timers.delete(timer)) as unknown as typeof clearTimeout;
  });

  afterEach(() => {
    globalThis.setTimeout = later;
    globalThis.clearTimeout = never;
    timers.clear();
  });

  const turn = () => new Promise((resolve) => later(resolve));
  const pass = () => {
    const due = [...timers.values()];
    timers.clear();
    due.forEach((work) => work());
    return turn();
  };

  /** An inquiry at a source that is away, after it was asked for two things one after the other. */
  async function failedTwice() {
    const asked: string[] = [];
    const get = (_: string, ids: readonly string[]) => {
      asked.push(ids.join());
      return Promise.reject(new CommunityError('unavailable', 'Away.'));
    };
    const source = {adapter: {get} as unknown as CommunityAdapter} as CommunitySource;
    const inquiry = new Inquiry(source, 'topic', () => undefined);
    for (const id of ['a', 'b']) {
      inquiry.ask(id);
      await turn();
    }
    return {inquiry, asked};
  }

  it('asks again for all that it was not told', async () => {
    const {asked} = await failedTwice();
    await pass();
    expect(asked).to.deep.equal(['a', 'b', 'a,b']);
  });

  it('asks for nothing more once it was stopped', async () => {
    const {inquiry, asked} = await failedTwice();
    inquiry.stop();
    await pass();
    expect(asked).to.deep.equal(['a', 'b']);
  });
});
