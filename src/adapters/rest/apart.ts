import type {BadgeDocument, BadgeFile, Badges} from '../../adapter/badges.js';
import type {CallOptions, Feed, FeedAddresses, NewFeed} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import type {Ask, Client} from './client.js';

type SignalOf = (call?: CallOptions) => AbortSignal;

/*
 * What few ask a service for, fetched when somebody first does.
 */

export function feedsOf(ask: Client['ask'], signalOf: SignalOf): FeedAddresses {
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

export function badgesOf(ask: Client['ask'], signalOf: SignalOf): Badges {
  // The same award is the same badge, and the same badge is taken in once.
  const send = (path: string, how?: Ask) =>
    ask(`badges/${path}`, {signal: signalOf(), isRepeatable: true, ...how}) as Promise<never>;
  return {
    issue: (award, options): Promise<BadgeFile> => send('issued', {method: 'POST', body: {award, ...options}}),
    take: (body, visibility = 'organisation'): Promise<Item<'credential'>> =>
      send(`taken?visibility=${visibility}`, {method: 'POST', body}),
    document: (url): Promise<BadgeDocument> => send(`documents?url=${encodeURIComponent(url)}`),
  };
}
