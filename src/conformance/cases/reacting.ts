import {equal, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {act, create, ids, maybe, one, part, remove, update} from '../tools.js';

const define = part('reactions and marks');
const at = (minute: number) => `2026-02-01T09:0${minute}:00Z`;
const question = item('discussion', {id: 'q', type: 'question', title: 'How?', createdBy: 'mo', createdAt: at(0)});
const answer = item('reply', {id: 'a', discussion: 'q', body: 'So.', createdBy: 'nia', createdAt: at(1)});
const seed = [...organisation, question, answer];

export const reacting = [
  define(
    'a reaction is given once, counted, mine, and taken back',
    [{kind: 'reaction', verbs: ['create', 'remove']}, {kind: 'reply'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const mo = await harness.open({as: 'mo'});
      await create(mo, 'reaction', {subject: 'a', reaction: 'helpful'});
      const mine = await create(nia, 'reaction', {subject: 'a', reaction: 'helpful'});
      await create(nia, 'reaction', {subject: 'a', reaction: 'thanks'});
      const seen = await one(nia, 'reply', 'a');
      equal([seen.counts?.['reaction:helpful'], seen.counts?.['reaction:thanks']], [2, 1], 'the counts');
      equal(Object.keys(seen.mine ?? {}).sort(), ['reaction:helpful', 'reaction:thanks'], 'what I gave');
      equal(seen.mine?.['reaction:helpful']?.id, mine.id, 'which one is mine');
      await remove(nia, {...mine, version: seen.mine!['reaction:helpful']!.version});
      const after = await one(nia, 'reply', 'a');
      equal(
        [after.counts?.['reaction:helpful'], after.mine?.['reaction:helpful']],
        [1, undefined],
        'the count, and what is mine, at the end',
      );
    },
  ),

  define(
    'a second reaction of the same person and name is a conflict with the first',
    [{kind: 'reaction', verbs: ['create']}, {kind: 'reply'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const witness = await harness.open({as: 'nia'});
      const first = await create(adapter, 'reaction', {subject: 'a', reaction: 'helpful'});
      const error = await rejects(
        create(adapter, 'reaction', {subject: 'a', reaction: 'helpful'}),
        'conflict',
        'the second reaction',
      );
      equal((error.current as {id: string} | undefined)?.id, first.id, 'the one the conflict brings');
      equal((await one(witness, 'reply', 'a')).counts?.['reaction:helpful'], 1, 'the count');
    },
  ),

  define(
    'nobody takes back what somebody else gave',
    [{kind: 'reaction', verbs: ['create', 'remove']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const given = await create(nia, 'reaction', {subject: 'a', reaction: 'like'});
      await rejects(
        remove(await harness.open({as: 'mo'}), given),
        ['forbidden', 'not-found'],
        'taking back somebody else’s reaction',
      );
    },
  ),

  define(
    'a read mark and a follow need no version: the last one wins',
    [
      {kind: 'read-mark', verbs: ['create', 'update']},
      {kind: 'follow', verbs: ['create', 'remove']},
      {kind: 'discussion'},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const mark = await create(adapter, 'read-mark', {subject: 'q', until: at(3)});
      equal((await one(adapter, 'discussion', 'q')).mine?.['read']?.until, at(3), 'until when it is read');
      const {version: _, ...unversioned} = mark;
      await update(adapter, unversioned as typeof mark, {until: at(5)});
      equal((await one(adapter, 'discussion', 'q')).mine?.['read']?.until, at(5), 'until when it is read then');
      const follow = await create(adapter, 'follow', {subject: 'q'});
      ok((await one(adapter, 'discussion', 'q')).mine?.['follow'], 'it is followed');
      const {version: __, ...unfollowed} = follow;
      await remove(adapter, unfollowed as typeof follow);
      equal((await one(adapter, 'discussion', 'q')).mine?.['follow'], undefined, 'the follow at the end');
      equal(await ids(await harness.open({as: 'nia'}), 'read-mark'), [], 'what others see of my reading');
    },
  ),

  define(
    'an edit keeps what was there before',
    [{kind: 'discussion', verbs: ['update']}, {kind: 'revision'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      await update(adapter, await one(adapter, 'discussion', 'q'), {title: 'How exactly?'});
      const {items} = await adapter.list('revision', {where: {parent: 'q'}});
      equal(items.length, 1, 'the number of revisions');
      ok(items[0]!.before.includes('How?'), 'the revision has the title as it was');
    },
  ),

  define(
    'an edit says who made it, of what is anonymous nobody, and nobody else writes history',
    [{kind: 'reply', verbs: ['update']}, {kind: 'revision'}],
    async (harness) => {
      const unsigned = item('reply', {...answer, id: 'u', anonymous: true});
      const nia = await harness.open({seed: [...seed, unsigned], as: 'nia'});
      const before = await one(nia, 'reply', 'a');
      await update(nia, before, {body: 'So, exactly.'});
      await update(nia, await one(nia, 'reply', 'u'), {body: 'So, exactly.'});
      const mo = await harness.open({as: 'mo'});
      const of = async (parent: string) => (await mo.list('revision', {where: {parent}})).items;
      const [kept, ...others] = await of('a');
      equal([kept?.createdBy, kept?.of, others.length], ['nia', before.version, 0], 'who, and of which version');
      equal((JSON.parse(kept!.before) as {body: unknown}).body, 'So.', 'what it said before');
      equal((await one(mo, 'reply', 'a')).counts?.['revisions'], 1, 'how often it was changed');
      equal((await of('u'))[0]?.createdBy, undefined, 'who changed what is anonymous');
      await rejects(
        create(mo, 'revision', {subject: 'a', of: before.version, before: '{}'}),
        ['forbidden', 'unsupported'],
        'history written by somebody',
      );
    },
  ),

  define(
    'what was changed while it was hidden stays hidden in its history',
    [{kind: 'reply', verbs: ['update', 'hide', 'show']}, {kind: 'revision'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const fay = await harness.open({as: 'fay'});
      const mo = await harness.open({as: 'mo'});
      await update(nia, await one(nia, 'reply', 'a'), {body: 'So, says Acme.'});
      await act(fay, {kind: 'reply', id: 'a'}, 'hide', {reason: 'Names a customer'});
      await update(nia, await one(nia, 'reply', 'a'), {body: 'So, says a customer.'});
      await act(fay, {kind: 'reply', id: 'a'}, 'show');
      const kept = async (adapter: typeof mo) => [
        (await ids(adapter, 'revision', {where: {parent: 'a'}})).length,
        (await one(adapter, 'reply', 'a')).counts?.['revisions'] ?? 0,
      ];
      equal(await kept(mo), [0, 0], 'what others find of its history');
      equal(await kept(fay), [2, 2], 'what those find who keep order');
      equal(await kept(nia), [2, 2], 'what whoever changed it finds');
      await update(nia, await one(nia, 'reply', 'a'), {body: 'So, says somebody.'});
      equal(await kept(mo), [1, 1], 'what others find of what came after');
    },
  ),

  define(
    'an item says what I may do with it',
    [{kind: 'discussion', verbs: ['accept', 'create', 'update']}],
    async (harness) => {
      const may = async (as: string | undefined) =>
        (await maybe(await harness.open(as === undefined ? {} : {as}), 'discussion', 'q'))?.may ?? [];
      await harness.open({seed, as: 'mo'});
      const [mo, nia, fay] = [await may('mo'), await may('nia'), await may('fay')];
      for (const name of ['update', 'remove', 'accept', 'create:reply', 'create:reaction'])
        ok(mo.includes(name), `the asker may ${name}`);
      ok(
        nia.includes('create:reply') && !nia.includes('accept') && !nia.includes('update'),
        'somebody else may reply, and neither accept nor update',
      );
      ok(fay.includes('pin') && fay.includes('hide'), 'a facilitator may pin and hide');
      equal(await may(undefined), [], 'what a visitor may do');
    },
  ),
];
