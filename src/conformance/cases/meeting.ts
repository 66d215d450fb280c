import type {CommunityAdapter} from '../../adapter/contract.js';
import {isCommunityError, type CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {permissions} from '../../model/permissions.js';
import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, network, organisation} from '../seed.js';
import {act, create, ids, maybe, one, part, remove} from '../tools.js';

const define = part('meeting');

const who = (id: string, more: object) => item('member', {id, name: `Person ${id}`, createdBy: 'ada', ...more});
const seed = [
  ...organisation.filter(({id}) => id !== 'mo'),
  who('mo', {
    name: 'Mo Farouk',
    unit: 'Data',
    place: 'Kiel',
    topics: ['Backup'],
    helps: [{skill: 'Ceph', level: 3}],
    seeks: [{skill: 'Kubernetes'}],
  }),
  who('p-1', {unit: 'Platform', place: 'Lyon', helps: [{skill: 'kubernetes', level: 4}], topics: ['backup', 'disks']}),
  who('p-2', {unit: 'Data', place: 'Kiel', topics: ['Backup']}),
  // Elsewhere, so that whose turn it is this week does not decide who comes last.
  who('p-3', {unit: 'Law', seeks: [{skill: 'Ceph'}], topics: ['Networks']}),
  who('p-4', {topics: ['Networks']}),
  who('left', {topics: ['Backup'], state: 'moved-on'}),
  who('guest', {topics: ['Backup'], account: 'guest'}),
  who('shy', {topics: ['Backup'], declinesSuggestions: true}),
  item('membership', {id: 'p-2-network', community: network, member: 'p-2', role: 'member', createdBy: 'ada'}),
];

const named = (items: readonly AnyItem[]) => items.map((each) => String(each['member']));

