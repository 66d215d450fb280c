import type {CommunityAdapter} from '../../adapter/contract.js';
import type {AnyItem} from '../../model/item.js';
import {equal, equalSets, ok, rejects} from '../assert.js';
import type {Harness, Need} from '../case.js';
import {item, organisation} from '../seed.js';
import {act, create, ids, maybe, one, part} from '../tools.js';

const define = part('circles');

const needs: readonly Need[] = [
  {kind: 'circle', verbs: ['create', 'settle', 'reopen']},
  {kind: 'mentorship', verbs: ['create', 'accept', 'decline', 'propose', 'agree', 'close', 'leave', 'hand-on']},
];
const people = Array.from({length: 8}, (_, index) =>
  item('member', {id: `c-${index}`, name: `Person ${index}`, createdBy: 'ada'}),
);
export const circleSeed = [...organisation, ...people];

const face = {title: 'First steps in leading', topics: ['Leading'], size: 3};
const joins = ({id, ...circle}: AnyItem, mentee: string) => ({
  ...{community: undefined, mentor: circle['owner'], mentee, form: 'circle', circle: id, message: 'May I?'},
});

/** A circle of `mo`, and what is its own. */
async function begun(harness: Harness, more: object = {}) {
  const mo = await harness.open({seed: circleSeed, as: 'mo'});
  const circle = await create(mo, 'circle', {...face, ...more});
  return {mo, circle, core: await coreOf(mo, circle)};
}

async function coreOf(adapter: CommunityAdapter, {id}: AnyItem): Promise<AnyItem> {
  const {items} = await adapter.list('mentorship', {where: {circle: id, community: undefined}, limit: 50});
  const core = (items as unknown as readonly AnyItem[]).find((each) => each['people'] !== undefined);
  ok(core, 'what a circle has for itself is found by those who are in it');
  return core;
}

/** Somebody asks, and whoever keeps the circle takes them in. */
async function joined(harness: Harness, owner: CommunityAdapter, circle: AnyItem, who: string) {
  const adapter = await harness.open({as: who});
  await act(owner, await create(adapter, 'mentorship', joins(circle, who)), 'accept');
  return adapter;
}

