import type {Page} from '../../src/adapter/contract.js';
import {newId, type Item} from '../../src/model/index.js';
import {plainPost, plainScreen} from '../feed/plain-screen.js';
import {postAsAnother} from './as-another.js';
import {contend} from './contend.js';

/*
 * The first screen and nothing else, fetched and made by hand: what any feed costs at least.
 */

let screen: ReturnType<typeof plainScreen> | undefined;
let names: ReadonlyMap<string, string> = new Map();

async function show(into: HTMLElement): Promise<void> {
  const [posts, members] = (await Promise.all(
    ['discussion?sort=-createdAt&limit=20', 'member?limit=100'].map(async (query) =>
      (await fetch(`/api/cop/items/${query}`)).json(),
    ),
  )) as [Page<'discussion'>, Page<'member'>];
  names = new Map(members.items.map(({id, name}) => [id, name]));
  screen = plainScreen(posts.items, names);
  into.append(screen.host);
}

/** Reads the newest one, and puts it before the others. */
async function readNewest(): Promise<void> {
  const page = (await (await fetch('/api/cop/items/discussion?sort=-createdAt&limit=1')).json()) as Page<'discussion'>;
  screen!.feed.prepend(plainPost(page.items[0]!, 0, names));
}

/** Posts, and puts what comes back before the others. */
async function post(item: object): Promise<void> {
  const answer = await fetch('/api/cop/items/discussion', {
    method: 'POST',
    headers: {'content-type': 'application/json', 'idempotency-key': newId()},
    body: JSON.stringify(item),
  });
  const {items} = (await answer.json()) as {readonly items: readonly Item<'discussion'>[]};
  screen!.feed.prepend(plainPost(items[0]!, 0, names));
}

const newest = () => screen?.feed.firstElementChild?.textContent;

contend({
  begin: (into) => void show(into),
  root: () => screen?.feed,
  isThere: () => screen !== undefined,
  write: (body) =>
    Promise.resolve(
      () => void post({id: newId(), type: 'question', title: 'Did anybody hear that?', body, community: 'platform'}),
    ),
  posts: /\/items\/discussion$/,
  newest,
  others: {
    write: postAsAnother,
    readAgain: () => void readNewest(),
    isSeen: (text) => newest()?.includes(text) ?? false,
  },
});
