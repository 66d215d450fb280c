import {equal, equalSets, ok} from '../assert.js';
import {item, network, organisation, storage} from '../seed.js';
import {countsOf, ids, part} from '../tools.js';

const define = part('finding');

const people = [
  {
    id: 'p-1',
    name: 'Amélie Dubois',
    title: 'Storage engineer',
    unit: 'Platform',
    place: 'Lyon',
    languages: ['fr', 'en'],
    helps: [{skill: 'Kubernetes', level: 4}, {skill: 'Ceph'}],
    joined: '2024-03-01',
  },
  {
    id: 'p-2',
    name: 'Bram de Vries',
    title: 'Kubernetes trainer',
    unit: 'Platform',
    place: 'Utrecht',
    languages: ['nl', 'en'],
    helps: [{skill: 'Ceph'}],
    joined: '2025-06-15',
  },
  {
    id: 'p-3',
    name: 'Chidi Okafor',
    unit: 'Data',
    place: 'Lagos',
    languages: ['en'],
    bio: 'Runs Kubernetes for fun.',
    joined: '2025-12-31',
  },
  {
    id: 'p-4',
    name: 'Dörte Groß',
    unit: 'Data',
    place: 'Kiel',
    languages: ['de'],
    helps: [{skill: 'NFS'}],
    state: 'moved-on',
    joined: '2023-01-01',
  },
] as const;
const seed = [...organisation, ...people.map((person) => item('member', person))];
const ours = (found: readonly string[]) => found.filter((id) => id.startsWith('p-'));

const threads = [
  item('discussion', {
    id: 'd-1',
    type: 'question',
    title: 'Quiet',
    topics: ['ceph'],
    pinned: true,
    createdBy: 'mo',
    createdAt: '2026-02-01T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-2',
    type: 'question',
    title: 'Lively',
    topics: ['ceph', 'nfs'],
    state: 'solved',
    createdBy: 'nia',
    createdAt: '2026-02-02T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-3',
    type: 'idea',
    title: 'Elsewhere',
    community: network,
    createdBy: 'otto',
    createdAt: '2026-02-03T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-4',
    type: 'idea',
    title: 'For both',
    community: network,
    alsoFor: [storage],
    createdBy: 'ada',
    createdAt: '2026-02-04T08:00:00Z',
  }),
  item('reply', {id: 'r-1', discussion: 'd-2', body: 'One', createdBy: 'mo', createdAt: '2026-02-02T09:00:00Z'}),
  item('reply', {id: 'r-2', discussion: 'd-2', body: 'Two', createdBy: 'nia', createdAt: '2026-02-02T10:00:00Z'}),
  item('reaction', {id: 'x-1', subject: 'd-1', reaction: 'helpful', createdBy: 'mo'}),
];

