import type {CallOptions, Feed, FeedAddresses, NewFeed} from '../../adapter/contract.js';
import type {Client} from './client.js';

/** The feeds of a service. Fetched when somebody first wants one. */
export function feedsOf(ask: Client['ask'], signalOf: (call?: CallOptions) => AbortSignal): FeedAddresses {
  return {
    list: async (call) => {
      const {feeds} = (await ask('feeds', {signal: signalOf(call), isRepeatable: true})) as {
        readonly feeds: readonly Feed[];
      };
      return feeds;
    },
    create: async (community) =>
      (await ask('feeds', {
        method: 'POST',
        body: community === undefined ? {} : {community},
        signal: signalOf(),
      })) as NewFeed,
    revoke: async (id) => {
      await ask(`feeds/${encodeURIComponent(id)}`, {method: 'DELETE', signal: signalOf()});
    },
  };
}
