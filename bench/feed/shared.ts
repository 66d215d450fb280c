import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {memory} from '../../src/adapters/memory/index.js';
import {newId, type Item} from '../../src/model/index.js';
import {answers, discussions} from '../../stories/support/discussions.js';
import {sample} from '../../stories/support/sample.js';
import {timed} from '../support/timed.js';

/*
 * What all contenders have in common: the posts, and how a run is begun and timed.
 */

export const count = Number(new URLSearchParams(location.search).get('posts') ?? 10_000);

export const everybody = new Map(sample.member!.map((member) => [member.id, member]));
export const names = new Map(sample.member!.map(({id, name}) => [id, name]));

/** The posts a page begins with, as a source answers them. */
export let posts: readonly Item<'discussion'>[] = [];

/** Everything is here before anybody opens the page, sorted and counted. */
export async function warm(): Promise<CommunityAdapter> {
  const adapter = memory({items: {...sample, discussion: discussions(count), reply: answers(count)}, you: 'amara'});
  await adapter.describe();
  const page = await adapter.list('discussion', {sort: '-createdAt', limit: 20});
  await adapter.get('member', [...names.keys()]);
  // The store prepares its search while the page is idle; that is over before a run begins.
  for (const kind of ['member', 'discussion', 'reply'] as const) await adapter.list(kind, {text: 'warm', limit: 1});
  posts = page.items;
  return adapter;
}

/** All of them, for a contender that wants every post at once. */
export async function feedOf(adapter: CommunityAdapter): Promise<readonly Item<'discussion'>[]> {
  const {items} = await adapter.list('discussion', {sort: '-createdAt', limit: count});
  return items;
}

interface Contender {
  readonly prepare: () => Promise<CommunityAdapter>;
  /** Puts the feed into the page. */
  readonly mount: (into: HTMLElement) => void;
  /** Are posts on screen? */
  readonly isThere: () => boolean;
  /** Follows what arrives, where it does not by itself. */
  readonly onNews?: (event: ChangeEvent) => void;
  /** Is the word on screen that something has arrived? */
  readonly hasNews: () => boolean;
}

declare global {
  interface Window {
    ready?: Promise<void>;
    go?: () => Promise<number>;
    arrive?: () => Promise<number>;
  }
}

/** `go` answers the milliseconds to the first paint with posts in it, `arrive` those until a new post is told of. */
export function contend({prepare, mount, isThere, onNews, hasNews}: Contender): void {
  let adapter: CommunityAdapter;
  window.ready = prepare().then((prepared) => {
    adapter = prepared;
  });
  window.go = () => timed('go', 'painted', () => mount(document.querySelector('main')!), isThere);
  window.arrive = async () => {
    if (onNews) adapter.watch!({kinds: ['discussion']}, onNews);
    const item = {
      id: newId(),
      type: 'question',
      title: 'Did anybody hear that?',
      body: 'It came from the cellar.',
      community: 'platform',
    } as const;
    return timed(
      'write',
      'told',
      () => void adapter.write!({verb: 'create', kind: 'discussion', item}, {key: newId()}),
      hasNews,
    );
  };
}
