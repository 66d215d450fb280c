import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {act, all, create, ids, idsOf, maybe, one, part, remove} from '../tools.js';

const define = part('discussion');
const at = (minute: number) => `2026-02-01T09:${String(minute).padStart(2, '0')}:00Z`;
const question = item('discussion', {id: 'q', type: 'question', title: 'How?', createdBy: 'mo', createdAt: at(0)});
const reply = (id: string, minute: number, more: object = {}) =>
  item('reply', {id, discussion: 'q', body: `Reply ${id}`, createdBy: 'nia', createdAt: at(minute), ...more});
const thread = [
  reply('a', 1),
  reply('b', 2),
  reply('a1', 3, {inReplyTo: 'a'}),
  reply('a2', 4, {inReplyTo: 'a', createdBy: 'mo'}),
  reply('a1x', 5, {inReplyTo: 'a1'}),
  reply('c', 2, {createdBy: 'mo'}),
];
const seed = [...organisation, question, ...thread];
const subject = {kind: 'discussion', id: 'q'} as const;
const acts = [{kind: 'discussion', verbs: ['accept', 'close', 'reopen']}] as const;

export const discussing = [
  define(
    'a thread comes in the order of its branches, each reply with its depth',
    [{kind: 'reply', sort: ['thread']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const replies = await all(adapter, 'reply', {where: {parent: 'q'}, sort: 'thread', limit: 4});
      equal(
        replies.map(({id, depth}) => `${depth} ${id}`),
        ['0 a', '1 a1', '2 a1x', '1 a2', '0 b', '0 c'],
        'the replies with their depth',
      );
    },
  ),

  define(
    'a discussion counts its replies, and says when something last happened there',
    [{kind: 'reply', verbs: ['create']}, {kind: 'discussion'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const before = await one(adapter, 'discussion', 'q');
      equal([before.counts?.['replies'], before.activityAt], [6, at(5)], 'the count and the last activity');
      await create(adapter, 'reply', {discussion: 'q', body: 'One more'});
      const after = await one(adapter, 'discussion', 'q');
      equal(after.counts?.['replies'], 7, 'the count after one more');
      ok(after.activityAt! > at(5), 'the last activity is a later one');
    },
  ),

  define(
    'a reply belongs to its discussion: nowhere else can it answer',
    [{kind: 'reply', verbs: ['create']}],
    async (harness) => {
      const other = item('discussion', {id: 'other', type: 'idea', title: 'Other', createdBy: 'mo'});
      const adapter = await harness.open({seed: [...seed, other], as: 'mo'});
      await rejects(
        create(adapter, 'reply', {discussion: 'nowhere', body: 'x'}),
        ['invalid', 'not-found'],
        'a reply to no discussion',
      );
      await rejects(
        create(adapter, 'reply', {discussion: 'other', inReplyTo: 'a', body: 'x'}),
        'invalid',
        'a reply to a reply of another discussion',
      );
    },
  ),

  define(
    'a removed reply leaves its place to its answers, and not what it said',
    [
      {kind: 'reply', verbs: ['remove'], sort: ['thread']},
      {kind: 'discussion'},
      {kind: 'reply', verbs: ['create'], text: true},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'nia'});
      await remove(adapter, await one(adapter, 'reply', 'a'));
      const replies = await all(adapter, 'reply', {where: {parent: 'q'}, sort: 'thread'});
      equal(
        replies.map(({id, depth}) => `${depth} ${id}`),
        ['0 a', '1 a1', '2 a1x', '1 a2', '0 b', '0 c'],
        'the replies with their depth',
      );
      equal([replies[0]!.state, replies[0]!.body || undefined], ['removed', undefined], 'state and body of the first');
      equal((await one(adapter, 'discussion', 'q')).counts?.['replies'], 5, 'the count of replies');
      equal(
        await ids(adapter, 'reply', {text: 'Reply', where: {parent: 'q', createdBy: 'nia'}, sort: 'thread'}),
        ['a1', 'a1x', 'b'],
        'what is found of Nia’s',
      );
      await rejects(
        create(adapter, 'reply', {discussion: 'q', inReplyTo: 'a', body: 'x'}),
        'invalid',
        'an answer to what was removed',
      );
    },
  ),

  define(
    'the asker accepts answers, several of them, and takes one back',
    [{kind: 'discussion', verbs: ['accept', 'unaccept']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      equal((await act(adapter, subject, 'accept', {reply: 'a'})).state, 'solved', 'the state after one answer');
      const both = await act(adapter, subject, 'accept', {reply: 'b'});
      equal([both.state, both['accepted']], ['solved', ['a', 'b']], 'state and accepted answers');
      await act(adapter, subject, 'unaccept', {reply: 'a'});
      const open = await act(adapter, subject, 'unaccept', {reply: 'b'});
      equal([open.state, open['accepted'] ?? []], ['open', []], 'state and accepted answers at the end');
    },
  ),

  define(
    'an accepted answer is counted for whoever wrote it',
    [{kind: 'discussion', verbs: ['accept']}, {kind: 'member'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      await act(adapter, subject, 'accept', {reply: 'a'});
      equal((await one(adapter, 'member', 'nia')).counts?.['accepted'], 1, 'Nia’s accepted answers');
    },
  ),

  define('only a reply of this discussion can be accepted, and only by those who may', acts, async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const nia = await harness.open({as: 'nia'});
    const fay = await harness.open({as: 'fay'});
    await rejects(act(mo, subject, 'accept', {reply: 'nowhere'}), 'invalid', 'accepting what is no reply');
    await rejects(act(mo, subject, 'accept'), 'invalid', 'accepting nothing');
    await rejects(act(nia, subject, 'accept', {reply: 'b'}), 'forbidden', 'accepting by somebody who did not ask');
    equal(
      (await act(fay, subject, 'accept', {reply: 'b'})).state,
      'solved',
      'the state after a facilitator has accepted',
    );
  }),

  define(
    'a closed discussion takes no more replies until it is opened again',
    [...acts, {kind: 'reply', verbs: ['create']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      await rejects(act(nia, subject, 'close'), 'forbidden', 'closing what somebody else began');
      equal((await act(mo, subject, 'close')).state, 'closed', 'the state');
      await rejects(create(nia, 'reply', {discussion: 'q', body: 'Late'}), 'invalid', 'a reply to a closed discussion');
      await rejects(act(mo, subject, 'close'), 'invalid', 'closing what is closed');
      equal((await act(mo, subject, 'reopen')).state, 'open', 'the state after it was opened again');
      await create(nia, 'reply', {discussion: 'q', body: 'In time'});
    },
  ),

  define('a discussion opened again is as solved as it was', acts, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    await act(adapter, subject, 'accept', {reply: 'a'});
    await act(adapter, subject, 'close');
    equal((await act(adapter, subject, 'reopen')).state, 'solved', 'the state');
  }),

  define('facilitators pin, and take the pin out', [{kind: 'discussion', verbs: ['pin', 'unpin']}], async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const fay = await harness.open({as: 'fay'});
    await rejects(act(mo, subject, 'pin'), 'forbidden', 'a pin by its author');
    equal((await act(fay, subject, 'pin'))['pinned'], true, 'whether it is pinned');
    equal((await act(fay, subject, 'unpin'))['pinned'] ?? false, false, 'whether it is pinned at the end');
  }),

  define(
    'what is hidden is there for its author and for those who keep order, and comes back',
    [{kind: 'discussion', verbs: ['hide', 'show']}, {kind: 'reply'}],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      const nia = await harness.open({as: 'nia'});
      equal((await act(fay, subject, 'hide')).state, 'hidden', 'the state');
      equal(await maybe(nia, 'discussion', 'q'), undefined, 'what somebody else finds');
      equal(await ids(nia, 'reply', {where: {parent: 'q'}}), [], 'what somebody else finds below it');
      equal((await one(await harness.open({as: 'mo'}), 'discussion', 'q')).state, 'hidden', 'what its author finds');
      equal((await act(fay, subject, 'show')).state, 'open', 'the state after it was shown again');
      ok(await maybe(nia, 'discussion', 'q'), 'everybody finds it again');
    },
  ),

  define(
    'a hidden reply and its answers are gone for others, not for its author',
    [{kind: 'reply', verbs: ['hide', 'show']}, {kind: 'discussion'}],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      await act(fay, {kind: 'reply', id: 'c'}, 'hide');
      const otherwise = await harness.open({as: 'nia'});
      ok(!(await ids(otherwise, 'reply', {where: {parent: 'q'}})).includes('c'), 'others do not find it');
      equal((await one(otherwise, 'discussion', 'q')).counts?.['replies'], 5, 'the count others see');
      equal((await one(await harness.open({as: 'mo'}), 'reply', 'c')).state, 'hidden', 'the state its author sees');
      await act(fay, {kind: 'reply', id: 'c'}, 'show');
      ok(await maybe(otherwise, 'reply', 'c'), 'others find it again');
    },
  ),

  define(
    'a discussion is only an announcement when somebody who may makes it',
    [{kind: 'discussion', verbs: ['create'], facets: ['type']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      await rejects(
        create(mo, 'discussion', {type: 'announcement', title: 'Hear, hear'}),
        'forbidden',
        'an announcement by a member',
      );
      const {id} = await create(await harness.open({as: 'fay'}), 'discussion', {
        type: 'announcement',
        title: 'Meeting',
      });
      const witness = await harness.open({as: 'nia'});
      equalSets(idsOf(await witness.list('discussion', {where: {type: 'announcement'}})), [id], 'the announcements');
    },
  ),
];
