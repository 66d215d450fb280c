import type {Change} from '../../adapter/contract.js';
import type {AnyItem} from '../../model/item.js';
import {equal, rejects} from '../assert.js';
import {item} from '../seed.js';
import {act, create, ids, maybe, one, part, write} from '../tools.js';
import {asks, seed, takesPart} from './mentoring.js';

const define = part('mentoring');

/** The people of the others, with what these say of mentoring instead. */
function peopleWith(...said: readonly ReturnType<typeof takesPart>[]) {
  const known = new Set(said.map(({id}) => id));
  return [...seed.filter(({id}) => !known.has(id)), ...said];
}

export const kindsOfMentoring = [
  define(
    'a match says what may be asked, and nobody is asked for another kind than they said',
    [{kind: 'match'}, {kind: 'mentoring'}, {kind: 'mentorship', verbs: ['create', 'accept']}],
    async (harness) => {
      const people = peopleWith(
        takesPart('nia', {offers: true, capacity: 1, forms: ['mentoring', 'flash']}),
        takesPart('p-1', {offers: true, forms: ['flash']}),
      );
      const mo = await harness.open({seed: people, as: 'mo'});
      const may = async () =>
        Object.fromEntries(
          (await mo.list('match', {where: {mentee: 'mo'}})).items.map(({mentor, forms}) => [mentor, forms]),
        );
      equal(await may(), {nia: ['mentoring', 'flash'], 'p-1': ['flash']}, 'what may be asked of whom');
      await rejects(create(mo, 'mentorship', asks('p-1', 'mo')), 'invalid', 'to ask for months of who offers one talk');
      const p2 = await harness.open({as: 'p-2'});
      const asked = await create(p2, 'mentorship', asks('nia', 'p-2'));
      await act(await harness.open({as: 'nia'}), asked, 'accept');
      equal((await may())['nia'], ['flash'], 'what may be asked of who has no room');
      await create(mo, 'mentorship', asks('nia', 'mo', {form: 'flash'}));
    },
  ),

  define(
    'peers are matched where both said so, whether or not either offers to be a mentor',
    [{kind: 'match'}, {kind: 'mentoring'}, {kind: 'mentorship', verbs: ['create', 'accept']}],
    async (harness) => {
      const more = (id: string, name: string) =>
        item('member', {id, name, seeks: [{skill: 'Chess'}], createdBy: 'ada'});
      const people = [
        ...peopleWith(
          takesPart('mo', {seeks: true, forms: ['peer']}),
          takesPart('p-2', {seeks: true, capacity: 2, forms: ['mentoring', 'peer']}),
          takesPart('p-9', {seeks: true, forms: ['peer']}),
          takesPart('p-8', {seeks: true}),
        ),
        more('p-9', 'Pia'),
        more('p-8', 'Pat'),
      ];
      const mo = await harness.open({seed: people, as: 'mo'});
      const peersOf = async (as: string) =>
        (await (await harness.open({as})).list('match', {})).items.filter(({form}) => form === 'peer');
      equal(
        (await peersOf('mo')).map(({mentor, mentee, forms, reasons = []}) => [
          ...[mentor, mentee, forms],
          reasons.map(({what, value}) => [what, value]).slice(0, 1),
        ]),
        [['p-2', 'mo', ['peer'], [['together', 'Kubernetes']]]],
        'the peers of somebody',
      );
      equal(
        (await peersOf('p-2')).map(({mentor}) => mentor),
        ['mo'],
        'the same, seen from the other one',
      );
      equal(await peersOf('p-8'), [], 'the peers of who did not say so');
      const asked = await create(mo, 'mentorship', asks('p-2', 'mo', {form: 'peer'}));
      const p9 = await harness.open({as: 'p-9'});
      const other = await create(p9, 'mentorship', asks('p-2', 'p-9', {form: 'peer'}));
      await rejects(create(p9, 'mentorship', asks('p-8', 'p-9', {form: 'peer'})), 'invalid', 'who did not say so');
      const p2 = await harness.open({as: 'p-2'});
      equal((await act(p2, asked, 'accept')).state, 'accepted', 'the state once the other one said yes');
      equal((await peersOf('mo')).length, 0, 'peers of those who work together');
      equal((await one(p2, 'mentorship', other.id)).state, 'requested', 'what somebody else asked who takes two');
    },
  ),

  define(
    'peers whom somebody pinned begin once both said yes, and nobody loses what else they were asked while they have room',
    [
      {kind: 'mentoring'},
      {kind: 'programme', verbs: ['create', 'match']},
      {kind: 'mentorship', verbs: ['create', 'accept']},
    ],
    async (harness) => {
      const takes = {forms: ['peer'], programmes: ['swap']};
      const people = peopleWith(
        takesPart('mo', {seeks: true, ...takes}),
        takesPart('p-2', {seeks: true, capacity: 3, ...takes}),
        takesPart('p-1', {seeks: true, ...takes}),
      );
      const fay = await harness.open({seed: people, as: 'fay'});
      const swap = await create(fay, 'programme', {id: 'swap', title: 'Swap', form: 'peer'});
      const match = {verb: 'act', kind: 'programme', id: swap.id, act: 'match'} as const;
      const pins = [{mentor: 'p-1', mentee: 'p-2'}];
      await write(fay, {...match, version: swap.version, with: {pins}} as unknown as Change);
      const [p1, p2] = [await harness.open({as: 'p-1'}), await harness.open({as: 'p-2'})];
      const mo = await harness.open({as: 'mo'});
      equal(
        (await mo.list('mentorship', {})).items.map(({mentor, mentee, state}) => [mentor, mentee, state]),
        [['mo', 'p-2', 'accepted']],
        'whom it pairs beside that, for one of them takes three',
      );
      const [id] = await ids(p1, 'mentorship');
      const proposal = (await maybe(p2, 'mentorship', id!))!;
      await act(p1, proposal, 'accept');
      equal((await act(p2, proposal, 'accept')).state, 'accepted', 'the state once both said yes');
      const again = await one(fay, 'programme', swap.id);
      const {items} = await write(fay, {...match, version: again.version, with: {}} as unknown as Change, {
        dryRun: true,
      });
      const pairs = (items as unknown as readonly AnyItem[]).filter(({kind}) => kind === 'mentorship');
      equal(
        pairs.map((each) => [each['mentor'], each['mentee']]),
        [],
        'whom the next round pairs though they are paired',
      );
    },
  ),

  define(
    'a succession pairs about its skill alone, and asks whoever is pinned, whether they take part or not',
    [
      {kind: 'mentoring'},
      {kind: 'programme', verbs: ['create', 'match']},
      {kind: 'mentorship', verbs: ['accept', 'decline']},
    ],
    async (harness) => {
      const expert = item('member', {
        ...{id: 'p-7', name: 'Ex Pert', helps: [{skill: 'COBOL'}, {skill: 'Kubernetes'}], createdBy: 'ada'},
        leavesOn: '2126-03-31',
      });
      const learner = item('member', {id: 'p-6', name: 'Lee Arner', seeks: [{skill: 'cobol'}], createdBy: 'ada'});
      const people = [
        ...peopleWith(
          takesPart('p-1', {offers: true, programmes: ['pass-on']}),
          takesPart('p-2', {seeks: true, programmes: ['pass-on']}),
        ),
        ...[expert, learner],
      ];
      const fay = await harness.open({seed: people, as: 'fay'});
      const passOn = await create(fay, 'programme', {
        ...{id: 'pass-on', title: 'Succession: COBOL', form: 'succession', skill: 'COBOL'},
      });
      const pairs = async (pins: readonly object[], options: object = {dryRun: true}) => {
        const {version} = await one(fay, 'programme', passOn.id);
        const change = {verb: 'act', kind: 'programme', id: passOn.id, version, act: 'match', with: {pins}};
        const {items} = await write(fay, change as unknown as Change, options);
        return (items as unknown as readonly AnyItem[])
          .filter(({kind}) => kind === 'mentorship')
          .map((each) => [each['mentor'], each['mentee'], each['form'], each.state]);
      };
      equal(await pairs([]), [], 'who is paired though it is about another skill');
      const pin = {mentor: 'p-7', mentee: 'p-6'};
      const made = ['p-7', 'p-6', 'succession', 'requested'];
      equal(await pairs([pin]), [made], 'who is asked');
      await rejects(pairs([{mentor: 'p-7', mentee: 'p-3'}]), 'invalid', 'to ask who left');
      await rejects(pairs([{mentor: 'p-4', mentee: 'p-6'}]), 'invalid', 'to ask who pauses');
      await rejects(pairs([{mentor: 'nobody', mentee: 'p-6'}]), 'invalid', 'to ask who is not there');
      await pairs([pin], {});
      equal(await ids(fay, 'mentorship'), [], 'what whoever asked them sees of it');
      const [p7, p6] = [await harness.open({as: 'p-7'}), await harness.open({as: 'p-6'})];
      const [asked] = await ids(p7, 'mentorship');
      const proposal = (await maybe(p6, 'mentorship', asked!))!;
      equal((await act(p7, proposal, 'accept')).state, 'requested', 'the state once the one who leaves said yes');
      equal((await act(p6, proposal, 'accept')).state, 'accepted', 'the state once both did');
    },
  ),
];