export const finding = [
  define(
    'filters: a value, any of several, all of several, none of several',
    [{kind: 'member', facets: ['place', 'languages', 'unit', 'helps']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const find = async (where: object) => ours(await ids(adapter, 'member', {where, sort: 'name'}));
      equal(await find({place: 'Lyon'}), ['p-1'], 'who is in Lyon');
      equal(await find({place: {any: ['Lyon', 'Lagos']}}), ['p-1', 'p-3'], 'who is in Lyon or in Lagos');
      equal(await find({languages: 'en'}), ['p-1', 'p-2', 'p-3'], 'who speaks English, among other languages,');
      equal(await find({languages: {all: ['en', 'nl']}}), ['p-2'], 'who speaks both English and Dutch');
      equal(await find({languages: {none: ['en']}}), ['p-4'], 'who speaks no English');
      equal(await find({helps: 'Ceph'}), ['p-1', 'p-2'], 'who helps with Ceph');
      equal(await find({helps: {any: ['Ceph', 'NFS']}, unit: 'Data'}), ['p-4'], 'who fulfils two conditions');
      equal(await find({place: {any: []}}), [], 'who is in none of no places');
    },
  ),

  define(
    'filters: ranges with both ends, and whether a field is there',
    [{kind: 'member', facets: ['helps']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const find = async (where: object) => ours(await ids(adapter, 'member', {where, sort: 'name'}));
      equal(
        await find({joined: {from: '2024-03-01', to: '2025-12-31'}}),
        ['p-1', 'p-2', 'p-3'],
        'who joined between two dates, both included,',
      );
      equal(await find({joined: {from: '2025-07-01'}}), ['p-3'], 'who joined since a date');
      equal(await find({helps: {exists: false}, joined: {exists: true}}), ['p-3'], 'who offers no help');
      equal(await find({state: 'moved-on'}), ['p-4'], 'who has moved on');
    },
  ),

  define(
    'filters: by what an item hangs on, by counts, by authors and flags',
    [{kind: 'discussion', facets: ['pinned', 'createdBy']}, {kind: 'reply'}],
    async (harness) => {
      const adapter = await harness.open({seed: [...organisation, ...threads], as: 'mo'});
      const find = (where: object) => ids(adapter, 'discussion', {where, sort: 'createdAt'});
      equal(await ids(adapter, 'reply', {where: {parent: 'd-2'}}), ['r-1', 'r-2'], 'the replies of one discussion');
      equal(await find({'counts.replies': {from: 1}}), ['d-2'], 'what has replies');
      ok(
        !(await find({'counts.replies': {from: 0, to: 0}})).includes('d-2'),
        'what has replies is not among what has none',
      );
      equal(await find({createdBy: 'nia'}), ['d-2'], 'what Nia began');
      equal(await find({pinned: true}), ['d-1'], 'what is pinned');
    },
  ),

  define('filters: by what I did', [{kind: 'discussion'}, {kind: 'reaction'}], async (harness) => {
    const adapter = await harness.open({seed: [...organisation, ...threads], as: 'mo'});
    const where: object = {'mine.reaction:helpful': {exists: true}};
    equal(await ids(adapter, 'discussion', {where}), ['d-1'], 'what I found helpful');
    equal(await ids(await harness.open({as: 'nia'}), 'discussion', {where}), [], 'what somebody else found helpful');
  }),

  define(
    'a list is narrowed to a community, and brings what others meant for it',
    [{kind: 'discussion'}, {kind: 'member'}],
    async (harness) => {
      const adapter = await harness.open({seed: [...organisation, ...threads], as: 'ada'});
      equalSets(
        await ids(adapter, 'discussion', {where: {community: storage}}),
        ['d-1', 'd-2', 'd-4'],
        'what there is in Storage',
      );
      equalSets(
        await ids(adapter, 'discussion', {where: {community: network}}),
        ['d-3', 'd-4'],
        'what there is in Network',
      );
      equalSets(await ids(adapter, 'member', {where: {community: network}}), ['ada', 'otto'], 'who is in Network');
    },
  ),

  define(
    'every facet counts what the list then brings',
    [
      {kind: 'member', facets: ['unit', 'place', 'languages', 'helps']},
      {kind: 'member', text: true},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const facets = ['unit', 'place', 'languages', 'helps'] as const;
      for (const query of [
        {},
        {text: 'kubernetes'},
        {where: {unit: 'Platform'}},
        {where: {languages: {any: ['en', 'de']}}},
      ] as const) {
        const page = await adapter.list('member', {...query, facets, limit: 1});
        for (const facet of facets) {
          for (const [value, count] of Object.entries(countsOf(page, facet))) {
            const where: object = {...('where' in query && query.where), [facet]: value};
            const {total} = await adapter.list('member', {...query, where, limit: 0});
            equal(count, total.value, `the count of ${facet} “${value}” within ${JSON.stringify(query)}`);
          }
        }
      }
    },
  ),

  define(
    'a facet forgets its own filter and keeps those of the others, the most frequent first',
    [{kind: 'member', facets: ['unit', 'languages']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const page = await adapter.list('member', {
        where: {languages: 'en', unit: 'Platform'},
        facets: ['languages', 'unit'],
        limit: 0,
      });
      equal(countsOf(page, 'unit'), {Platform: 2, Data: 1}, 'the units of those who speak English');
      equal(countsOf(page, 'languages'), {en: 2, fr: 1, nl: 1}, 'the languages in Platform');
      const counts = page.facets!['languages']!.map(({count}) => count);
      equal(
        counts,
        [...counts].sort((a, b) => b - a),
        'the counts in their order',
      );
    },
  ),

  define(
    'text: every word is found, whatever its accents, case and order',
    [{kind: 'member', text: true}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const find = async (text: string) => ours(await ids(adapter, 'member', {text, sort: 'name'}));
      equal(await find('amelie'), ['p-1'], 'who is found by a name without its accent');
      equal(await find('DUBOIS Amélie'), ['p-1'], 'who is found in another order and case');
      equal(await find('gross'), ['p-4'], 'who is found by ss for ß');
      equal(await find('kubernetes'), ['p-1', 'p-2', 'p-3'], 'who is found by a skill, a title, a bio');
      equal(await find('kubernetes lyon'), ['p-1'], 'who is found by two words in different fields');
      equal(await find('kubernetes atlantis'), [], 'who is found when one of the words is nowhere');
      equal(await find('kub'), ['p-1', 'p-2', 'p-3'], 'who is found by the beginning of a word');
    },
  ),

  define('text: the best match comes first', [{kind: 'member', text: true, sort: ['relevance']}], async (harness) => {
    const adapter = await harness.open({
      seed: [...seed, item('member', {id: 'p-5', name: 'Kubernetes Jones'})],
      as: 'mo',
    });
    const found = ours(await ids(adapter, 'member', {text: 'kubernetes', sort: 'relevance'}));
    equal(found[0], 'p-5', 'who comes first: a name before a title, a skill, a bio;');
    equal(found.at(-1), 'p-3', 'who comes last: whoever has it in the bio;');
  }),

  define(
    'text: a list of the best matches starts at one of them, and leads back from there',
    [{kind: 'member', text: true, sort: ['relevance']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const query = {text: 'kubernetes', sort: 'relevance', limit: 1} as const;
      const [first, second] = await ids(adapter, 'member', {...query, limit: 10});
      const page = await adapter.list('member', {...query, from: {id: second!}});
      equal(
        page.items.map(({id}) => id),
        [second],
        'the page from the second match',
      );
      const before = await adapter.list('member', {...query, cursor: page.previous!});
      equal(
        before.items.map(({id}) => id),
        [first],
        'the page before it',
      );
    },
  ),

  define(
    'text: a typing error finds what was meant or nothing, never something else',
    [{kind: 'member', text: true}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const meant = ['p-1', 'p-2', 'p-3'];
      for (const text of ['kubernets', 'kuberentes', 'kubernettes', 'kubermetes']) {
        const found = ours(await ids(adapter, 'member', {text, sort: 'name'}));
        ok(
          found.length === 0 || found.join() === meant.join(),
          `“${text}” finds what “kubernetes” does, or nothing, and not ${found.join(', ')}`,
        );
      }
    },
  ),

  define(
    'text: nothing but signs finds everything or nothing, and does not crash',
    [{kind: 'member', text: true}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      for (const text of ['', '   ', '(', '*', '\\', '"', "'; drop", '%', '_', '[a-z', '🌱', 'a'.repeat(5000)]) {
        const {items} = await adapter.list('member', {text, limit: 3});
        ok(Array.isArray(items), `the text ${JSON.stringify(text.slice(0, 10))} is answered with a page`);
      }
    },
  ),

  define('text, filter and facets hold together', [{kind: 'member', text: true, facets: ['unit']}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const page = await adapter.list('member', {
      text: 'kubernetes',
      where: {unit: 'Platform'},
      facets: ['unit'],
      sort: 'name',
    });
    equal(
      page.items.map(({id}) => id),
      ['p-1', 'p-2'],
      'who is found',
    );
    equal(page.total.value, 2, 'how many are found');
    equal(countsOf(page, 'unit'), {Platform: 2, Data: 1}, 'the units of all who are found by the text');
  }),
];
