import {expect} from '@open-wc/testing';

import {rest} from '../../src/adapters/rest/index.js';
import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {newId, type CommunityError} from '../../src/model/index.js';

const failureOf = (adapter: CommunityAdapter, more: object = {}) =>
  adapter.upload!(new Blob(['x'.repeat(200_000)]), {id: newId(), community: 'storage', name: 'a.txt', ...more}).then(
    () => expect.fail('It was taken.'),
    (error: CommunityError) => error,
  );

/** By the browser's own request: `server/test/attachments` has the service that answers. */
describe('rest, sending a file', () => {
  it('tells how much has been sent, and what somebody answers who knows nothing of files', async () => {
    const told: number[] = [];
    const adapter = rest({url: new URL('/nobody/', location.href).href});
    const error = await failureOf(adapter, {onProgress: (fraction: number) => told.push(fraction)});
    expect(error.kind).to.be.oneOf(['not-found', 'unsupported']);
    expect(told.at(-1)).to.equal(1);
  });

  it('says that nobody can be reached', async () => {
    const adapter = rest({url: 'http://127.0.0.1:9/'});
    expect((await failureOf(adapter)).kind).to.equal('offline');
  });

  it('stops when nobody wants it any more', async () => {
    const leaving = new AbortController();
    const adapter = rest({url: new URL('/nobody/', location.href).href});
    const sent = failureOf(adapter, {signal: leaving.signal});
    leaving.abort();
    expect((await sent).name).to.equal('AbortError');
  });
});
