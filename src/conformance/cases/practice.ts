import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, organisation} from '../seed.js';
import {act, countsOf, create, ids, maybe, one, part, remove, update} from '../tools.js';

const define = part('practice and recognition');
export const practice = (id: string, more: object = {}) =>
  item('practice', {
    id,
    title: `Practice ${id}`,
    createdBy: 'mo',
    authors: ['mo'],
    stewards: ['sten'],
    state: 'approved',
    maturity: 'idea',
    ...more,
  });
const badge = item('badge', {id: 'helper', name: 'Helper', criteria: 'Helps.', createdBy: 'fay'});
export const practiceSeed = [
  ...organisation,
  practice('p'),
  practice('draft', {state: 'draft'}),
  practice('tried', {broughtIn: 'tried', maturity: 'tried'}),
  badge,
];
const subject = {kind: 'practice', id: 'p'} as const;
const adopts = [{kind: 'adoption', verbs: ['create']}] as const;
const awards = [{kind: 'award', verbs: ['create']}] as const;

export const practising = [
  define(
    'a practice goes from draft to review to approval, and back for more work',
    [{kind: 'practice', verbs: ['create', 'submit', 'approve', 'return', 'verify']}],
    async (harness) => {
      const mo = await harness.open({seed: practiceSeed, as: 'mo'});
      const sten = await harness.open({as: 'sten'});
      const {id} = await create(mo, 'practice', {title: 'Snapshots first'});
      const mine = {kind: 'practice', id} as const;
      equal((await one(mo, 'practice', id)).state, 'draft', 'the first state');
      await rejects(act(sten, mine, 'approve'), 'invalid', 'approving what nobody has submitted');
      await act(mo, mine, 'submit');
      await rejects(act(mo, mine, 'approve'), 'forbidden', 'approving one’s own practice');
      equal((await act(sten, mine, 'return', {note: 'More steps'})).state, 'draft', 'the state after it was returned');
      await act(mo, mine, 'submit');
      const approved = await act(sten, mine, 'approve', {reviewBy: '2027-01-31'});
      equal([approved.state, approved['reviewBy']], ['approved', '2027-01-31'], 'state and date of the next review');
      equal(approved['reviewers'], ['sten'], 'whoever approved it has reviewed it');
      ok(/^\d{4}-\d\d-\d\d$/.test(String(approved['verifiedAt'])), 'the day it was verified is a plain date');
    },
  ),

  define(
    'a practice is retired with what replaces it, and reinstated',
    [
      {kind: 'practice', verbs: ['retire', 'reinstate', 'remove']},
      {kind: 'adoption', verbs: ['create']},
    ],
    async (harness) => {
      const mo = await harness.open({seed: practiceSeed, as: 'mo'});
      await rejects(
        remove(mo, await one(mo, 'practice', 'p')),
        ['invalid', 'forbidden'],
        'removing what others rely on',
      );
      const sten = await harness.open({as: 'sten'});
      const retired = await act(sten, subject, 'retire', {replacedBy: 'tried'});
      equal([retired.state, retired['replacedBy']], ['retired', 'tried'], 'the state and what replaces it');
      await rejects(
        create(mo, 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'}),
        'invalid',
        'reporting the use of a retired practice',
      );
      equal((await act(sten, subject, 'reinstate')).state, 'in-review', 'the state after it was reinstated');
    },
  ),

  define('a draft is there for its authors and stewards only', [{kind: 'practice'}], async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    equal(await maybe(nia, 'practice', 'draft'), undefined, 'what somebody else finds');
    equalSets(await ids(nia, 'practice'), ['p', 'tried'], 'what somebody else lists');
    for (const as of ['mo', 'sten']) ok(await maybe(await harness.open({as}), 'practice', 'draft'), `${as} finds it`);
  }),

  define(
    'maturity comes from independent use in different units, and nobody sets it',
    [...adopts, {kind: 'practice', verbs: ['update']}],
    async (harness) => {
      const mo = await harness.open({seed: practiceSeed, as: 'mo'});
      // Read by somebody else: what was refused may still wait with whoever wrote it.
      const witness = await harness.open({as: 'sten'});
      const maturity = async () => (await one(witness, 'practice', 'p'))['maturity'];
      await update(mo, await one(mo, 'practice', 'p'), {maturity: 'standard'}).catch(() => undefined);
      equal(await maturity(), 'idea', 'the maturity after its author has set it');
      await create(mo, 'adoption', {practice: 'p', unit: 'Own', again: 'yes'});
      equal(await maturity(), 'idea', 'the maturity after its author’s own use');
      await create(await harness.open({as: 'nia'}), 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'});
      equal(await maturity(), 'tried', 'the maturity after one independent use');
      await create(await harness.open({as: 'fay'}), 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'});
      await create(await harness.open({as: 'ada'}), 'adoption', {practice: 'p', unit: 'Red', again: 'with-changes'});
      equal(await maturity(), 'tried', 'the maturity after use in two units');
      await create(await harness.open({as: 'fay'}), 'adoption', {practice: 'p', unit: 'Green', again: 'no'});
      const proven = await one(witness, 'practice', 'p');
      equal(proven['maturity'], 'proven', 'the maturity after use in three units, most of which would do it again,');
      const {adoptions, units, again, 'adoptions:independent': independent} = proven.counts ?? {};
      equal(
        {adoptions, units, again, independent},
        {adoptions: 5, units: 3, again: 3, independent: 4},
        'the sum it was made from',
      );
    },
  ),

  define(
    'a retracted report no longer counts',
    [{kind: 'adoption', verbs: ['create', 'retract', 'report']}, {kind: 'practice'}],
    async (harness) => {
      const nia = await harness.open({seed: practiceSeed, as: 'nia'});
      const report = await create(nia, 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'});
      equal((await one(nia, 'practice', 'p'))['maturity'], 'tried', 'the maturity');
      await rejects(
        act(await harness.open({as: 'mo'}), report, 'retract'),
        'forbidden',
        'retracting somebody else’s report',
      );
      await act(nia, report, 'retract');
      equal((await one(nia, 'practice', 'p'))['maturity'] ?? 'idea', 'idea', 'the maturity without it');
      await act(nia, report, 'report');
      equal((await one(nia, 'practice', 'p'))['maturity'], 'tried', 'the maturity with it again');
    },
  ),

  define(
    'what a practice brought in stays, however few reports there are',
    [...adopts, {kind: 'practice'}],
    async (harness) => {
      const adapter = await harness.open({seed: practiceSeed, as: 'nia'});
      equal((await one(adapter, 'practice', 'tried'))['maturity'], 'tried', 'the maturity');
      const page = await adapter.list('practice', {facets: ['maturity'], where: {state: 'approved'}});
      equal(countsOf(page, 'maturity'), {idea: 1, tried: 1}, 'the facet');
      await create(adapter, 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'});
      equalSets(
        await ids(adapter, 'practice', {where: {maturity: 'tried'}}),
        ['p', 'tried'],
        'what is found as tried after one more report',
      );
    },
  ),

  define('one person reports the use in one unit once', adopts, async (harness) => {
    const adapter = await harness.open({seed: practiceSeed, as: 'nia'});
    const first = await create(adapter, 'adoption', {practice: 'p', unit: 'Blue', again: 'yes'});
    const error = await rejects(
      create(adapter, 'adoption', {practice: 'p', unit: 'Blue', again: 'no'}),
      'conflict',
      'a second report from the same unit',
    );
    equal((error.current as {id: string} | undefined)?.id, first.id, 'the report the conflict brings');
    await create(adapter, 'adoption', {practice: 'p', unit: 'Red', again: 'no'});
  }),

  define(
    'readers flag, stewards resolve',
    [{kind: 'flag', verbs: ['create', 'resolve']}, {kind: 'practice'}],
    async (harness) => {
      const nia = await harness.open({seed: practiceSeed, as: 'nia'});
      const flag = await create(nia, 'flag', {subject: 'p', reason: 'out-of-date', note: 'Since March'});
      const flagged = await one(nia, 'practice', 'p');
      equal([flagged.counts?.['flags'], flagged.mine?.['flag']?.id], [1, flag.id], 'the count and my flag');
      await rejects(create(nia, 'flag', {subject: 'p', reason: 'out-of-date'}), 'conflict', 'the same flag once more');
      equal(
        (await act(await harness.open({as: 'sten'}), flag, 'resolve', {note: 'Updated'})).state,
        'resolved',
        'the state of the flag',
      );
      equal((await one(nia, 'practice', 'p')).counts?.['flags'] ?? 0, 0, 'the count at the end');
    },
  ),

  define(
    'an endorsement is somebody else’s, and is given once',
    [{kind: 'endorsement', verbs: ['create']}, {kind: 'member'}, {kind: 'practice'}],
    async (harness) => {
      const mo = await harness.open({seed: practiceSeed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      await rejects(create(mo, 'endorsement', {subject: 'p'}), 'forbidden', 'endorsing one’s own practice');
      await rejects(create(mo, 'endorsement', {subject: 'mo', skill: 'NFS'}), 'forbidden', 'endorsing oneself');
      await create(nia, 'endorsement', {subject: 'p'});
      await rejects(create(nia, 'endorsement', {subject: 'p'}), 'conflict', 'endorsing twice');
      await create(nia, 'endorsement', {subject: 'mo', skill: 'NFS'});
      await create(nia, 'endorsement', {subject: 'mo', skill: 'Ceph'});
      equal((await one(nia, 'member', 'mo')).counts?.['endorsements'], 2, 'the endorsements of two skills');
    },
  ),

  define(
    'an award names who, what for, and from whom',
    [...awards, {kind: 'member'}, {kind: 'badge'}],
    async (harness) => {
      const adapter = await harness.open({seed: practiceSeed, as: 'nia'});
      const award = await create(adapter, 'award', {
        badge: 'helper',
        member: 'mo',
        message: 'Thanks!',
        evidence: [{kind: 'practice', id: 'p', title: 'Practice p'}],
      });
      const seen = await one(await harness.open({as: 'mo'}), 'award', award.id);
      equal(
        [seen['member'], seen['badge'], seen.createdBy, seen['evidence']],
        ['mo', 'helper', 'nia', [{kind: 'practice', id: 'p', title: 'Practice p'}]],
        'the award',
      );
      equal((await one(adapter, 'member', 'mo')).counts?.['awards'], 1, 'Mo’s awards');
      equal(await ids(adapter, 'award', {where: {parent: 'mo'}}), [award.id], 'the awards of Mo');
      equal((await one(adapter, 'badge', 'helper')).counts?.['awards'], 1, 'how often the badge was given');
    },
  ),

  define('nobody awards themselves, nor gives a badge that is not theirs to give', awards, async (harness) => {
    const special = item('badge', {
      id: 'special',
      name: 'Special',
      criteria: 'By the facilitator.',
      givenBy: 'facilitator',
    });
    const retired = item('badge', {id: 'old', name: 'Old', criteria: 'Once.', state: 'retired'});
    const nia = await harness.open({seed: [...practiceSeed, special, retired], as: 'nia'});
    const give = (fields: object) => create(nia, 'award', {badge: 'helper', member: 'mo', ...fields});
    await rejects(give({member: 'nia'}), 'forbidden', 'an award to oneself');
    await rejects(give({badge: 'special'}), 'forbidden', 'a badge that a facilitator gives');
    await rejects(give({badge: 'old'}), 'invalid', 'a retired badge');
    await rejects(give({badge: 'nothing'}), 'invalid', 'a badge that is not there');
    await rejects(give({member: 'nobody'}), ['invalid', 'not-found'], 'an award to nobody');
    await create(await harness.open({as: 'fay'}), 'award', {badge: 'special', member: 'mo'});
  }),

  define(
    'an award can be hidden by its receiver, and revoked by its giver',
    [{kind: 'award', verbs: ['create', 'hide', 'show', 'revoke']}, {kind: 'member'}],
    async (harness) => {
      const nia = await harness.open({seed: practiceSeed, as: 'nia'});
      const mo = await harness.open({as: 'mo'});
      const award = await create(nia, 'award', {badge: 'helper', member: 'mo'});
      await rejects(act(nia, award, 'hide'), 'forbidden', 'hiding somebody else’s award');
      await act(mo, award, 'hide');
      const otherwise = await harness.open({as: 'sten'});
      equal(await maybe(otherwise, 'award', award.id), undefined, 'what others find of a hidden award');
      equal((await one(otherwise, 'member', 'mo')).counts?.['awards'] ?? 0, 0, 'the count others see');
      await act(mo, award, 'show');
      ok(await maybe(otherwise, 'award', award.id), 'others find it when it is shown again');
      equal((await act(nia, award, 'revoke')).state, 'revoked', 'the state after it was revoked');
      equal(await ids(otherwise, 'award'), [], 'what others list at the end');
    },
  ),

  define(
    'who keeps their recognition to themselves is not found by it',
    [...awards, {kind: 'member'}],
    async (harness) => {
      const shy = item('member', {id: 'shy', name: 'Shy Person', hidesAwards: true});
      const nia = await harness.open({seed: [...practiceSeed, shy], as: 'nia'});
      const award = await create(nia, 'award', {badge: 'helper', member: 'shy'});
      const mo = await harness.open({as: 'mo'});
      equal(await ids(mo, 'award', {where: {parent: 'shy'}}), [], 'what others list');
      equal((await one(mo, 'member', 'shy')).counts?.['awards'] ?? 0, 0, 'the count others see');
      equal(await ids(await harness.open({as: 'shy'}), 'award'), [award.id], 'what the receiver lists');
    },
  ),

  define('an act nobody knows is refused', [{kind: 'practice', verbs: ['retire']}], async (harness) => {
    const adapter = await harness.open({seed: practiceSeed, as: 'sten'});
    await rejects(act(adapter, subject, 'levitate'), ['unsupported', 'invalid'], 'an act nobody knows');
    await rejects(act(adapter, subject, 'retire', {replacedBy: 7}), 'invalid', 'an act that is told nonsense');
    equal((await one(await harness.open({as: 'nia'}), 'practice', 'p')).state, 'approved', 'the state');
  }),
];