export const circles = [
  define('a circle is found by all, and who is in it by nobody else', needs, async (harness) => {
    const {mo, circle, core} = await begun(harness);
    equal(circle['owner'], 'mo', 'who keeps it');
    equal(core['people'], ['mo'], 'who is in it');
    const nia = await joined(harness, mo, circle, 'nia');
    equalSets(
      (await one(nia, 'mentorship', core.id))['people'] as readonly string[],
      ['mo', 'nia'],
      'who is in it then',
    );
    for (const as of ['otto', 'fay', 'ada', undefined]) {
      const other = await harness.open(as === undefined ? {} : {as, ...(as === 'ada' && {administrator: true})});
      if (as !== undefined) equal(await ids(other, 'circle'), [circle.id], `what ${as} finds`);
      equal(await maybe(other, 'mentorship', core.id), undefined, `what ${as ?? 'a visitor'} gets of what it has`);
      equal(await ids(other, 'mentorship'), [], `what ${as ?? 'a visitor'} finds of what it has`);
      if (as !== undefined)
        equal(
          (await one(other, 'circle', circle.id))['taken'],
          undefined,
          `how many ${as} is told, of fewer than five`,
        );
    }
  }),

  define(
    'who joins a circle sees what is written from then on, and who leaves nothing any more',
    [...needs, {kind: 'session', verbs: ['create', 'update', 'hold']}, {kind: 'check-in', verbs: ['create']}],
    async (harness) => {
      const {mo, circle, core} = await begun(harness);
      const meets = {community: undefined, mentorship: core.id, start: '2026-03-02T09:00:00Z', notes: 'Between us'};
      const nia = await joined(harness, mo, circle, 'nia');
      const held = await create(mo, 'session', {...meets, state: 'held'});
      const planned = await create(nia, 'session', meets);
      const said = await create(nia, 'check-in', {
        ...{community: undefined, mentorship: core.id, occasion: 'under-way', going: 'stuck', body: 'Between us'},
      });
      const later = await joined(harness, mo, circle, 'c-1');
      ok(await maybe(later, 'session', planned.id), 'who comes later sees what is planned');
      for (const before of [held, said])
        equal(await maybe(later, before.kind, before.id), undefined, `what they see of a ${before.kind} before`);
      ok(await maybe(mo, 'session', held.id), 'who was in it sees what was before');
      await act(later, core, 'plan', {plan: [{step: 'Read on'}]});
      await act(nia, core, 'leave');
      for (const each of [core, held, planned, said])
        equal(await maybe(nia, each.kind, each.id), undefined, `what who left sees of a ${each.kind}`);
      equal(await ids(nia, 'session'), [], 'what who left finds');
      equal((await one(mo, 'session', planned.id))['people'], ['mo', 'c-1'], 'whom what is planned is for');
      await rejects(create(nia, 'session', meets), ['forbidden', 'invalid', 'not-found'], 'for who left to join in');
    },
  ),

  define('a circle takes as many as it says, though two are taken in at once', needs, async (harness) => {
    const {mo, circle, core} = await begun(harness);
    await joined(harness, mo, circle, 'nia');
    equal((await act(mo, circle, 'settle')).state, 'settled', 'a circle that stays as it is');
    await rejects(
      create(await harness.open({as: 'c-1'}), 'mentorship', joins(circle, 'c-1')),
      'invalid',
      'to ask who stays as they are',
    );
    equal((await act(mo, circle, 'reopen')).state, 'open', 'a circle that takes people again');
    const asked = [];
    for (const who of ['c-1', 'c-2', 'c-3'])
      asked.push(await create(await harness.open({as: who}), 'mentorship', joins(circle, who)));
    const answers = await Promise.allSettled(asked.map((each) => act(mo, each, 'accept')));
    equal(answers.filter(({status}) => status === 'fulfilled').length, 1, 'how many of three taken in at once were');
    equal(((await one(mo, 'mentorship', core.id))['people'] as readonly string[]).length, 3, 'how many are in it');
    const states = await Promise.all(asked.map(async ({id}) => (await one(mo, 'mentorship', id)).state));
    equal(states.sort(), ['joined', 'lapsed', 'lapsed'], 'what became of what they asked');
    equal((await one(mo, 'circle', circle.id)).state, 'settled', 'what others are told');
    const late = await harness.open({as: 'c-4'});
    await rejects(create(late, 'mentorship', joins(circle, 'c-4')), 'invalid', 'to ask who takes nobody new');
    await rejects(act(mo, circle, 'reopen'), 'invalid', 'to take more than it does');
    await act(mo, circle, 'reopen', {size: 4});
    ok(await create(late, 'mentorship', joins(circle, 'c-4')), 'it may be asked where it takes more');
  }),

  define('each step of a circle is for whom it is for, and says why where it is not', needs, async (harness) => {
    const {mo, circle, core} = await begun(harness, {size: 8});
    const nia = await harness.open({as: 'nia'});
    await rejects(create(nia, 'mentorship', joins(circle, 'c-1')), 'forbidden', 'to ask for another');
    await rejects(
      create(nia, 'mentorship', {...joins(circle, 'nia'), mentor: 'fay'}),
      'invalid',
      'to ask somebody else',
    );
    await rejects(create(nia, 'mentorship', {...joins(circle, 'nia'), circle: 'nowhere'}), 'invalid', 'to ask nowhere');
    await rejects(
      create(nia, 'mentorship', {...joins(circle, 'nia'), circle: undefined}),
      'invalid',
      'to say no circle',
    );
    await rejects(
      create(nia, 'mentorship', {...joins(circle, 'nia'), people: ['nia']}),
      'invalid',
      'to let oneself in',
    );
    const asked = await create(nia, 'mentorship', joins(circle, 'nia'));
    await rejects(act(nia, asked, 'accept'), 'forbidden', 'to accept what one asked');
    await rejects(create(nia, 'mentorship', joins(circle, 'nia')), 'invalid', 'to ask twice');
    await rejects(act(nia, circle, 'settle'), 'forbidden', 'to settle what another keeps');
    await rejects(act(mo, core, 'leave'), 'invalid', 'to leave what one keeps');
    await rejects(act(mo, core, 'hand-on', {member: 'nia'}), 'invalid', 'to hand it on to who is not in it');
    await act(mo, asked, 'accept');
    await rejects(act(mo, asked, 'accept'), 'invalid', 'to accept twice');
    await rejects(create(nia, 'mentorship', joins(circle, 'nia')), 'invalid', 'to ask where one is');
    const invited = await create(mo, 'mentorship', joins(circle, 'otto'));
    const otto = await harness.open({as: 'otto'});
    await act(otto, invited, 'accept', {answer: 'Gladly.'});
    await act(mo, core, 'propose', {goals: [{title: 'Lead one meeting'}]});
    equal((await act(nia, core, 'agree')).state, 'accepted', 'the state while somebody has not agreed');
    equal((await act(otto, core, 'agree')).state, 'active', 'the state once all agreed');
    await rejects(act(nia, core, 'close'), 'forbidden', 'to close what another keeps');
    const c1 = await harness.open({as: 'c-1'});
    const waits = await create(c1, 'mentorship', joins(circle, 'c-1'));
    await act(mo, core, 'hand-on', {member: 'nia'});
    equal((await one(otto, 'circle', circle.id))['owner'], 'nia', 'who keeps it then');
    await act(mo, core, 'leave');
    equal(await maybe(mo, 'mentorship', core.id), undefined, 'what who began it and left sees');
    await act(nia, waits, 'accept');
    const open = await create(
      await harness.open({as: 'c-2'}),
      'mentorship',
      joins(await one(nia, 'circle', circle.id), 'c-2'),
    );
    await act(nia, core, 'close', {reached: ['Lead one meeting']});
    equal((await one(nia, 'mentorship', open.id)).state, 'lapsed', 'what was still asked');
    equal((await one(otto, 'circle', circle.id)).state, 'closed', 'what others are told of the end');
    for (const name of ['leave', 'propose', 'agree', 'plan', 'close', 'hand-on']) {
      const told = {propose: {goals: [{title: 'More'}]}, 'hand-on': {member: 'otto'}}[name] ?? {};
      await rejects(act(otto, core, name, told), 'invalid', `to ${name} after the end`);
    }
  }),

  define('how many are in a circle is told from five on', needs, async (harness) => {
    const {mo, circle, core} = await begun(harness, {size: 8});
    const taken = async () => (await one(await harness.open({as: 'otto'}), 'circle', circle.id))['taken'];
    for (const who of ['c-0', 'c-1', 'c-2']) await joined(harness, mo, circle, who);
    const {version} = await one(mo, 'circle', circle.id);
    equal(version, circle.version, 'what others could learn of four by its version');
    const last = await joined(harness, mo, circle, 'c-3');
    equal(await taken(), 5, 'how many are told of five');
    await act(last, core, 'leave');
    equal(await taken(), undefined, 'how many are told of four again');
  }),

  define('a circle of a community takes those who are in it', needs, async (harness) => {
    const {mo, circle} = await begun(harness, {visibility: 'community'});
    const otto = await harness.open({as: 'otto'});
    equal(await ids(otto, 'circle'), [], 'what others find');
    await rejects(create(otto, 'mentorship', joins(circle, 'otto')), 'invalid', 'to ask what one may not know of');
    await rejects(create(mo, 'mentorship', joins(circle, 'otto')), 'invalid', 'to invite who may not know of it');
    ok(await create(mo, 'mentorship', joins(circle, 'nia')), 'who is in it is invited');
  }),
];
