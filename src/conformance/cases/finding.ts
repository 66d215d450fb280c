import {equal, equalSets, ok} from '../assert.js';
import {item, network, organisation, storage} from '../seed.js';
import {countsOf, ids, part} from '../tools.js';
import {ours, seed, threads} from './people.js';

const define = part('finding');

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
    'people are found, and counted, by what they are in a community, not in another one, and by their time zone',
    [{kind: 'member', facets: ['role', 'timeZone', 'community']}],
    async (harness) => {
      const more = [
        item('member', {id: 'p-5', name: 'Esi Danso', timeZone: 'Africa/Accra', createdBy: 'ada'}),
        item('member', {id: 'p-6', name: 'Finn Holm', timeZone: 'Europe/Oslo', createdBy: 'ada'}),
        ...[storage, network].map((community, index) =>
          item('membership', {
            ...{id: `p-5-${community}`, community, member: 'p-5', createdBy: 'ada'},
            role: index === 0 ? 'member' : 'steward',
          }),
        ),
        item('membership', {id: 'p-6-storage', community: storage, member: 'p-6', role: 'steward', createdBy: 'ada'}),
        item('membership', {
          ...{id: 'p-6-network', community: network, member: 'p-6', role: 'steward', state: 'left', createdBy: 'ada'},
        }),
      ];
      const adapter = await harness.open({seed: [...organisation, ...more], as: 'mo'});
      const find = (where: object) => ids(adapter, 'member', {where, sort: 'name'});
      equal(await find({role: `${storage}/steward`}), ['p-6', 'sten'], 'the stewards of Storage');
      equal(await find({role: `${network}/steward`}), ['p-5'], 'the stewards of Network');
      equal(
        await find({community: storage, role: `${network}/steward`}),
        ['p-5'],
        'who is in Storage and keeps Network',
      );
      equal(
        await find({
          role: {any: [`${storage}/steward`, `${storage}/facilitator`]},
          timeZone: {any: ['Europe/Oslo', 'Africa/Accra']},
        }),
        ['p-6'],
        'who leads Storage in one of two time zones',
      );
      const page = await adapter.list('member', {where: {community: network}, facets: ['role', 'timeZone'], limit: 0});
      equal(
        countsOf(page, 'role'),
        {
          ...{[`${network}/administrator`]: 1, [`${network}/member`]: 1, [`${network}/steward`]: 1},
          ...{[`${storage}/administrator`]: 1, [`${storage}/member`]: 1},
        },
        'what people of Network are, there and elsewhere',
      );
      equal(countsOf(page, 'timeZone'), {'Africa/Accra': 1}, 'where people of Network are');
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
];
