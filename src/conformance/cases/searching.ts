import {equal, ok} from '../assert.js';
import {item} from '../seed.js';
import {countsOf, ids, part} from '../tools.js';
import {ours, seed} from './people.js';

const define = part('searching');

export const searching = [
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
