import {equal, eventually, rejects} from '../assert.js';
import {item} from '../seed.js';
import {create, ids, maybe, one, part, remove} from '../tools.js';
import {practice, practiceSeed} from './practice.js';

const define = part('favourites');
const needs = [{kind: 'preference', verbs: ['create', 'remove']}, {kind: 'practice'}, {kind: 'member'}] as const;
const favourite = {community: undefined, subject: 'p', about: 'favourite'};
const where: object = {'mine.preference:favourite': {exists: true}};

export const favouring = [
  define('a practice is somebody’s favourite, and nobody else learns of it', needs, async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    const sten = await harness.open({as: 'sten'});
    equal(await ids(nia, 'practice', {where}), [], 'favourites before there are any');
    const before = await one(sten, 'practice', 'p');
    const mark = await create(nia, 'preference', favourite);
    const {id} = mark;
    const seen = await one(nia, 'practice', 'p');
    equal(seen.mine?.['preference:favourite']?.id, id, 'it is known to whoever did');
    equal(await ids(nia, 'practice', {where}), ['p'], 'her favourites');

    const others = await one(sten, 'practice', 'p');
    equal(others.mine?.['preference:favourite'], undefined, 'what somebody else sees of it');
    equal([others.counts, seen.counts], [before.counts, before.counts], 'what is counted');
    equal(await ids(sten, 'practice', {where}), [], 'the favourites of somebody else');
    equal(await maybe(sten, 'preference', id), undefined, 'the mark itself, to somebody else');

    await remove(nia, mark);
    equal(await ids(nia, 'practice', {where}), [], 'favourites once it is none');
  }),

  define(
    'a visitor reads the same of a practice, whosever favourite it is',
    [...needs, {kind: 'adoption'}],
    async (harness) => {
      const open = practice('open', {visibility: 'public'});
      const used = item('adoption', {id: 'used', practice: 'open', unit: 'Sales', again: 'yes', createdBy: 'sten'});
      const nia = await harness.open({seed: [...practiceSeed, open, used], as: 'nia'});
      const visitor = await harness.open({});
      const before = await one(visitor, 'practice', 'open');
      await create(nia, 'preference', {...favourite, subject: 'open'});
      const after = await one(visitor, 'practice', 'open');
      equal([after.counts, after.version], [before.counts, before.version], 'what a visitor reads of it');
    },
  ),

  define(
    'nobody else hears of a favourite, administrators no more than others',
    [
      {kind: 'preference', verbs: ['create']},
      {kind: 'practice', verbs: ['create'], watch: true},
    ],
    async (harness) => {
      const nia = await harness.open({seed: practiceSeed, as: 'nia'});
      const ada = await harness.open({as: 'ada'});
      const heard: string[] = [];
      const stop = ada.watch!({kinds: ['practice']}, (event) => 'id' in event && heard.push(event.id));
      await create(nia, 'preference', favourite);
      const {id} = await create(nia, 'practice', {title: 'What comes after it', state: 'in-review'});
      await eventually(() => heard.includes(id), 'what came after it is reported');
      stop();
      equal(heard.includes('p'), false, 'the practice is reported as changed');
    },
  ),

  define('it is practices that are favourites, and people whom one would meet', needs, async (harness) => {
    const nia = await harness.open({seed: practiceSeed, as: 'nia'});
    const first = await create(nia, 'preference', favourite);
    equal(await ids(nia, 'preference', {where: {about: 'favourite'}}), [first.id], 'what there is of it');
    await rejects(create(nia, 'preference', favourite), 'conflict', 'the same favourite twice');
    await rejects(create(nia, 'preference', {...favourite, subject: 'sten'}), 'invalid', 'a person for a favourite');
    await rejects(create(nia, 'preference', {...favourite, about: 'meeting'}), 'invalid', 'to put a practice aside');
  }),
];
