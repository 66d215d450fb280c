import type {AnyItem} from '../../model/item.js';
import {equal, equalSets, eventually, ok, rejects} from '../assert.js';
import {item} from '../seed.js';
import {act, create, ids, maybe, one, part, write} from '../tools.js';
import {practiceSeed} from './practice.js';

const define = part('nominations');
const nominations = {kind: 'nomination', verbs: ['create', 'remove', 'accept', 'decline', 'withdraw']} as const;
const needs = [nominations, {kind: 'award'}, {kind: 'badge'}, {kind: 'member'}] as const;

const evidence = [{kind: 'practice', id: 'p', title: 'Practice p'}];
const said = {badge: 'special', member: 'mo', because: 'Mo restored it all in a night.', evidence};
const seed = [
  ...practiceSeed,
  item('badge', {id: 'special', name: 'Special', criteria: 'Saves the day.', givenBy: 'facilitator', createdBy: 'fay'}),
  item('badge', {id: 'stewards', name: 'Keeper', criteria: 'Keeps order.', givenBy: 'steward', createdBy: 'fay'}),
  item('badge', {id: 'old', name: 'Old', criteria: 'Was there.', state: 'retired', createdBy: 'fay'}),
];
const of = ({id}: AnyItem) => ({kind: 'nomination', id}) as const;

