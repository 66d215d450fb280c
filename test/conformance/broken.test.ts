import {expect} from '@open-wc/testing';

import type {CommunityAdapter, Page, Query} from '../../src/adapter/contract.js';
import {cases, checkConformance, type CaseResult, type ConformanceCase} from '../../src/conformance/index.js';
import {CommunityError} from '../../src/model/errors.js';
import type {Item} from '../../src/model/item.js';
import {kindNames, type Kind} from '../../src/model/kinds.js';
import {memoryHarness} from './memory-harness.js';

type Break = (adapter: CommunityAdapter) => CommunityAdapter;

const failed = (results: readonly CaseResult[]) =>
  results.filter(({outcome}) => outcome === 'failed').map(({name}) => name);

/** Lists that somebody gets wrong. */
const lists =
  (wrong: <K extends Kind>(page: Page<K>, query: Query<K>, kind: K) => Page<K>): Break =>
  (adapter) => ({
    ...adapter,
    list: async (kind, query, options) => wrong(await adapter.list(kind, query, options), query, kind),
  });

/** Each of them breaks one promise, and the case that says so must fail. */
const wrongs: readonly {readonly name: string; readonly change: Break; readonly caught: string}[] = [
  {
    name: 'gives people to meet points that no reason has',
    change: lists((page, _query, kind) =>
      kind === 'suggestion'
        ? {...page, items: page.items.map((item) => ({...item, score: Number((item as {score?: number}).score) + 1}))}
        : page,
    ),
    caught: 'people to meet have something in common with who asks, and each says what',
  },
  {
    name: 'forgets who was put aside',
    change: (adapter) => ({
      ...adapter,
      write: (change, options) =>
        adapter.write!(change, {
          ...options,
          ...(change.verb === 'create' && change.kind === 'preference' && {dryRun: true}),
        }),
    }),
    caught: 'who is put aside, followed or was asked to meet is not suggested again',
  },
  {
    name: 'accepts a nomination, and gives nothing',
    change: (adapter) => ({
      ...adapter,
      write: (change, options) =>
        adapter.write!(change, {
          ...options,
          ...(change.verb === 'act' && change.kind === 'nomination' && change.act === 'accept' && {dryRun: true}),
        }),
    }),
    caught: 'somebody is nominated, others endorse it, and whoever may give the badge gives it with that',
  },
  {
    name: 'loses the last of those with the same sort value',
    change: lists((page, {sort}) => {
      const titles = page.items.map((item) => (item as {title?: string}).title);
      const items = page.items.filter(
        (_, index) => sort !== 'title' || index !== 2 || titles[index] !== titles[index - 1],
      );
      return {...page, items};
    }),
    caught: 'pages bring every item once, in the order that was asked for',
  },
  {
    name: 'breaks ties as it likes',
    change: lists((page, {sort}) => (sort === '-title' ? {...page, items: [...page.items].reverse()} : page)),
    caught: 'items with the same sort value come in the order of their ids, either way',
  },
  {
    name: 'pages by counting',
    change: (adapter) => ({
      ...adapter,
      list: async <K extends Kind>(kind: K, {cursor, limit = 20, ...query}: Query<K>) => {
        const start = Number(cursor ?? 0);
        const all = await adapter.list(kind, {...query, limit: 100});
        const items = all.items.slice(start, start + limit);
        const {next: _, ...page} = all;
        return {...page, items, ...(start + limit < all.items.length && {next: String(start + limit)})};
      },
    }),
    caught: 'paging neither repeats nor skips while others add and remove',
  },
  {
    name: 'counts one too many',
    change: lists((page) => {
      const facets = Object.entries(page.facets ?? {}).map(([name, values]) => [
        name,
        values.map(({value, count}) => ({value, count: count + 1})),
      ]);
      return {...page, ...(page.facets && {facets: Object.fromEntries(facets) as NonNullable<Page['facets']>})};
    }),
    caught: 'every facet counts what the list then brings',
  },
  {
    name: 'closes the gaps of what is not there',
    change: (adapter) => ({
      ...adapter,
      get: async (kind, ids, options) => (await adapter.get(kind, ids, options)).filter((item) => item !== undefined),
    }),
    caught: 'items come by id in the order of the ids, with a gap for each that is not there',
  },
  {
    name: 'lets the last writer win',
    change: (adapter) => ({
      ...adapter,
      write: async (change, options) => {
        if (!('version' in change) || change.verb !== 'update') return adapter.write!(change, options);
        const [current] = await adapter.get(change.kind, [change.id]);
        return adapter.write!({...change, version: current?.version} as typeof change, options);
      },
    }),
    caught: 'an update made against an old version is a conflict, and brings the item as it is',
  },
  {
    name: 'makes a key of its own',
    change: (adapter) => ({
      ...adapter,
      write: (change, options) => adapter.write!(change, {...options, key: String(Math.random())}),
    }),
    caught: 'the same key twice is one change, and the first answer once more',
  },
  {
    name: 'drops what it does not know',
    change: (adapter) => ({
      ...adapter,
      write: (change, options) => {
        if (change.verb !== 'create') return adapter.write!(change, options);
        const {extra: _, ...item} = change.item;
        return adapter.write!({...change, item} as typeof change, options);
      },
    }),
    caught: 'what the store does not know survives create, update and reading',
  },
  {
    name: 'ignores a dry run',
    change: (adapter) => ({
      ...adapter,
      write: (change, {dryRun: _, ...options}) => adapter.write!(change, options),
    }),
    caught: 'a dry run says what would happen, and changes nothing',
  },
  {
    name: 'forgets what others did while nobody watched',
    change: (adapter) => ({
      ...adapter,
      watch: ({since: _, ...scope}, listener) => adapter.watch!(scope, listener),
    }),
    caught: 'whoever comes back is told what they missed',
  },
  {
    name: 'fails with an error of its own',
    change: (adapter) => ({
      ...adapter,
      write: (change, options) =>
        adapter.write!(change, options).catch((error: CommunityError) => {
          throw new Error(`HTTP 400: ${error.message}`);
        }),
    }),
    caught: 'what is wrong is refused, with the fields that are wrong',
  },
];

