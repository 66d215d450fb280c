import type {Item} from '../../src/model/index.js';
import {answers, discussions} from '../../stories/support/discussions.js';
import {item} from '../../stories/support/items.js';
import {sample} from '../../stories/support/sample.js';

/*
 * The same 1,000 comments for everybody: as posts of a feed, as replies of one thread, and as the peers know them.
 */

export const count = 1_000;

/** The discussion in which all of them stand as replies; older than all, so that no feed begins with it. */
export const thread = 'talk';

/** The newest first. */
export const comments = discussions(count);

export const names = new Map(sample.member!.map(({id, name}) => [id, name]));

const talk = item('discussion', {
  id: thread,
  type: 'story',
  title: 'Everything that was said',
  body: 'All of it in one place, the oldest first.',
  createdBy: 'bjorn',
  createdAt: new Date(Date.now() - 400 * 86_400_000).toISOString(),
});

/** All that our own source holds. */
export const community: readonly Item[] = [
  ...Object.entries(sample).flatMap(([kind, items]) => (kind === 'discussion' || kind === 'reply' ? [] : items)),
  ...comments,
  talk,
  ...answers(count),
  ...comments.map(({id, body, createdBy, createdAt}) =>
    item('reply', {id: `${thread}-${id}`, discussion: thread, body: body!, createdBy: createdBy!, createdAt}),
  ),
];
