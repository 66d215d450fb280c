import type {Feed, FeedAddresses} from '../../src/adapter/contract.js';
import {daysAgo} from './items.js';

/** Feeds as a service has them, of which there is one already. */
export function toldFeeds(): () => Promise<FeedAddresses> {
  let count = 0;
  let feeds: readonly Feed[] = [{id: 'f-0', community: 'platform', at: daysAgo(20)}];
  return () =>
    Promise.resolve({
      list: () => Promise.resolve(feeds),
      create: (community) => {
        const made = {id: `f-${++count}`, at: daysAgo(0), ...(community && {community})};
        feeds = [...feeds, made];
        const at = (form: string) => `https://community.example/api/v1/feeds/b7Qm2xVt0sWnKpR4hYcLz9/${form}`;
        return Promise.resolve({...made, rss: at('rss'), atom: at('atom'), json: at('json')});
      },
      revoke: (id) => {
        feeds = feeds.filter((feed) => feed.id !== id);
        return Promise.resolve();
      },
    });
}
