import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {act, all, create, ids, maybe, one, part, write} from '../tools.js';

const define = part('keeping order');
const at = (minute: number) => `2026-02-01T09:${String(minute).padStart(2, '0')}:00Z`;
const question = item('discussion', {
  id: 'q',
  type: 'question',
  title: 'How?',
  body: 'So?',
  createdBy: 'mo',
  createdAt: at(0),
});
const other = item('discussion', {id: 'o', type: 'question', title: 'How else?', createdBy: 'nia', createdAt: at(1)});
const reply = (id: string, minute: number, more: object = {}) =>
  item('reply', {id, discussion: 'q', body: `Reply ${id}`, createdBy: 'nia', createdAt: at(minute), ...more});
const given = (id: string, subject: string) => item('reaction', {id, subject, reaction: 'helpful', createdBy: 'mo'});
const thread = [
  reply('a', 2),
  reply('b', 3),
  reply('a1', 4, {inReplyTo: 'a', createdBy: 'mo'}),
  reply('a2', 5, {inReplyTo: 'a1'}),
];
const leading = item('membership', {
  id: 'fay-network',
  community: 'network',
  member: 'fay',
  role: 'facilitator',
  createdBy: 'ada',
});
const seed = [...organisation, leading, question, other, ...thread, given('r', 'a')];
const subject = {kind: 'discussion', id: 'q'} as const;
const replies = {kind: 'reply', sort: ['thread']} as const;

