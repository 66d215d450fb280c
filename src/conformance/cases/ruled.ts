import type {CommunityError} from '../../model/errors.js';
import {equal, ok, rejects} from '../assert.js';
import {item} from '../seed.js';
import {act, create, one, part} from '../tools.js';
import {practiceSeed} from './practice.js';

const define = part('badges with a rule');
const needs = [{kind: 'award', verbs: ['create', 'revoke']}, {kind: 'badge'}, {kind: 'member'}] as const;

const badge = (id: string, count: string, from: number) =>
  item('badge', {id, name: id, criteria: 'So many.', rule: {count, from}, givenBy: 'facilitator', createdBy: 'fay'});
const seed = [
  ...practiceSeed,
  badge('answers', 'accepted', 2),
  badge('writer', 'practices', 1),
  ...['one', 'two'].flatMap((id) => [
    item('discussion', {id, type: 'question', title: id, createdBy: 'mo'}),
    item('reply', {id: `answer-${id}`, discussion: id, body: 'So.', createdBy: 'nia'}),
  ]),
];

export const ruled = [
  define(
    'a badge with a rule is taken by whoever meets it, once, and says what they had',
    [...needs, {kind: 'discussion', verbs: ['accept']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      const take = {badge: 'answers', member: 'nia'};
      await act(mo, {kind: 'discussion', id: 'one'}, 'accept', {reply: 'answer-one'});
      const refused = (await create(nia, 'award', take).catch((error: unknown) => error)) as CommunityError;
      equal(refused.kind, 'invalid', 'taking it too soon');
      ok(/\b2\b/.test(refused.message) && /\b1\b/.test(refused.message), 'it says both numbers');

      await act(mo, {kind: 'discussion', id: 'two'}, 'accept', {reply: 'answer-two'});
      await rejects(create(nia, 'award', {...take, rule: {count: 'accepted', from: 2, sum: 9}}), 'invalid', 'a sum');
      const taken = await create(nia, 'award', take);
      equal(taken['rule'], {count: 'accepted', from: 2, sum: 2}, 'what they had');
      equal([taken.createdBy, taken.state, taken.visibility], ['nia', 'given', 'organisation'], 'the award');
      equal((await one(mo, 'award', taken.id))['rule'], taken['rule'], 'what others see');
      await rejects(create(nia, 'award', take), 'conflict', 'taking it twice');
      await act(await harness.open({as: 'fay'}), {kind: 'award', id: taken.id}, 'revoke');
      await rejects(create(nia, 'award', take), 'conflict', 'taking what was taken back');
    },
  ),

  define(
    'a rule gives nobody a badge of others, and facilitators give it by hand as before',
    [...needs, {kind: 'practice', verbs: ['create', 'submit']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const take = {badge: 'writer', member: 'nia'};
      const {id} = await create(nia, 'practice', {title: 'A draft', authors: ['nia']});
      await rejects(create(nia, 'award', take), 'invalid', 'for a draft');
      await act(nia, {kind: 'practice', id}, 'submit');
      const taken = await create(nia, 'award', take);
      equal(taken['rule'], {count: 'practices', from: 1, sum: 1}, 'for what others read');
      await rejects(create(nia, 'award', {...take, badge: 'helper'}), 'forbidden', 'a badge without a rule');
      await rejects(create(nia, 'award', {...take, member: 'mo'}), 'forbidden', 'for somebody else');
      const fay = await harness.open({as: 'fay'});
      const given = await create(fay, 'award', {badge: 'answers', member: 'mo'});
      equal([given['member'], given['rule']], ['mo', undefined], 'given by hand');
    },
  ),
];
