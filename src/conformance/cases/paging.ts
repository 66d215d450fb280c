import type {Page} from '../../adapter/contract.js';
import {equal, ok, rejects} from '../assert.js';
import {discussions, item, organisation} from '../seed.js';
import {all, countsOf, create, idsOf, one, part, remove} from '../tools.js';

const define = part('paging');
const byTitle = [{kind: 'discussion', sort: ['title']}] as const;
const byType = [{kind: 'discussion', sort: ['title'], facets: ['type']}] as const;
const seed = [...organisation, ...discussions(17)];
const everything = discussions(17).map(({id}) => id);

export const paging = [
  define('pages bring every item once, in the order that was asked for', byTitle, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    for (const limit of [1, 4, 17, 50]) {
      const items = await all(adapter, 'discussion', {sort: 'title', limit});
      equal(
        items.map(({id}) => id),
        everything,
        `the order of pages of ${limit}`,
      );
    }
  }),

  define('items with the same sort value come in the order of their ids, either way', byTitle, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const items = await all(adapter, 'discussion', {sort: '-title', limit: 2});
    const titles = items.map(({title}) => title);
    equal(titles, [...titles].sort().reverse(), 'the titles');
    for (const [index, {id, title}] of items.entries()) {
      const next = items[index + 1];
      ok(!next || next.title !== title || id < next.id, `“${id}” comes before “${next?.id}”, whose title is the same`);
    }
  }),

  define('a page leads back to the one before it', byTitle, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const first = await adapter.list('discussion', {sort: 'title', limit: 5});
    equal(first.previous, undefined, 'what comes before the first page');
    const second = await adapter.list('discussion', {sort: 'title', limit: 5, cursor: first.next!});
    ok(second.previous !== undefined, 'the second page has one before it');
    const back = await adapter.list('discussion', {sort: 'title', limit: 5, cursor: second.previous});
    equal(idsOf(back), idsOf(first), 'the page before the second');
  }),

  define('a cursor carries filter and sort', byType, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const query = {sort: '-title', where: {type: 'idea'}, limit: 3};
    const first = await adapter.list('discussion', query);
    const alone = await adapter.list('discussion', {limit: 3, cursor: first.next!});
    const repeated = await adapter.list('discussion', {...query, cursor: first.next!});
    equal(idsOf(alone), idsOf(repeated), 'the second page, asked for by its cursor alone');
    ok(
      alone.items.length === 3 && alone.items.every(({type}) => type === 'idea'),
      'the second page is filtered like the first',
    );
  }),

  define('a cursor nobody gave is refused', [{kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    await rejects(adapter.list('discussion', {cursor: 'made up'}), 'invalid', 'a cursor nobody gave');
  }),

  define(
    'paging neither repeats nor skips while others add and remove',
    [{kind: 'discussion', sort: ['title'], verbs: ['create', 'remove']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const other = await harness.open({as: 'mo'});
      const seen: string[] = [];
      const changes = [
        () => create(other, 'discussion', {id: 'a-before', type: 'idea', title: 'Before them all'}),
        () => create(other, 'discussion', {id: 'z-after', type: 'idea', title: 'Zzz after them all'}),
        // The last one the reader has seen: the place in the list outlives the item.
        async () => remove(other, await one(other, 'discussion', seen.at(-1)!)),
        async () => remove(other, await one(other, 'discussion', seen[0]!)),
        () => create(other, 'discussion', {id: 'm-between', type: 'idea', title: 'Topic 01'}),
        async () => remove(other, await one(other, 'discussion', 'd-16')),
      ];
      let page: Page<'discussion'> = await adapter.list('discussion', {sort: 'title', limit: 3});
      for (;;) {
        seen.push(...idsOf(page));
        if (page.next === undefined) break;
        await changes.shift()?.();
        page = await adapter.list('discussion', {sort: 'title', limit: 3, cursor: page.next});
      }
      equal(seen.length, new Set(seen).size, 'the number of items, each counted once,');
      const unchanged = everything.filter((id) => id !== 'd-16');
      equal(
        seen.filter((id) => unchanged.includes(id)),
        unchanged,
        'what was there from beginning to end',
      );
    },
  ),

  define('a list starts at a value', byTitle, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const page = await adapter.list('discussion', {sort: 'title', from: 'Topic 03', limit: 4});
    equal(idsOf(page), ['d-09', 'd-10', 'd-11', 'd-12'], 'the page from “Topic 03”');
    const between = await adapter.list('discussion', {sort: 'title', from: 'Topic 03b', limit: 1});
    equal(idsOf(between), ['d-12'], 'the page from a value that nothing has');
    const down = await adapter.list('discussion', {sort: '-title', from: 'Topic 03', limit: 3});
    equal(idsOf(down), ['d-09', 'd-10', 'd-11'], 'the page down from “Topic 03”');
    const end = await adapter.list('discussion', {sort: 'title', from: 'Zebra'});
    equal(idsOf(end), [], 'the page from a value behind them all');
  }),

  define('a list starts at a date', [{kind: 'discussion', sort: ['createdAt']}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const page = await adapter.list('discussion', {sort: '-createdAt', from: '2026-02-01T09:05:30Z', limit: 2});
    equal(idsOf(page), ['d-05', 'd-04'], 'what was started before that moment, the latest first');
  }),

  define('a list starts at an item, and leads back from there', byTitle, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const page = await adapter.list('discussion', {sort: 'title', from: {id: 'd-07'}, limit: 3});
    equal(idsOf(page), ['d-07', 'd-08', 'd-09'], 'the page from “d-07”');
    const before = await adapter.list('discussion', {sort: 'title', limit: 3, cursor: page.previous!});
    equal(idsOf(before), ['d-04', 'd-05', 'd-06'], 'the page before it');
  }),

  define(
    'the initials and their counts give every place in the list',
    [{kind: 'member', sort: ['name'], facets: ['initial']}],
    async (harness) => {
      const more = ['Édith', 'edwin', 'Zoë', 'Bo', 'Ben'].map((name, index) =>
        item('member', {id: `m-${index}`, name}),
      );
      const adapter = await harness.open({seed: [...organisation, ...more], as: 'mo'});
      const page = await adapter.list('member', {sort: 'name', facets: ['initial'], limit: 50});
      const initials = page.facets?.['initial'] ?? [];
      ok(initials.length > 1, 'the facet `initial` is answered');
      let place = 0;
      for (const {value, count} of initials) {
        const from = await adapter.list('member', {sort: 'name', from: value, limit: 1});
        equal(idsOf(from), idsOf({items: page.items.slice(place, place + 1)}), `the first one under “${value}”`);
        place += count;
      }
      equal(place, page.total.value, 'the sum of all initials');
      equal(countsOf(page, 'initial')['E'], 2, 'how many begin with an E, with or without an accent,');
    },
  ),

  define('a limit of 0 answers the total alone', [{kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const page = await adapter.list('discussion', {limit: 0});
    equal(page.items, [], 'the items');
    if (page.total.is === 'exact') equal(page.total.value, 17, 'the total');
  }),

  define(
    'a page holds 20 items where nobody said how many, and never more than the source says',
    [{kind: 'discussion'}],
    async (harness) => {
      const adapter = await harness.open({seed: [...organisation, ...discussions(40)], as: 'mo'});
      const {limit} = (await adapter.describe()).kinds.discussion!;
      equal((await adapter.list('discussion', {})).items.length, Math.min(20, limit), 'the length of a page');
      const most = await adapter.list('discussion', {limit: 100_000});
      ok(most.items.length <= limit, `a page has at most the ${limit} items the source declares`);
    },
  ),

  define('the total counts what the filter leaves, on every page', byType, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const first = await adapter.list('discussion', {sort: 'title', where: {type: 'question'}, limit: 5});
    const second = await adapter.list('discussion', {limit: 5, cursor: first.next!});
    for (const {total} of [first, second]) if (total.is === 'exact') equal(total.value, 8, 'the number of questions');
  }),
];
