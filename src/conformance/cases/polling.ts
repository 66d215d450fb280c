import {equal, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {act, create, one, part, remove, update} from '../tools.js';

const define = part('polls');
const poll = item('discussion', {
  id: 'p',
  type: 'poll',
  title: 'When?',
  choices: ['Monday', 'Tuesday', 'Friday'],
  createdBy: 'mo',
});
const open = item('discussion', {...poll, id: 'several', several: true});
const idea = item('discussion', {id: 'i', type: 'idea', title: 'What if', createdBy: 'mo'});
const seed = [...organisation, poll, open, idea];
const needs = [{kind: 'vote', verbs: ['create']}, {kind: 'discussion'}] as const;

export const polling = [
  define('a vote is counted by its choice, and is mine', needs, async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    const mo = await harness.open({as: 'mo'});
    await create(mo, 'vote', {discussion: 'p', choice: 1});
    const mine = await create(nia, 'vote', {discussion: 'p', choice: 1});
    const seen = await one(nia, 'discussion', 'p');
    equal([seen.counts?.['vote:1'], seen.counts?.['vote:0'] ?? 0], [2, 0], 'the counts');
    equal(seen.mine?.['vote:1']?.id, mine.id, 'which one is mine');
  }),

  define(
    'a person has one vote, which they may give to another choice',
    [{kind: 'vote', verbs: ['create', 'update', 'remove']}, {kind: 'discussion'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const first = await create(nia, 'vote', {discussion: 'p', choice: 0});
      await rejects(create(nia, 'vote', {discussion: 'p', choice: 1}), 'conflict', 'a second vote');
      const changed = await update(nia, first, {choice: 2});
      const seen = await one(nia, 'discussion', 'p');
      equal([seen.counts?.['vote:0'] ?? 0, seen.counts?.['vote:2']], [0, 1], 'the counts after the change');
      await remove(nia, changed);
      equal((await one(nia, 'discussion', 'p')).counts?.['vote:2'] ?? 0, 0, 'the count after it was taken back');
    },
  ),

  define(
    'where a poll takes several, each choice is a vote of its own',
    [{kind: 'vote', verbs: ['create', 'update']}, {kind: 'discussion'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const first = await create(nia, 'vote', {discussion: 'several', choice: 0});
      await create(nia, 'vote', {discussion: 'several', choice: 2});
      await rejects(create(nia, 'vote', {discussion: 'several', choice: 2}), 'conflict', 'the same once more');
      await rejects(update(nia, first, {choice: 2}), ['forbidden', 'invalid'], 'a change into one that is there');
      const seen = await one(nia, 'discussion', 'several');
      equal([seen.counts?.['vote:0'], seen.counts?.['vote:2']], [1, 1], 'the counts');
    },
  ),

  define(
    'only what can be chosen is chosen, and only in a poll that is open',
    [...needs, {kind: 'discussion', verbs: ['close']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const both = await nia.get('discussion', ['p', 'i']);
      equal(
        both.map((each) => each?.may?.includes('create:vote')),
        [true, false],
        'whether each says that it takes votes',
      );
      await rejects(create(nia, 'vote', {discussion: 'p', choice: 3}), 'invalid', 'a choice there is not');
      await rejects(create(nia, 'vote', {discussion: 'i', choice: 0}), 'invalid', 'a vote on what is no poll');
      await act(await harness.open({as: 'mo'}), poll as never, 'close');
      await rejects(create(nia, 'vote', {discussion: 'p', choice: 0}), 'invalid', 'a vote after the end');
    },
  ),

  define('a poll has choices, and keeps them', [{kind: 'discussion', verbs: ['create', 'update']}], async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    await rejects(create(mo, 'discussion', {type: 'poll', title: 'Which?', choices: ['One']}), 'invalid', 'one choice');
    await rejects(
      create(mo, 'discussion', {type: 'idea', title: 'Hm', choices: ['A', 'B']}),
      'invalid',
      'choices of an idea',
    );
    const made = await create(mo, 'discussion', {type: 'poll', title: 'Which?', choices: ['One', 'Two']});
    await rejects(update(mo, made, {choices: ['Three', 'Four']}), 'invalid', 'other choices');
    await rejects(update(mo, made, {type: 'idea'}), 'invalid', 'to be something else');
  }),
];
