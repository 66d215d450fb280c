import {equal, ok, rejects} from '../assert.js';
import {item, network, organisation} from '../seed.js';
import {all, countsOf, create, ids, one, part} from '../tools.js';

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
