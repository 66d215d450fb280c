import {equal, equalSets, rejects} from '../assert.js';
import {act, all, create, maybe, one, part} from '../tools.js';
import {practiceSeed} from './practice.js';

const define = part('suggested changes');
const verbs = ['create', 'accept', 'decline', 'reopen', 'withdraw', 'propose'];
const needs = [{kind: 'amendment', verbs}, {kind: 'practice'}] as const;

const proposal = {
  practice: 'p',
  before: JSON.stringify({title: 'Practice p', steps: null}),
  after: JSON.stringify({title: 'Snapshots first', steps: '1. Take one.'}),
  note: 'So that it says what to do.',
};

export const amending = [
  define('a reader suggests a change, and whoever looks after the practice decides on it', needs, async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    const sten = await harness.open({as: 'sten'});
    const {id} = await create(nia, 'amendment', proposal);
    const subject = {kind: 'amendment', id} as const;
    const seen = await one(sten, 'amendment', id);
    equal([seen.state, seen.createdBy, seen['note']], ['open', 'nia', proposal.note], 'what the steward reads');
    equal(JSON.parse(String(seen['after'])), JSON.parse(proposal.after), 'what it would say');
    equalSets(seen.may ?? [], ['accept', 'decline'], 'what a steward may do with it');

    const practice = await one(sten, 'practice', 'p');
    equal(practice.counts?.['amendments'], 1, 'how many are open');
    await rejects(act(nia, subject, 'accept'), 'forbidden', 'taking in one’s own suggestion');

    const declined = await act(sten, subject, 'decline', {answer: 'Not all of us have snapshots.'});
    equal([declined.state, declined['answer']], ['declined', 'Not all of us have snapshots.'], 'what came of it');
    const counted = (await one(sten, 'practice', 'p')).counts;
    equal([counted?.['amendments'] ?? 0, counted?.['amendments:decided']], [0, 1], 'how many are open then');
    await rejects(act(sten, subject, 'accept'), 'invalid', 'taking in what was declined');
    await rejects(act(nia, subject, 'reopen'), 'forbidden', 'taking back the answer of whoever declined');
    const again = await act(sten, subject, 'reopen');
    equal([again.state, again['answer']], ['open', undefined], 'opened again, it has no answer');
    equal((await act(sten, subject, 'accept')).state, 'accepted', 'taken in');
    equal((await one(sten, 'practice', 'p'))['title'], 'Practice p', 'the practice itself is changed by an update');
  }),

  define('whoever suggested a change withdraws it, and an author decides on one', needs, async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    const {id} = await create(nia, 'amendment', proposal);
    equal((await act(nia, {kind: 'amendment', id}, 'withdraw')).state, 'withdrawn', 'withdrawn');
    const mo = await harness.open({as: 'mo'});
    await rejects(act(mo, {kind: 'amendment', id}, 'accept'), 'invalid', 'taking in what was withdrawn');
    await rejects(act(mo, {kind: 'amendment', id}, 'propose'), 'forbidden', 'suggesting for somebody else');
    equal((await act(nia, {kind: 'amendment', id}, 'propose')).state, 'open', 'suggested again');
    await act(nia, {kind: 'amendment', id}, 'withdraw');
    const other = await create(nia, 'amendment', proposal);
    equal((await act(mo, {kind: 'amendment', id: other.id}, 'accept')).state, 'accepted', 'an author takes it in');
    equal(
      (await all(nia, 'amendment', {where: {parent: 'p'}})).map(({state}) => state).sort(),
      ['accepted', 'withdrawn'],
      'what was suggested for it',
    );
  }),

  define('a suggested change says which fields it is about', needs, async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    for (const [what, after] of [
      ['no JSON', 'Snapshots first'],
      ['no object', '["title"]'],
      ['nothing', '{}'],
      ['a field that practices have not', '{"colour": "red"}'],
      ['a field that nobody writes', '{"maturity": "standard"}'],
    ] as const)
      await rejects(create(nia, 'amendment', {...proposal, after}), 'invalid', what);
  }),

  define(
    'nothing is suggested for what one may not see, or what is retired',
    [needs[0], {kind: 'practice', verbs: ['retire']}],
    async (harness) => {
      const nia = await harness.open({seed: practiceSeed, as: 'nia'});
      await rejects(create(nia, 'amendment', {...proposal, practice: 'draft'}), 'invalid', 'a draft of others');
      const mo = await harness.open({as: 'mo'});
      const {id} = await create(mo, 'amendment', {...proposal, practice: 'draft'});
      equal(await maybe(nia, 'amendment', id), undefined, 'what somebody finds who may not see the draft');
      const sten = await harness.open({as: 'sten'});
      await act(sten, {kind: 'practice', id: 'p'}, 'retire');
      await rejects(create(nia, 'amendment', proposal), 'invalid', 'a retired practice');
    },
  ),
];