export const meeting = [
  define(
    'people to meet have something in common with who asks, and each says what',
    [{kind: 'suggestion'}, {kind: 'member'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const {items, total} = await adapter.list('suggestion', {});
      equalSets(named(items as unknown as AnyItem[]), ['p-1', 'p-2', 'p-3'], 'who is suggested');
      equal(total, {value: 3, is: 'exact'}, 'how many there are');
      equal(items.at(-1)!.member, 'p-2', 'the last: the one who sits beside');
      const said = ({reasons}: (typeof items)[number]) =>
        reasons.map(({what, value = ''}) => `${what} ${value}`.trim());
      const [of1, of2] = ['p-1', 'p-2'].map((id) => items.find(({member}) => member === id)!);
      equalSets(
        said(of1!),
        ['helps kubernetes', 'topic backup', 'unit Platform', 'place Lyon', 'turn'],
        'why the first',
      );
      equalSets(said(of2!), ['topic Backup', 'turn'], 'why the second');
      for (const {score, reasons} of items)
        equal(
          score,
          reasons.reduce((sum, {points}) => sum + points, 0),
          'the score, of the points of its reasons',
        );
      for (const [index, {score}] of items.entries())
        ok(score <= (items[index - 1]?.score ?? score), 'the best come first');
      const again = await adapter.get('suggestion', [items[0]!.id, 'nobody']);
      equal(
        again.map((each) => each?.member),
        [items[0]!.member, undefined],
        'the same by its id',
      );
      const {items: near} = await adapter.list('suggestion', {where: {community: network}});
      equal(
        near.map(({member}) => member),
        ['p-2'],
        'those of a community',
      );
      equal((await adapter.list('suggestion', {limit: 1})).items.length, 1, 'as many as are asked for');
    },
  ),

  define(
    'who one talks with, or works with, is not suggested',
    [{kind: 'suggestion'}, {kind: 'reply'}, {kind: 'mentorship', verbs: ['create']}],
    async (harness) => {
      const more = [
        item('discussion', {id: 'of-mo', type: 'question', title: 'How?', createdBy: 'mo'}),
        item('discussion', {id: 'of-1', type: 'question', title: 'Why?', createdBy: 'p-1'}),
        item('discussion', {id: 'of-2', type: 'question', title: 'When?', createdBy: 'p-2'}),
        item('reply', {id: 'to-mo', discussion: 'of-mo', body: 'So', createdBy: 'p-1'}),
        item('reply', {id: 'to-1', discussion: 'of-1', body: 'So', createdBy: 'mo'}),
        // One alone answered the other.
        item('reply', {id: 'to-2', discussion: 'of-2', body: 'So', createdBy: 'mo'}),
      ];
      const suggested = async (seeded: readonly object[]) => {
        const adapter = await harness.open({seed: [...seed, ...more, ...seeded] as never, as: 'mo'});
        return named((await adapter.list('suggestion', {})).items as unknown as AnyItem[]);
      };
      equalSets(await suggested([]), ['p-2', 'p-3'], 'without who answered and was answered');
      const back = item('reply', {id: 'back', discussion: 'of-2', inReplyTo: 'to-2', body: 'Ah', createdBy: 'p-2'});
      equalSets(await suggested([back]), ['p-3'], 'where one answers an answer');
      const works = {id: 'works', mentor: 'p-3', mentee: 'mo', form: 'mentoring', state: 'active', createdBy: 'mo'};
      equalSets(await suggested([item('mentorship', works)]), ['p-2'], 'without whom one works with');
    },
  ),

  define(
    'whoever did not sign an answer is suggested as before',
    [{kind: 'suggestion'}, {kind: 'reply', verbs: ['create']}],
    async (harness) => {
      const more = [
        item('discussion', {id: 'of-mo', type: 'question', title: 'How?', createdBy: 'mo'}),
        item('discussion', {id: 'of-2', type: 'question', title: 'When?', createdBy: 'p-2'}),
        item('reply', {id: 'to-2', discussion: 'of-2', body: 'So', createdBy: 'mo'}),
        item('reply', {id: 'unsigned', discussion: 'of-mo', body: 'So', createdBy: 'p-2', anonymous: true}),
      ];
      const adapter = await harness.open({seed: [...seed, ...more], as: 'mo'});
      const found = named((await adapter.list('suggestion', {})).items as unknown as AnyItem[]);
      ok(found.includes('p-2'), 'somebody who did not sign');
    },
  ),

  define(
    'who is put aside, followed or was asked to meet is not suggested again',
    [
      {kind: 'suggestion'},
      {kind: 'member'},
      {kind: 'preference', verbs: ['create']},
      {kind: 'follow', verbs: ['create']},
      {kind: 'introduction', verbs: ['create']},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const suggested = async () => named((await adapter.list('suggestion', {})).items as unknown as AnyItem[]);
      await create(adapter, 'preference', {community: undefined, subject: 'p-2', about: 'meeting'});
      equalSets(await suggested(), ['p-1', 'p-3'], 'without whom was put aside');
      ok((await one(adapter, 'member', 'p-2')).mine?.['preference:meeting'], 'it is known to whoever did');
      await create(adapter, 'follow', {subject: 'p-3'});
      equalSets(await suggested(), ['p-1'], 'without whom they follow');
      await create(adapter, 'introduction', {community: undefined, member: 'p-1', message: 'Shall we talk?'});
      equalSets(await suggested(), [], 'without whom they asked');
      await rejects(
        create(adapter, 'preference', {community: undefined, subject: 'mo', about: 'meeting'}),
        'invalid',
        'to put oneself aside',
      );
    },
  ),

  define(
    'what somebody does not show is no reason to meet them',
    [{kind: 'suggestion'}, {kind: 'member'}, {kind: 'preference', verbs: ['create']}],
    async (harness) => {
      const quiet = who('quiet', {topics: ['Backup'], unit: 'Law', fieldVisibility: {topics: 'person'}});
      const open = who('open', {topics: ['Backup'], unit: 'Law', fieldVisibility: {unit: 'person'}});
      const adapter = await harness.open({seed: [...seed, quiet, open], as: 'mo'});
      const {items} = await adapter.list('suggestion', {});
      ok(!items.some(({member}) => member === 'quiet'), 'who hides all they share is not suggested');
      const found = items.find(({member}) => member === 'open');
      ok(found && !JSON.stringify(found).includes('Law'), 'a hidden unit is not said');
    },
  ),

  define(
    'an introduction is between the two of them',
    [{kind: 'introduction', verbs: ['create', 'accept', 'decline', 'withdraw']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const asked = await create(mo, 'introduction', {community: undefined, member: 'nia', message: 'Shall we talk?'});
      for (const as of ['fay', 'ada', 'otto']) {
        const other = await harness.open({as});
        equal(await maybe(other, 'introduction', asked.id), undefined, `what ${as} gets by its id`);
        equal(await ids(other, 'introduction'), [], `what ${as} finds`);
      }
      await rejects(
        create(mo, 'introduction', {community: undefined, member: 'nia', message: 'Once more?'}),
        'conflict',
        'to ask twice',
      );
      await rejects(
        create(mo, 'introduction', {community: undefined, member: 'mo', message: 'Me?'}),
        'invalid',
        'to ask oneself',
      );
      await rejects(act(mo, asked, 'accept'), 'forbidden', 'to accept what one asked');
      const nia = await harness.open({as: 'nia'});
      equal((await act(nia, asked, 'accept', {answer: 'Gladly.'})).state, 'accepted', 'the state once accepted');
      equal((await one(mo, 'introduction', asked.id))['answer'], 'Gladly.', 'the answer, to who asked');
      await rejects(act(nia, asked, 'decline'), 'invalid', 'to decline what was accepted');
      await rejects(act(mo, asked, 'withdraw'), 'invalid', 'to withdraw what was accepted');
    },
  ),

  define(
    'one person endorses so many skills of people a day, and no more',
    [{kind: 'endorsement', verbs: ['create', 'remove']}, {kind: 'member'}, {kind: 'practice'}],
    async (harness) => {
      const practice = item('practice', {id: 'p', title: 'Practice', state: 'approved', createdBy: 'mo'});
      const nia = await harness.open({seed: [...seed, practice], as: 'nia'});
      const mo = await harness.open({as: 'mo'});
      const endorse = (adapter: CommunityAdapter, skill: string, subject = 'fay') =>
        create(adapter, 'endorsement', {subject, skill});
      const {most} = permissions.endorsement.limit!;
      const given = await Promise.all(Array.from({length: most - 1}, (_, index) => endorse(nia, `Skill ${index}`)));
      const last = await Promise.allSettled(['sten', 'otto', 'ada'].map((subject) => endorse(nia, 'Last', subject)));
      equal(
        last.map(({status}) => status).sort(),
        ['fulfilled', 'rejected', 'rejected'],
        'three at once, with room for one,',
      );
      const refused = await endorse(nia, 'One more').catch((error: unknown) => error as CommunityError);
      ok(isCommunityError(refused) && refused.kind === 'rate-limited', 'one more is refused');
      ok(refused.fields?.['subject'], 'it says what there was too much of');
      const wait = refused.retryAfter ?? 0;
      ok(wait > 23 * 3_600_000 && wait <= 24 * 3_600_000, 'it says how long to wait: a day after the first of them');
      await create(nia, 'endorsement', {subject: 'p'});
      await endorse(mo, 'One more');
      await remove(nia, given[0]!);
      await endorse(nia, 'One more');
    },
  ),

  define(
    'what somebody prefers is known to nobody else',
    [{kind: 'preference', verbs: ['create', 'update', 'remove']}, {kind: 'member'}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const kept = await create(mo, 'preference', {
        ...{community: undefined, subject: 'nia', about: 'mentoring', wanted: false},
        visibility: 'organisation',
      });
      equal((await one(mo, 'preference', kept.id)).visibility, 'person', 'whom it is for, whatever was asked');
      for (const as of ['nia', 'fay', 'ada']) {
        const other = await harness.open({as});
        equal(await maybe(other, 'preference', kept.id), undefined, `what ${as} gets by its id`);
        equal(await ids(other, 'preference'), [], `what ${as} finds`);
        const {mine, counts} = await one(other, 'member', 'nia');
        ok(!JSON.stringify([mine, counts]).includes('preference'), `what ${as} sees on whom it is about`);
      }
    },
  ),
];