export const keepingOrder = [
  define(
    'what is locked takes no more replies, and only those who lead unlock it',
    [
      {kind: 'discussion', verbs: ['lock', 'unlock', 'reopen']},
      {kind: 'reply', verbs: ['create']},
    ],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      const mo = await harness.open({as: 'mo'});
      await rejects(act(mo, subject, 'lock'), 'forbidden', 'a lock by its author');
      equal((await act(fay, subject, 'lock')).state, 'locked', 'the state');
      await rejects(create(mo, 'reply', {discussion: 'q', body: 'Still'}), 'invalid', 'a reply to what is locked');
      await rejects(act(mo, subject, 'unlock'), 'forbidden', 'its author unlocking it');
      equal((await act(fay, subject, 'unlock')).state, 'open', 'the state at the end');
    },
  ),

  define(
    'who hides something says why, and its author is told',
    [{kind: 'reply', verbs: ['hide', 'show']}],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      await act(fay, {kind: 'reply', id: 'a'}, 'hide', {reason: 'Names a customer'});
      const nia = await harness.open({as: 'nia'});
      equal((await one(nia, 'reply', 'a'))['hiddenBecause'], 'Names a customer', 'what its author reads');
      equal(await maybe(await harness.open({as: 'mo'}), 'reply', 'a'), undefined, 'what others find');
      equal((await act(fay, {kind: 'reply', id: 'a'}, 'show'))['hiddenBecause'], undefined, 'the reason at the end');
    },
  ),

  define(
    'a discussion moves to another community with all that was said, by whoever leads both',
    [{kind: 'discussion', verbs: ['move']}, replies],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      const sten = await harness.open({as: 'sten'});
      await rejects(
        act(sten, subject, 'move', {community: 'network'}),
        'forbidden',
        'a move to where one does not lead',
      );
      await rejects(act(fay, subject, 'move', {community: 'nowhere'}), 'invalid', 'a move to nowhere');
      equal((await act(fay, subject, 'move', {community: 'network'})).community, 'network', 'where it is');
      const moved = await all(fay, 'reply', {where: {parent: 'q'}, sort: 'thread'});
      equal(
        moved.map(({id, community}) => `${id} ${community}`),
        ['a network', 'a1 network', 'a2 network', 'b network'],
        'where the replies are',
      );
      equal((await one(fay, 'discussion', 'q')).counts?.['replies'], 4, 'the count of replies');
      equal((await one(fay, 'reply', 'a')).counts?.['reaction:helpful'], 1, 'the count of reactions');
      const mo = await harness.open({as: 'mo'});
      ok((await one(mo, 'discussion', 'q')).createdBy === 'mo', 'it is still its author’s');
    },
  ),

  define(
    'a reply becomes a discussion of its own, with its answers, under the name of whoever wrote it',
    [{kind: 'discussion', verbs: ['split', 'accept']}, replies],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      await act(fay, subject, 'accept', {reply: 'a'});
      const told = {reply: 'a', id: 'new', title: 'Another matter'};
      await rejects(act(await harness.open({as: 'mo'}), subject, 'split', told), 'forbidden', 'a split by its author');
      await act(fay, subject, 'split', told);
      const made = await one(fay, 'discussion', 'new');
      equal(
        [made['title'], made['body'], made.createdBy, made.createdAt],
        ['Another matter', 'Reply a', 'nia', at(2)],
        'what it says',
      );
      equal([made.counts?.['replies'], made.counts?.['reaction:helpful']], [2, 1], 'what came with it');
      const there = await all(fay, 'reply', {where: {parent: 'new'}, sort: 'thread'});
      equal(
        there.map(({id, depth}) => `${depth} ${id}`),
        ['0 a1', '1 a2'],
        'the answers',
      );
      const here = await all(fay, 'reply', {where: {parent: 'q'}, sort: 'thread'});
      equal(
        here.map(({id, state, movedTo}) => `${id} ${state} ${movedTo ?? ''}`.trim()),
        ['a removed new', 'b shown'],
        'what stays',
      );
      const left = await one(fay, 'discussion', 'q');
      equal([left.state, left['accepted'] ?? [], left.counts?.['replies']], ['open', [], 1], 'what it was split from');
    },
  ),

  define(
    'two discussions become one: nothing that was said is lost, and the old address is known',
    [{kind: 'discussion', verbs: ['merge', 'accept']}, replies],
    async (harness) => {
      const fay = await harness.open({seed, as: 'fay'});
      await act(fay, subject, 'accept', {reply: 'b'});
      await rejects(act(fay, subject, 'merge', {into: 'q'}), 'invalid', 'a merge with itself');
      await act(fay, subject, 'merge', {into: 'o'});
      equal(await maybe(fay, 'discussion', 'q'), undefined, 'the one that was merged');
      const into = await one(fay, 'discussion', 'o');
      equal(
        [into.state, into['accepted'], into.counts?.['replies']],
        ['solved', ['b'], 5],
        'the one it was merged into',
      );
      equal(await ids(fay, 'discussion', {where: {mergedFrom: 'q'}}), ['o'], 'where the old address leads');
      const [opening, ...below] = await all(fay, 'reply', {where: {parent: 'o'}, sort: 'thread'});
      equal([opening?.createdBy, opening?.createdAt], ['mo', at(0)], 'who began it, and when');
      ok(opening?.body?.includes('How?') && opening.body.includes('So?'), 'its title and its text are there');
      equal(
        below.map(({id, depth}) => `${depth} ${id}`),
        ['1 a', '2 a1', '3 a2', '1 b'],
        'its replies',
      );
    },
  ),

  define(
    'what was for fewer stays so, wherever it is put',
    [{kind: 'discussion', verbs: ['split', 'merge']}, replies],
    async (harness) => {
      const inside = {visibility: 'community'};
      const narrow = item('discussion', {...question, id: 'n', ...inside});
      // It says that it is for everybody, and is for as many as what it hangs on.
      const below = reply('below', 7, {discussion: 'n'});
      const said = reply('s', 6, inside);
      const fay = await harness.open({seed: [...seed, narrow, below, said], as: 'fay'});
      const otto = await harness.open({as: 'otto'});
      await act(fay, subject, 'split', {reply: 's', id: 'new', title: 'Among us'});
      equal(
        await maybe(otto, 'discussion', 'new'),
        undefined,
        'what somebody of another community finds of the new one',
      );
      await act(fay, {kind: 'discussion', id: 'n'}, 'merge', {into: 'o'});
      ok(await maybe(otto, 'discussion', 'o'), 'they find the one it was merged into');
      equal(await ids(otto, 'reply', {where: {parent: 'o'}}), [], 'what they find of what it began with');
      equal((await ids(fay, 'reply', {where: {parent: 'o'}})).length, 2, 'what those find whom it is for');
    },
  ),

  define(
    'the comments of a page are removed by those who keep order, not by whoever wrote the first',
    [{kind: 'discussion', verbs: ['remove']}],
    async (harness) => {
      const page = item('discussion', {...question, id: 'page', subject: 'https://intranet.example/page'});
      const mo = await harness.open({seed: [...seed, page], as: 'mo'});
      const both = await mo.get('discussion', ['q', 'page']);
      equal(
        both.map((each) => each?.may?.includes('remove')),
        [true, false],
        'whether each says that it may be removed',
      );
      const {kind, id, version} = await one(mo, 'discussion', 'page');
      await rejects(write(mo, {verb: 'remove', kind, id, version}), 'forbidden', 'removing them');
    },
  ),

  define(
    'two people who begin the comments of a page at the same moment begin one discussion',
    [{kind: 'discussion', verbs: ['create', 'hide'], facets: ['subject']}],
    async (harness) => {
      const about = 'https://intranet.example/page';
      const mo = await harness.open({seed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      const begin = (adapter: typeof mo, title: string, of = about) => {
        const page = {id: 'begun', community: 'storage', type: 'prompt', title, subject: of} as const;
        return write(adapter, {verb: 'create', kind: 'discussion', item: page});
      };
      const both = await Promise.all([begin(mo, 'As Mo calls it'), begin(nia, 'As Nia calls it')]);
      const [first, second] = both.map(({items}) => items[0]);
      equal([first?.id, second?.id], ['begun', 'begun'], 'what both are answered with');
      equal(first?.version, second?.version, 'the versions both are answered with');
      equal(await ids(mo, 'discussion', {where: {subject: about}}), ['begun'], 'the discussions of this page');
      await rejects(begin(nia, 'Of another', `${about}/2`), 'conflict', 'those of another page under the same id');
      const fay = await harness.open({as: 'fay'});
      await act(fay, {kind: 'discussion', id: 'begun'}, 'hide', {reason: 'Off topic'});
      await rejects(begin(fay, 'Once more'), 'conflict', 'beginning again what was hidden');
    },
  ),

  define('an expert is asked with the reason, once', [{kind: 'discussion', verbs: ['ask']}], async (harness) => {
    const fay = await harness.open({seed, as: 'fay'});
    const told = {member: 'sten', because: 'Can help with storage'};
    await rejects(act(await harness.open({as: 'nia'}), subject, 'ask', told), 'forbidden', 'asking by anybody');
    await rejects(act(fay, subject, 'ask', {member: 'mo'}), 'invalid', 'asking whoever asked');
    await act(fay, subject, 'ask', told);
    const twice = await act(fay, subject, 'ask', told);
    const asked = twice['asked'] as readonly {readonly member: string; readonly because?: string}[];
    equal(
      asked.map(({member, because}) => [member, because]),
      [['sten', 'Can help with storage']],
      'who was asked, and why',
    );
  }),

  define(
    'the asker says whether the answer worked',
    [{kind: 'discussion', verbs: ['accept', 'unaccept', 'tell'], facets: ['worked']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      await rejects(act(mo, subject, 'tell', {worked: 'yes'}), 'invalid', 'before there is an answer');
      await act(mo, subject, 'accept', {reply: 'a'});
      await rejects(
        act(await harness.open({as: 'fay'}), subject, 'tell', {worked: 'yes'}),
        'forbidden',
        'by somebody else',
      );
      const told = await act(mo, subject, 'tell', {worked: 'partly'});
      equal([told['worked'], typeof told['acceptedOn']], ['partly', 'string'], 'what was told, and since when');
      equal(await ids(mo, 'discussion', {where: {worked: 'partly'}}), ['q'], 'what is found by it');
      const after = await act(mo, subject, 'unaccept', {reply: 'a'});
      equal(after['worked'], undefined, 'what was told of an answer that is none any more');
    },
  ),

  define(
    'what happened since I last read it is unread; what I began I have read',
    [{kind: 'read-mark', verbs: ['create']}, {kind: 'discussion'}, {kind: 'reply', verbs: ['create']}],
    async (harness) => {
      const mo = await harness.open({seed: [...organisation, question, other], as: 'mo'});
      const unread = () => ids(mo, 'discussion', {where: {'mine.unread': true}});
      equal(await unread(), ['o'], 'what is unread at first');
      const until = new Date(Date.now() - 1_000).toISOString();
      await create(mo, 'read-mark', {subject: 'o', until});
      equal(await unread(), [], 'what is unread after it was read');
      const nia = await harness.open({as: 'nia'});
      await create(nia, 'reply', {discussion: 'o', body: 'And this'});
      await create(nia, 'reply', {discussion: 'q', body: 'And that'});
      equalSets(await unread(), ['o', 'q'], 'what is unread after somebody replied');
    },
  ),

  define(
    'a topic of a community is followed apart from the community',
    [{kind: 'follow', verbs: ['create']}, {kind: 'community'}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      await create(mo, 'follow', {subject: 'storage', topic: 'raid'});
      await create(mo, 'follow', {subject: 'storage'});
      await rejects(create(mo, 'follow', {subject: 'storage', topic: 'raid'}), 'conflict', 'the same topic again');
      const {mine = {}} = await one(mo, 'community', 'storage');
      equalSets(Object.keys(mine), ['follow', 'follow:raid'], 'what I follow');
    },
  ),
];
