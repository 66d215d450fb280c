import type {Change} from '../../adapter/contract.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import {equal, equalSets, ok, rejects} from '../assert.js';
import {item} from '../seed.js';
import {act, create, ids, one, part, write} from '../tools.js';
import {asks, seed, takesPart} from './mentoring.js';

const define = part('mentoring');

export const programmes = [
  define(
    'a programme pairs all at once: tried out first, with pins, and what comes of it is the pairs’',
    [
      {kind: 'mentorship'},
      {kind: 'programme', verbs: ['create', 'match']},
      {kind: 'mentoring', verbs: ['create', 'update']},
    ],
    async (harness) => {
      const people = [
        takesPart('nia', {offers: true, capacity: 1, programmes: ['round']}),
        takesPart('p-1', {offers: true, programmes: ['round']}),
        takesPart('p-2', {seeks: true, programmes: ['round']}),
        takesPart('mo', {seeks: true, programmes: ['round']}),
        takesPart('p-4', {offers: true, state: 'paused', programmes: ['round']}),
      ];
      const round = item('programme', {id: 'round', title: 'Spring', form: 'mentoring', createdBy: 'fay'});
      const asked = item('mentorship', {id: 'asked', ...asks('p-1', 'p-2'), createdBy: 'p-2'});
      const known = new Set(people.map(({id}) => id));
      const fay = await harness.open({
        seed: [...seed.filter(({id}) => !known.has(id)), ...people, round, asked],
        as: 'fay',
      });
      const matching = (pins: readonly object[], more: object = {}) =>
        write(
          fay,
          {verb: 'act', kind: 'programme', id: 'round', act: 'match', with: {pins}, ...more} as unknown as Change,
          {
            dryRun: true,
          },
        );
      const pairs = (items: readonly unknown[]) =>
        (items as readonly AnyItem[]).flatMap((each) =>
          each.kind === 'mentorship' ? [`${String(each['mentor'])}-${String(each['mentee'])}`] : [],
        );
      const preview = await matching([]);
      equal(pairs(preview.items).length, 2, 'how many pairs there would be');
      ok(
        (preview.items as unknown as readonly AnyItem[]).some(
          ({reasons}) => Array.isArray(reasons) && reasons.length > 0,
        ),
        'each says why',
      );
      const pin = {mentor: 'nia', mentee: 'p-2'};
      equalSets(pairs((await matching([pin])).items), ['nia-p-2', 'p-1-mo'], 'with a pin');
      await rejects(matching([pin, {mentor: 'nia', mentee: 'mo'}]), 'invalid', 'to pin more than a mentor takes');
      await rejects(matching([{mentor: 'p-4', mentee: 'mo'}]), 'invalid', 'to pin who pauses');
      const nia = await harness.open({as: 'nia'});
      equal(await ids(nia, 'mentorship'), [], 'what is kept of a trial');
      await rejects(
        write(nia, {verb: 'act', kind: 'programme', id: 'round', act: 'match'} as unknown as Change),
        'forbidden',
        'to pair others',
      );
      const {version} = await one(fay, 'programme', 'round');
      const change = {verb: 'act', kind: 'programme', id: 'round', version, act: 'match', with: {pins: [pin]}};
      const key = newId();
      await write(fay, change as unknown as Change, {key});
      await write(fay, change as unknown as Change, {key});
      const [made] = (await nia.list('mentorship', {})).items;
      equal(
        [made?.mentor, made?.mentee, made?.state],
        ['nia', 'p-2', 'requested'],
        'what whoever is pinned has: they are asked',
      );
      equal(await ids(fay, 'mentorship'), [], 'what whoever paired them sees of it');
      equal(pairs((await matching([])).items), [], 'who is left to pair');
      const p2 = await harness.open({as: 'p-2'});
      const proposal = made as unknown as AnyItem;
      equal((await act(nia, proposal, 'accept')).state, 'requested', 'the state once one of them said yes');
      await rejects(act(nia, proposal, 'accept'), 'invalid', 'to say yes for the other one');
      equal((await act(p2, proposal, 'accept')).state, 'accepted', 'the state once both said yes');
      equal((await one(p2, 'mentorship', 'asked')).state, 'lapsed', 'what one of them asked elsewhere');
    },
  ),

  define(
    'a pin asks both, and does not tell that one of them put the other aside',
    [
      {kind: 'programme', verbs: ['match']},
      {kind: 'mentorship', verbs: ['decline']},
      {kind: 'preference', verbs: ['create']},
    ],
    async (harness) => {
      const people = [
        takesPart('nia', {offers: true, programmes: ['round']}),
        takesPart('p-1', {offers: true, programmes: ['round']}),
        takesPart('p-2', {seeks: true, programmes: ['round']}),
      ];
      const round = item('programme', {id: 'round', title: 'Spring', form: 'mentoring', createdBy: 'fay'});
      const known = new Set(people.map(({id}) => id));
      const others = seed.filter(({id}) => !known.has(id) && !id.startsWith('mentoring-'));
      const fay = await harness.open({seed: [...others, ...people, round], as: 'fay'});
      const matching = async (mentor?: string, options: object = {dryRun: true}) => {
        const {version} = await one(fay, 'programme', 'round');
        const pins = mentor === undefined ? [] : [{mentor, mentee: 'p-2'}];
        const change = {verb: 'act', kind: 'programme', id: 'round', version, act: 'match', with: {pins}};
        const {items} = await write(fay, change as unknown as Change, options);
        return (items as unknown as readonly AnyItem[])
          .filter(({kind}) => kind === 'mentorship')
          .map(
            ({
              id: _id,
              version: _version,
              createdAt: _at,
              updatedAt: _then,
              expiresAt: _until,
              ...rest
            }: AnyItem & {expiresAt?: unknown}) => rest,
          );
      };
      const before = await matching('nia');
      const p2 = await harness.open({as: 'p-2'});
      await create(p2, 'preference', {community: undefined, subject: 'nia', about: 'mentoring', wanted: false});
      equal(await matching('nia'), before, 'what whoever pins them sees, before and after');
      equal(
        (await matching()).map(({mentor}) => mentor),
        ['p-1'],
        'whom they have where nobody pins',
      );
      await matching('nia', {});
      equal(await matching(), [], 'who is left to pair while they are asked');
      const nia = await harness.open({as: 'nia'});
      const [made] = (await nia.list('mentorship', {})).items as unknown as readonly AnyItem[];
      equal((await act(nia, made!, 'accept')).state, 'requested', 'the state once one of them said yes');
      equal((await act(p2, made!, 'decline')).state, 'declined', 'the state once the other one said no');
    },
  ),

  define(
    'a programme of a community pairs those who are in it',
    [{kind: 'programme', verbs: ['match']}, {kind: 'mentoring'}],
    async (harness) => {
      const people = ['nia', 'mo', 'p-1', 'p-2'].map((id) =>
        takesPart(id, {offers: true, seeks: true, programmes: ['inner']}),
      );
      const inner = item('programme', {
        ...{id: 'inner', title: 'Ours', form: 'mentoring', createdBy: 'fay', visibility: 'community'},
      });
      const known = new Set(people.map(({id}) => id));
      const fay = await harness.open({seed: [...seed.filter(({id}) => !known.has(id)), ...people, inner], as: 'fay'});
      const match = {verb: 'act', kind: 'programme', id: 'inner', act: 'match', with: {}};
      const {items} = await write(fay, match as unknown as Change, {dryRun: true});
      const pairs = (items as unknown as readonly AnyItem[]).filter(({kind}) => kind === 'mentorship');
      equal(
        pairs.map((each) => [each['mentor'], each['mentee']]),
        [['nia', 'mo']],
        'the pairs there would be',
      );
    },
  ),

  define(
    'pairs of small programmes are told together, and those of none alone',
    [{kind: 'mentorship'}, {kind: 'programme', verbs: ['match']}],
    async (harness) => {
      const rounds = ['one', 'two', 'three', 'four'];
      const programmes = rounds.map((id) => item('programme', {id, title: id, form: 'mentoring', createdBy: 'fay'}));
      const pairs = (of: string, count: number, more: object = {}) =>
        Array.from({length: count}, (_, index) =>
          item('mentorship', {
            ...{id: `${of}-${index}`, ...asks('nia', 'p-2'), programme: of, state: 'closed', createdBy: 'p-2', ...more},
          }),
        );
      // Those that were pinned count nowhere: nobody made them.
      const made = [...pairs('one', 2), ...pairs('two', 3), ...pairs('three', 2), ...pairs('four', 6)];
      const pinned = pairs('two', 9, {createdBy: undefined}).map((each) => ({...each, id: `pinned-${each.id}`}));
      const fay = await harness.open({seed: [...seed, ...programmes, ...made, ...pinned], as: 'fay'});
      const told: (readonly unknown[])[] = [];
      for (const id of rounds) {
        await act(fay, {kind: 'programme', id}, 'match');
        const {matched, together} = (await one(fay, 'programme', id)) as AnyItem & Record<string, unknown>;
        told.push([matched, together]);
      }
      const small = [undefined, 5];
      equal(told, [small, small, small, [6, undefined]], 'how many are told of each');
    },
  ),
];