/** Breaks what a policy promises: these have the whole store behind them. */
const leaks: readonly {
  readonly name: string;
  readonly leak: (adapter: CommunityAdapter, everything: CommunityAdapter) => CommunityAdapter;
  readonly caught: string;
}[] = [
  {
    name: 'counts what the reader may not see',
    leak: (adapter, everything) => ({
      ...adapter,
      list: async (kind, query, options) => {
        const [page, {total}] = await Promise.all([
          adapter.list(kind, query, options),
          everything.list(kind, {...query, limit: 0}),
        ]);
        return {...page, total};
      },
    }),
    caught: 'lists, totals and facets bring only what a person may see',
  },
  {
    name: 'gets by id what the reader may not see',
    leak: (adapter, everything) => ({...adapter, get: (kind, ids, options) => everything.get(kind, ids, options)}),
    caught: 'neither an id nor a word nor a filter brings what a person may not see',
  },
  {
    name: 'says in a refusal that there is something',
    leak: (adapter, everything) => ({
      ...adapter,
      write: async (change, options) => {
        const [hidden] =
          'id' in change ? ((await everything.get(change.kind, [change.id])) as readonly (Item | undefined)[]) : [];
        return adapter.write!(change, options).catch((error: CommunityError) => {
          throw hidden && error.kind === 'not-found' ? new CommunityError('forbidden', 'You may not see this.') : error;
        });
      },
    }),
    caught: 'a refusal says nothing about what a person may not see',
  },
  {
    name: 'reports what the reader may not see',
    leak: (adapter, everything) => ({...adapter, watch: (scope, listener) => everything.watch!(scope, listener)}),
    caught: 'what a person may not see is not reported to them, and what they no longer may is reported as removed',
  },
];

const only = (name: string) => cases.filter((testCase) => testCase.name === name);

