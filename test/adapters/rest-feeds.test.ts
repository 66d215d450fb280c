import {expect} from '@open-wc/testing';

import {batch} from '../../src/adapter/batch.js';
import {memoryStore} from '../../src/adapter/cache-store.js';
import {cache} from '../../src/adapter/cache.js';
import {contractVersion, type CommunityAdapter, type Feed} from '../../src/adapter/contract.js';
import {memoryOutbox} from '../../src/adapter/outbox-storage.js';
import {outbox} from '../../src/adapter/outbox.js';
import {policy} from '../../src/adapter/policy.js';
import {rest} from '../../src/adapters/rest/index.js';
import {memory} from '../../src/adapters/memory/index.js';
import {isCommunityError} from '../../src/model/errors.js';

/** A service that has feeds, or has none. */
function service(hasFeeds = true): CommunityAdapter {
  const url = `https://service.example/${crypto.randomUUID()}/`;
  let feeds: readonly Feed[] = [];
  return rest({
    url,
    fetch: async (input, init) => {
      const {method, url: address} = new Request(input, init);
      const [path, id] = address.slice(url.length).split('/');
      if (path === 'describe') return Response.json({contract: contractVersion, kinds: {}});
      if (path !== 'feeds' || !hasFeeds)
        return new Response('{"kind":"unsupported"}', {
          status: 404,
          headers: {'content-type': 'application/problem+json'},
        });
      if (method === 'GET') return Response.json({feeds});
      if (method === 'DELETE') {
        feeds = feeds.filter((feed) => feed.id !== decodeURIComponent(id!));
        return new Response(null, {status: 204});
      }
      const {community} = JSON.parse(String(init!.body)) as {community?: string};
      const made = {id: `f ${feeds.length}`, at: '2026-03-12T09:30:00Z', ...(community && {community})};
      feeds = [...feeds, made];
      const at = (format: string) => `${url}feeds/secret/${format}`;
      return Response.json({...made, rss: at('rss'), atom: at('atom'), json: at('json')}, {status: 201});
    },
  });
}

const wrapped = (source: CommunityAdapter) =>
  outbox(cache(batch(source), {name: 'feeds', store: memoryStore()}), {source: 'feeds', storage: memoryOutbox()});

describe('feeds of a service', () => {
  it('are made, listed and taken back through everything a page puts around it', async () => {
    const feeds = await wrapped(service()).feeds!();
    const made = await feeds.create('storage');
    expect(made.rss).to.match(/\/feeds\/secret\/rss$/);
    expect(await feeds.list()).to.deep.equal([{id: made.id, at: made.at, community: 'storage'}]);
    await feeds.create();
    await feeds.revoke(made.id);
    expect((await feeds.list()).map(({community}) => community)).to.deep.equal([undefined]);
  });

  it('are refused in a way that a page can tell where the service has none', async () => {
    const feeds = await wrapped(service(false)).feeds!();
    const error: unknown = await feeds.list().catch((reason: unknown) => reason);
    expect(isCommunityError(error) && error.kind).to.equal('unsupported');
  });

  it('are nobody else’s: a policy does not hand them to whom it acts for', () => {
    expect(policy(service(), {roles: {}}).feeds).to.equal(undefined);
    expect(wrapped(memory()).feeds).to.equal(undefined);
  });
});
