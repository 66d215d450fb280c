import type {Badges} from '../../adapter/badges.js';
import type {CallOptions, FeedAddresses} from '../../adapter/contract.js';
import type {Ask, Client} from './client.js';

/*
 * What few ask a service for, fetched when somebody first does.
 */

/** Asks below a path; what is asked twice there is done once. */
function below(ask: Client['ask'], signalOf: (call?: CallOptions) => AbortSignal) {
  return (path: string, how?: Ask, call?: CallOptions) =>
    ask(path, {signal: signalOf(call), isRepeatable: true, ...how}) as Promise<never>;
}

export function feedsOf(...given: Parameters<typeof below>): FeedAddresses {
  const send = below(...given);
  return {
    list: async (call) => ((await send('feeds', {}, call)) as {readonly feeds: never}).feeds,
    // Each asks for another address.
    create: (community) =>
      send('feeds', {method: 'POST', body: community === undefined ? {} : {community}, isRepeatable: false}),
    revoke: (id) => send(`feeds/${encodeURIComponent(id)}`, {method: 'DELETE', isRepeatable: false}),
  };
}

export function badgesOf(...given: Parameters<typeof below>): Badges {
  const send = below(...given);
  return {
    issue: (award, options) => send('badges/issued', {method: 'POST', body: {award, ...options}}),
    take: (body, visibility = 'organisation') => send(`badges/taken?visibility=${visibility}`, {method: 'POST', body}),
    document: (url) => send(`badges/documents?url=${encodeURIComponent(url)}`),
  };
}