describe('the suite catches an adapter that', () => {
  for (const {name, change, caught} of wrongs) {
    it(name, async () => {
      expect(
        failed(
          await checkConformance(
            only(caught),
            memoryHarness((adapter) => change(adapter)),
          ),
        ),
      ).to.deep.equal([caught]);
    });
  }

  for (const {name, leak, caught} of leaks) {
    it(name, async () => {
      const harness = memoryHarness((adapter, _options, store) => leak(adapter, store));
      expect(failed(await checkConformance(only(caught), harness))).to.deep.equal([caught]);
    });
  }

  it('never answers', async () => {
    const harness = memoryHarness((adapter) => ({...adapter, get: () => new Promise(() => {})}));
    const name = 'items come by id in the order of the ids, with a gap for each that is not there';
    // Its ten seconds are over in one, many times what a source that answers takes; what waits for any other time still does.
    const {setTimeout} = globalThis;
    globalThis.setTimeout = ((work: () => void, time?: number) =>
      setTimeout(work, time === 10_000 ? 1000 : time)) as typeof setTimeout;
    const [result] = await checkConformance(only(name), harness).finally(() => (globalThis.setTimeout = setTimeout));
    expect([result!.outcome, result!.reason]).to.deep.equal(['failed', 'Not over after 10 seconds.']);
  });
});

describe('the suite', () => {
  it('says what it left out, and why', async () => {
    const name = 'an act nobody knows is refused';
    const readOnly = memoryHarness(({write: _, ...adapter}) => ({
      ...adapter,
      describe: async (options) => {
        const {kinds, ...description} = await adapter.describe(options);
        const without = Object.entries(kinds).map(([kind, can]) => [kind, {...can, verbs: []}]);
        return {...description, kinds: Object.fromEntries(without) as typeof kinds};
      },
    }));
    const [skipped] = await checkConformance(only(name), readOnly);
    expect([skipped!.outcome, skipped!.reason]).to.deep.equal([
      'skipped',
      'The source does not offer “retire” for the kind practice.',
    ]);
    const [excepted] = await checkConformance(only(name), memoryHarness(), {exceptions: {[name]: 'It has none.'}});
    expect([excepted!.outcome, excepted!.reason]).to.deep.equal(['excepted', 'It has none.']);
  });

  it('asks a source for no kind that it does not declare', async function () {
    this.timeout(60_000);
    // A case that asks for nothing of a kind while it is there need not be run without it.
    const touched = new Map<ConformanceCase, Set<Kind>>();
    for (const each of cases) {
      const kinds = new Set<Kind>();
      touched.set(each, kinds);
      const noting = memoryHarness((adapter) => ({
        ...adapter,
        list: (kind, query, options) => (kinds.add(kind), adapter.list(kind, query, options)),
        get: (kind, ids, options) => (kinds.add(kind), adapter.get(kind, ids, options)),
        write: (change, options) => {
          if (change.verb !== 'restore') kinds.add(change.kind);
          return adapter.write!(change, options);
        },
      }));
      await checkConformance([each], noting);
    }
    for (const absent of kindNames) {
      const refuse = (kind: Kind) => {
        if (kind === absent) throw new CommunityError('unsupported', `This source has no ${absent}.`);
      };
      const without = memoryHarness((adapter) => ({
        ...adapter,
        describe: async (options) => {
          const {kinds, ...description} = await adapter.describe(options);
          const {[absent]: _, ...others} = kinds;
          return {...description, kinds: others};
        },
        list: async (kind, query, options) => (refuse(kind), adapter.list(kind, query, options)),
        get: async (kind, ids, options) => (refuse(kind), adapter.get(kind, ids, options)),
        write: async (change, options) => {
          if (change.verb !== 'restore') refuse(change.kind);
          return adapter.write!(change, options);
        },
      }));
      const some = cases.filter((each) => touched.get(each)!.has(absent));
      expect(failed(await checkConformance(some, without)), absent).to.deep.equal([]);
    }
  });

  it('refuses an exception for a case that is not there', async () => {
    const error = await checkConformance(cases, memoryHarness(), {exceptions: {'flies to the moon': 'Too far.'}}).catch(
      (reason: Error) => reason.message,
    );
    expect(error).to.include('flies to the moon');
  });

  it('names every case once, as a sentence', () => {
    const names = cases.map(({name}) => name);
    expect(new Set(names).size).to.equal(names.length);
    for (const name of names) expect(name).to.match(/^[a-z].+[^.]$/);
  });
});
