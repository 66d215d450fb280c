import {equal, rejects} from '../assert.js';
import {act, create, one, part, update} from '../tools.js';
import {practice, practiceSeed} from './practice.js';

const define = part('evidence of practices');

export const evidencing = [
  define(
    'one person who names many units proves a practice once, and its own unit not at all',
    [{kind: 'adoption', verbs: ['create']}, {kind: 'practice'}],
    async (harness) => {
      const home = practice('home', {unit: 'Depot'});
      const nia = await harness.open({seed: [...practiceSeed, home], as: 'nia'});
      for (const unit of ['Blue', 'Red', 'Green'])
        await create(nia, 'adoption', {practice: 'home', unit, again: 'yes'});
      await create(await harness.open({as: 'fay'}), 'adoption', {practice: 'home', unit: ' depot', again: 'yes'});
      const found = await one(nia, 'practice', 'home');
      const {units, 'adoptions:independent': independent} = found.counts ?? {};
      equal([found['maturity'], units, independent], ['tried', 1, 3], 'maturity, units and reports that count');
    },
  ),

  define(
    'a practice is to be reviewed by its risk where nobody says when, and nobody sets that by writing',
    [{kind: 'practice', verbs: ['update', 'verify']}],
    async (harness) => {
      const risky = practice('risky', {risk: 'high', reviewBy: '2026-02-01', verifiedAt: '2026-01-05'});
      const sten = await harness.open({seed: [...practiceSeed, risky], as: 'sten'});
      const before = await one(sten, 'practice', 'risky');
      await rejects(
        update(sten, before, {reviewBy: '2030-01-01'}),
        ['invalid', 'forbidden'],
        'writing a date of review',
      );
      const verified = await act(sten, {kind: 'practice', id: 'risky'}, 'verify');
      const days = (Date.parse(String(verified['reviewBy'])) - Date.parse(String(verified['verifiedAt']))) / 86_400_000;
      equal(days, 182, 'days until the next review of a high risk');
    },
  ),

  define(
    'since when a practice says what it says is known, and to verify it is no change of that',
    [{kind: 'practice', verbs: ['update', 'verify']}],
    async (harness) => {
      const sten = await harness.open({seed: practiceSeed, as: 'sten'});
      const before = await one(sten, 'practice', 'p');
      const verified = await act(sten, {kind: 'practice', id: 'p'}, 'verify', {reviewBy: '2030-01-01'});
      equal(verified['changedAt'], before.updatedAt, 'when it came to say this, after it was verified');
      const tagged = await update(sten, verified, {tags: ['loved']});
      equal(tagged['changedAt'], before.updatedAt, 'after it was tagged');
      const changed = await update(sten, tagged, {steps: 'Another way'});
      equal(changed['changedAt'], changed.updatedAt, 'after it was written anew');
    },
  ),
];
