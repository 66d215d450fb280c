import {sharePoint} from '../adapters/sharepoint/sharepoint.js';
import {provision} from '../adapters/sharepoint/provision.js';
import {registerAdapter} from '../context/registry.js';
import {isCommunityError} from '../model/errors.js';
import {newId} from '../model/id.js';
import {prepare} from './runtime.js';

/*
 * What our web part for SharePoint fetches when it is first drawn. Microsoft's tool chain compiles the web part to old JavaScript; this is built before,
 * and that only cuts it into files of its own.
 */

/** By name, so that the tool chain sees what there is to fetch. */
const definitions: Readonly<Record<string, () => Promise<unknown>>> = {
  'cop-badge-backpack': () => import('../define/cop-badge-backpack.js'),
  'cop-badge-verifier': () => import('../define/cop-badge-verifier.js'),
  'cop-best-practice-card': () => import('../define/cop-best-practice-card.js'),
  'cop-best-practice-library': () => import('../define/cop-best-practice-library.js'),
  'cop-circles': () => import('../define/cop-circles.js'),
  'cop-discussion-feed': () => import('../define/cop-discussion-feed.js'),
  'cop-discussion-thread': () => import('../define/cop-discussion-thread.js'),
  'cop-member-card': () => import('../define/cop-member-card.js'),
  'cop-member-directory': () => import('../define/cop-member-directory.js'),
  'cop-mentoring': () => import('../define/cop-mentoring.js'),
  'cop-newcomers': () => import('../define/cop-newcomers.js'),
  'cop-notices': () => import('../define/cop-notices.js'),
  'cop-people-to-meet': () => import('../define/cop-people-to-meet.js'),
  'cop-recognition-badge': () => import('../define/cop-recognition-badge.js'),
  'cop-recognition-wall': () => import('../define/cop-recognition-wall.js'),
  'cop-reflection-journal': () => import('../define/cop-reflection-journal.js'),
  'cop-review-queue': () => import('../define/cop-review-queue.js'),
  'cop-unread-count': () => import('../define/cop-unread-count.js'),
};

/** What a site has of a community: nothing, the lists alone, or somewhere to be. */
export type Standing = 'no-lists' | 'no-community' | 'ready';

prepare('cop');
registerAdapter('sharepoint', async (options) =>
  (await import('../adapters/sharepoint/index.js')).fromAttributes(options),
);

/** Every tag that can be shown. */
export const tags: readonly string[] = Object.keys(definitions);

/** Registers the elements that showing this one takes. */
export async function define(tag: string): Promise<void> {
  await Promise.all([import('../define/cop-community.js'), definitions[tag]?.()]);
}

/** Rejects with a CommunityError where the site cannot be asked. */
export async function standingOf(site: string): Promise<Standing> {
  const adapter = sharePoint({site});
  try {
    const {items} = await adapter.list('community', {limit: 1});
    return items.length > 0 ? 'ready' : 'no-community';
  } catch (error) {
    if (isCommunityError(error) && error.advice === 'not-ready') return 'no-lists';
    throw error;
  } finally {
    adapter.close?.();
  }
}

/**
 * Makes the lists of a community, and the first community where there is none; by an owner of the site.
 *
 * Answers what was done, a sentence each. May be run again: what is there stays as it is.
 */
export async function setUp(site: string, name: string): Promise<readonly string[]> {
  const done = await provision({site});
  if ((await standingOf(site)) === 'ready') return done;
  const adapter = sharePoint({site});
  try {
    const item = {id: newId(), name};
    await adapter.write?.({verb: 'create', kind: 'community', item}, {key: newId()});
  } finally {
    adapter.close?.();
  }
  return [...done, `The community “${name}” was made.`];
}
