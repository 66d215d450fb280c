import type {Change} from '../../adapter/contract.js';
import {equal, ok, rejects} from '../assert.js';
import {item, network, organisation} from '../seed.js';
import {all, countsOf, create, ids, one, part, update, write} from '../tools.js';

const define = part('privacy');
const seed = organisation;

export const privacy = [
  define(
    'an anonymous item has no author but for who wrote it',
    [{kind: 'discussion', verbs: ['create']}, {kind: 'reply', verbs: ['create']}, {kind: 'community'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const asked = await create(nia, 'discussion', {type: 'question', title: 'Ashamed to ask', anonymous: true});
      const replied = await create(nia, 'reply', {discussion: asked.id, body: 'Thanks', anonymous: true});
      equal((await one(nia, 'discussion', asked.id)).createdBy, 'nia', 'the author, to the author');
      for (const as of ['mo', 'fay', 'ada']) {
        const adapter = await harness.open({as});
        for (const [kind, {id}] of [
          ['discussion', asked],
          ['reply', replied],
        ] as const) {
          const found = await one(adapter, kind, id);
          ok(!JSON.stringify(found).includes('nia'), `nothing ${as} gets says who wrote the ${kind}`);
          equal(found['anonymous'], true, `whether ${as} knows that the ${kind} is anonymous`);
        }
        ok(
          !(await ids(adapter, 'discussion', {where: {createdBy: 'nia'}})).includes(asked.id),
          `${as} does not find it by its author`,
        );
        const page = await adapter.list('discussion', {facets: ['createdBy']}).catch(() => undefined);
        ok(!JSON.stringify(page?.facets ?? {}).includes('nia'), `${as} does not count it by its author`);
      }
      const mine = await nia.list('discussion', {where: {createdBy: 'nia'}});
      equal(
        mine.items.map(({id}) => id),
        [asked.id],
        'what its author finds by their own name',
      );
    },
  ),

  define(
    'anonymity is where the community allows it',
    [{kind: 'discussion', verbs: ['create']}, {kind: 'community'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'otto'});
      await rejects(
        create(adapter, 'discussion', {community: network, type: 'idea', title: 'x', anonymous: true}),
        'invalid',
        'an anonymous item where all sign',
      );
    },
  ),

  define(
    'a field that is for fewer is hidden from others: in reads, search, filters and facets',
    [{kind: 'member', text: true, facets: ['place']}],
    async (harness) => {
      const fieldVisibility = {mail: 'person', place: 'community', bio: 'person'};
      const person = item('member', {
        id: 'pia',
        name: 'Pia Quist',
        mail: 'pia@example.org',
        place: 'Hideaway',
        bio: 'Collects zithers.',
        unit: 'Open',
        fieldVisibility,
        createdBy: 'pia',
      });
      const membership = item('membership', {id: 'pia-storage', member: 'pia', role: 'member', createdBy: 'ada'});
      await harness.open({seed: [...seed, person, membership], as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      const seen = await one(otto, 'member', 'pia');
      equal(
        [seen['unit'], seen['mail'], seen['place'], seen['bio'], seen['fieldVisibility']],
        ['Open', undefined, undefined, undefined, undefined],
        'what somebody outside sees',
      );
      equal(await ids(otto, 'member', {text: 'zithers'}), [], 'who is found by a hidden word');
      equal(await ids(otto, 'member', {where: {place: 'Hideaway'}}), [], 'who is found by a hidden value');
      ok(
        !('Hideaway' in countsOf(await otto.list('member', {facets: ['place']}), 'place')),
        'a hidden value is not counted',
      );
      const nia = await one(await harness.open({as: 'nia'}), 'member', 'pia');
      equal([nia['place'], nia['mail']], ['Hideaway', undefined], 'what somebody inside sees');
      const pia = await harness.open({as: 'pia'});
      equal((await one(pia, 'member', 'pia'))['mail'], 'pia@example.org', 'what she sees herself');
    },
  ),

  define(
    'what somebody keeps to themselves no administrator reads, finds, changes or loses',
    [{kind: 'member', text: true, facets: ['place'], verbs: ['update', 'restore']}],
    async (harness) => {
      const fieldVisibility = {bio: 'person', place: 'person', helps: 'person', mail: 'community'};
      const known = {mail: 'pia@example.org', fieldVisibility};
      const own = {bio: 'Collects zithers.', place: 'Hideaway', helps: [{skill: 'Zithers'}]};
      const person = item('member', {id: 'pia', name: 'Pia Quist', ...own, ...known, createdBy: 'ada'});
      const ada = await harness.open({seed: [...seed, person], as: 'ada'});
      const seen = async () => {
        const {bio, place, helps, mail, fieldVisibility: whom} = await one(ada, 'member', 'pia');
        return {bio, place, helps, mail, fieldVisibility: whom};
      };
      const hers = {bio: undefined, place: undefined, helps: undefined, ...known};
      equal(await seen(), hers, 'what an administrator sees, who made her a member');
      for (const text of ['zithers', 'zith', 'Hideaway'])
        equal(await ids(ada, 'member', {text}), [], `who is found by ${text}`);
      for (const where of [
        {place: 'Hideaway'},
        {helps: 'Zithers'},
        {place: {any: ['Hideaway']}},
        {place: {from: 'H', to: 'I'}},
      ])
        equal(await ids(ada, 'member', {where}), [], `who is found by ${JSON.stringify(where)}`);
      const {facets} = await ada.list('member', {facets: ['place']});
      ok(!JSON.stringify(facets).includes('Hideaway'), 'a hidden value is not counted');

      const current = await one(ada, 'member', 'pia');
      for (const set of [
        {place: 'Hideaway'},
        {bio: null},
        {fieldVisibility: {}},
        {fieldVisibility: {...fieldVisibility, bio: 'public'}},
      ])
        await rejects(
          write(ada, {verb: 'update', kind: 'member', id: 'pia', version: current.version, set} as Change, {
            dryRun: true,
          }),
          'invalid',
          `to write ${JSON.stringify(set)}`,
        );
      const renamed = await update(ada, current, {title: 'Luthier'});
      ok(!/zither|Hideaway/i.test(JSON.stringify(renamed)), 'an answer says nothing of it');
      const late = {
        verb: 'update',
        kind: 'member',
        id: 'pia',
        version: current.version,
        set: {title: 'Baker'},
      } as Change;
      const stale = await write(ada, late, {dryRun: true}).catch((error: unknown) => error);
      equal((stale as {readonly kind?: string}).kind, 'conflict', 'a change of what was changed meanwhile');
      ok(!/zither|Hideaway/i.test(JSON.stringify(stale)), 'a refusal says nothing of it');
      await write(ada, {
        verb: 'restore',
        items: [{...renamed, title: 'Maker', place: 'Elsewhere', fieldVisibility: {mail: 'community'}} as never],
      });
      equal(await seen(), hers, 'what an administrator sees of what they restored');
      const pia = await one(await harness.open({as: 'pia'}), 'member', 'pia');
      const {bio, place, helps, title} = pia;
      equal({bio, place, helps, title}, {...own, title: 'Maker'}, 'what she has still');
    },
  ),

  define(
    'the order of a list says nothing about hidden fields',
    [{kind: 'member', sort: ['joined']}],
    async (harness) => {
      const person = (id: string, joined: string, more: object = {}) =>
        item('member', {id, name: id, joined, createdBy: id, ...more});
      const people = [
        person('s-1', '2020-01-01'),
        person('s-2', '2021-01-01', {fieldVisibility: {joined: 'person'}}),
        person('s-3', '2022-01-01'),
      ];
      await harness.open({seed: [...seed, ...people], as: 'mo'});
      const order = (await all(await harness.open({as: 'nia'}), 'member', {sort: 'joined'}))
        .map(({id}) => id)
        .filter((id) => id.startsWith('s-'));
      equal(order, ['s-1', 's-3', 's-2'], 'the order, with the hidden date last,');
    },
  ),
];