export const nominating = [
  define(
    'somebody is nominated, others endorse it, and whoever may give the badge gives it with that',
    [...needs, {kind: 'endorsement', verbs: ['create']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const nomination = await create(nia, 'nomination', said);
      equal([nomination.state, nomination.createdBy], ['open', 'nia'], 'as it begins');
      const sten = await harness.open({as: 'sten'});
      equalSets((await one(sten, 'nomination', nomination.id)).may ?? [], ['create:endorsement'], 'what others may do');
      await rejects(
        act(sten, of(nomination), 'accept'),
        'forbidden',
        'a steward who decides on a badge of facilitators',
      );
      await create(sten, 'endorsement', {subject: nomination.id});
      await rejects(
        create(nia, 'endorsement', {subject: nomination.id}),
        'forbidden',
        'endorsing one’s own nomination',
      );
      const fay = await harness.open({as: 'fay'});
      const seen = await one(fay, 'nomination', nomination.id);
      equal([seen.counts?.['endorsements'], seen['because']], [1, said.because], 'what whoever decides reads');
      ok(
        ['accept', 'decline'].every((name) => seen.may?.includes(name)),
        'whoever gives the badge may decide',
      );

      const accepted = await act(fay, of(nomination), 'accept', {answer: 'Well seen.'});
      equal([accepted.state, accepted['answer']], ['accepted', 'Well seen.'], 'what came of it');
      const mo = await harness.open({as: 'mo'});
      const [id] = await ids(mo, 'award', {where: {parent: 'mo'}});
      ok(id, 'who was nominated is given the badge');
      const {createdBy, state, visibility, badge, message, evidence: points} = await one(mo, 'award', id);
      equal([createdBy, state, visibility, badge], ['fay', 'given', 'organisation', 'special'], 'the award');
      equal([message, points], [said.because, evidence], 'what it is for');
      ok(await maybe(mo, 'nomination', nomination.id), 'then they see who nominated them');
      await rejects(act(fay, of(nomination), 'accept'), 'invalid', 'giving it twice');
      await rejects(create(sten, 'endorsement', {subject: nomination.id}), 'invalid', 'endorsing what is decided');
    },
  ),

  define(
    'who is nominated knows nothing of it before they are given the badge, whatever they may do',
    [...needs, {kind: 'endorsement', verbs: ['create']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      for (const member of ['mo', 'fay', 'ada']) {
        const nomination = await create(nia, 'nomination', {...said, member});
        const sten = await harness.open({as: 'sten'});
        const {id: endorsement} = await create(sten, 'endorsement', {subject: nomination.id});
        const them = await harness.open({as: member, ...(member === 'ada' && {administrator: true as const})});
        equal(await maybe(them, 'nomination', nomination.id), undefined, `what ${member} finds`);
        equal(await ids(them, 'nomination', {where: {parent: member}}), [], `what ${member} lists`);
        equal((await them.list('nomination', {where: {member}})).total?.value ?? 0, 0, `how many ${member} counts`);
        if (member !== 'ada')
          equal(await maybe(them, 'endorsement', endorsement), undefined, `the endorsements that ${member} finds`);
        const change = {verb: 'act', kind: 'nomination', id: nomination.id, act: 'accept'} as const;
        const answer = them.write!({...change, version: nomination.version}, {key: `accept-${member}`});
        await rejects(answer, ['not-found', 'forbidden'], `${member} giving it to themselves`);
      }
      const fay = await harness.open({as: 'fay'});
      const [id] = await ids(fay, 'nomination', {where: {parent: 'mo'}});
      await act(fay, {kind: 'nomination', id: id!}, 'decline', {answer: 'Not yet.'});
      const found = async (as: string) => (await maybe(await harness.open({as}), 'nomination', id!))?.['answer'];
      equal([await found('nia'), await found('fay')], ['Not yet.', 'Not yet.'], 'who reads why it was declined');
      const mo = await harness.open({as: 'mo'});
      equal(await ids(mo, 'nomination', {where: {parent: 'mo'}}), [], 'what whoever was declined finds');
      equal(await found('otto'), undefined, 'others');
    },
  ),

  define(
    'nobody is told of a nomination by whom or what it is about, administrators no more than others',
    [nominations, {kind: 'badge', verbs: ['update'], watch: true}, {kind: 'member', watch: true}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const fay = await harness.open({as: 'fay'});
      const ada = await harness.open({as: 'ada', administrator: true});
      const heard: string[] = [];
      const stop = ada.watch!({kinds: ['badge', 'member']}, (event) => 'id' in event && heard.push(event.id));
      const {id} = await create(nia, 'nomination', {...said, member: 'ada'});
      await act(fay, {kind: 'nomination', id}, 'decline', {answer: 'Not yet.'});
      const old = await one(fay, 'badge', 'old');
      await write(fay, {verb: 'update', kind: 'badge', id: 'old', version: old.version, set: {name: 'Older'}});
      await eventually(() => heard.includes('old'), 'what came after it is reported');
      stop();
      equal(heard, ['old'], 'what is reported as changed');
    },
  ),

  define(
    'a badge that nobody was given goes with its nominations, whoever knows of them',
    [...needs, {kind: 'badge', verbs: ['remove']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const {id} = await create(nia, 'nomination', {...said, member: 'fay'});
      const fay = await harness.open({as: 'fay'});
      await write(fay, {verb: 'remove', kind: 'badge', id: 'special'});
      equal(await maybe(nia, 'nomination', id), undefined, 'the nomination for it');
    },
  ),

  define('nominations are about others, once for each badge, and decided by somebody else', needs, async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    await rejects(create(nia, 'nomination', {...said, member: 'nia'}), ['invalid', 'forbidden'], 'oneself');
    await rejects(create(nia, 'nomination', {...said, because: ''}), 'invalid', 'no reason');
    await rejects(create(nia, 'nomination', {...said, badge: 'old'}), 'invalid', 'a retired badge');
    await rejects(create(nia, 'nomination', {...said, badge: 'p'}), 'invalid', 'what is no badge');
    await rejects(create(nia, 'nomination', {...said, member: 'nobody'}), ['invalid', 'not-found'], 'nobody');
    await rejects(create(nia, 'nomination', {...said, community: 'network'}), 'invalid', 'in another community');
    const first = await create(nia, 'nomination', said);
    await rejects(create(nia, 'nomination', said), 'conflict', 'the same once more');
    equal((await act(nia, of(first), 'withdraw')).state, 'withdrawn', 'withdrawn');
    const anew = await create(nia, 'nomination', said);
    await act(nia, of(anew), 'withdraw');
    equal(await maybe(await harness.open({as: 'sten'}), 'nomination', first.id), undefined, 'what others find of it');

    const fay = await harness.open({as: 'fay'});
    const own = await create(fay, 'nomination', said);
    await rejects(act(fay, of(own), 'accept'), 'forbidden', 'deciding on one’s own nomination');
    const sten = await harness.open({as: 'sten'});
    const kept = await create(nia, 'nomination', {...said, badge: 'stewards'});
    equal((await act(sten, of(kept), 'accept')).state, 'accepted', 'a steward decides on what stewards give');
    const otto = await harness.open({as: 'otto'});
    equal(await ids(otto, 'nomination'), [], 'what those of other communities find');
  }),

  define(
    'a badge that was retired meanwhile is given to nobody',
    [...needs, {kind: 'badge', verbs: ['retire']}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const nomination = await create(nia, 'nomination', said);
      const fay = await harness.open({as: 'fay'});
      await act(fay, {kind: 'badge', id: 'special'}, 'retire');
      await rejects(act(fay, of(nomination), 'accept'), 'invalid', 'accepting it all the same');
      equal((await one(fay, 'nomination', nomination.id)).state, 'open', 'the nomination');
      equal(await ids(fay, 'award', {where: {parent: 'mo'}}), [], 'no award');
      equal((await act(fay, of(nomination), 'decline')).state, 'declined', 'declined');
    },
  ),
];
