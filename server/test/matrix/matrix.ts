import {strict as assert} from 'node:assert';

import type {Change, ChangeEvent, CommunityAdapter, Page} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {createStore} from '../../../src/adapter/store/store.js';
import {network, storage} from '../../../src/conformance/seed.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {isCommunityError} from '../../../src/model/errors.js';
import type {Field} from '../../../src/model/fields.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem, Item} from '../../../src/model/item.js';
import {kindNames, tableOf, type Kind} from '../../../src/model/kinds.js';
import {permissions} from '../../../src/model/permissions.js';
import {canaries, everything, guarded, people, subjects, type Subject} from './items.js';

export interface Matrix {
  /** Answers a request of the person its token names. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** One in so many of the items of a kind is tried, and one of each kind at least. */
  readonly stride: number;
  /** Which of them: each is tried in one of so many turns. */
  readonly turn: number;
  /** Writes these once more as they are, whoever may. */
  readonly rewrite: (items: readonly Item[]) => Promise<unknown>;
}

export interface Outcome {
  readonly requests: number;
  readonly cells: number;
  readonly allowed: number;
  readonly refused: number;
  readonly words: number;
  readonly routes: number;
}

const address = 'http://community.example/api/';
/** So many requests at a time. */
const breadth = 12;

/**
 * Everybody tries everything on everything, theirs and others', in their community and another, as a dry run; each answer must be that
 * of a store in memory which holds everything at once and goes by `policy`. Whatever is answered, to whatever request, may hold the
 * words of those items alone that the person may see.
 */
export async function runMatrix({fetch, stride, turn, rewrite}: Matrix): Promise<Outcome> {
  const store = createStore({name: 'all at once', load: {items: everything}});
  await store.ready;
  const known = new Map([...subjects, ...guarded].map((subject) => [subject.canary, subject]));
  const tally = {requests: 0, cells: 0, allowed: 0, refused: 0, words: 0};
  const routes = new Set<string>();
  const leaks: string[] = [];
  const watchers: Watcher[] = [];
  const tried = sampled(subjects, stride, turn);

  for (const name of people) {
    const actor: Actor = name === '' ? visitor : store.actor(name);
    const expected = policy(store, actor);
    const asked = async (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(input, init);
      routes.add(routeOf(request));
      tally.requests++;
      const response = await fetch(request);
      if (response.headers.get('content-type') === 'text/event-stream') return response;
      const text = await response.clone().text();
      for (const word of new Set(text.match(canaries) ?? [])) {
        const subject = known.get(word)!;
        const [seen] = await expected.get(subject.item.kind, [subject.item.id]);
        const may = seen && (!guarded.includes(subject) || JSON.stringify(seen).includes(word));
        if (!may)
          leaks.push(
            `${name || 'a visitor'} reads of ${told(subject)} in what answers ${request.method} ${request.url}`,
          );
        tally.words++;
      }
      return response;
    };
    const found = rest({url: address, fetch: asked as typeof globalThis.fetch, ...(name && {token: () => name})});
    const same = async (what: string, act: (adapter: CommunityAdapter) => Promise<unknown>) => {
      const [here, there] = [await outcome(act(found)), await outcome(act(expected))];
      alike(here, there, `${name || 'a visitor'}: ${what}`);
      tally.cells++;
      if (isRefusal(there)) tally.refused++;
      else tally.allowed++;
    };

    await asked(`${address}describe`, authorized(name));
    for (const path of ['openapi.json', 'docs', 'docs.css']) await asked(`${address}${path}`, authorized(name));
    for (const kind of kindNames) await sameLists(kind, same, (index) => stride === 1 || index % 2 === turn % 2);
    for (const {canary, item} of [...guarded, ...sampled(subjects, stride * 4, turn)])
      await same(`search for ${canary}`, (adapter) => adapter.list(item.kind, {text: canary, limit: 5}).then(pageOf));
    const mine = tried.filter(({owner}) => owner === name || owner === 'the-stranger');
    await inParallel([...mine, ...guarded], async (subject) => {
      const {kind, id} = subject.item;
      const response = await asked(`${address}items/${kind}/${id}`, authorized(name));
      const [seen] = await expected.get(kind, [id]);
      assert.equal(response.status, seen ? 200 : 404, `${name || 'a visitor'}: ${told(subject)}`);
      await same(`get ${told(subject)}`, (adapter) => adapter.get(kind, [id]));
      for (const change of changesOf(subject.item as unknown as AnyItem))
        await same(`${'act' in change ? change.act : change.verb} ${told(subject)}`, (adapter) =>
          adapter.write!(change, {key: newId(), dryRun: true}).then(idsOf),
        );
    });
    await same('restore', (adapter) =>
      adapter.write!({verb: 'restore', items: []}, {key: newId(), dryRun: true}).then(idsOf),
    );
    watchers.push({name, expected, adapter: found, events: []});
  }
  await sameEvents(watchers, tried, rewrite);
  assert.deepEqual(leaks, []);
  const missed = (await documented(fetch)).filter((route) => !routes.has(route) && isTried(route, stride));
  assert.deepEqual(missed, [], 'what the service answers and nobody tried');
  return {...tally, routes: routes.size};
}

/** Every change that could be made to an item, and one more of its kind where it is. */
function changesOf(item: AnyItem): readonly Change[] {
  const {kind, id, version} = item;
  const at = {kind, id, version} as {kind: Kind; id: string; version: string};
  const {state: _state, createdBy: _by, createdAt: _at, updatedAt: _when, version: _v, kind: _kind, ...again} = item;
  const acts = Object.entries(permissions[kind].acts ?? {}).map(([act, {with: asked = {}}]) => {
    const told = Object.entries(asked).flatMap(([name, field]) =>
      field.required ? [[name, toldOf(name, field, id)]] : [],
    );
    return {verb: 'act', ...at, act, with: Object.fromEntries(told)} as Change;
  });
  return [
    {verb: 'create', kind, item: {...withoutCanaries(again), id: `new-${id}`}} as Change,
    {verb: 'update', ...at, set: {extra: {tried: true}}} as Change,
    {verb: 'update', ...at, set: {visibility: 'public'}} as Change,
    {verb: 'remove', ...at},
    ...acts,
  ];
}

/** Something an act may be told that makes sense. */
function toldOf(name: string, field: Field, id: string): string {
  if (field.type === 'choice') return field.of[0]!;
  if (field.type === 'date') return '2030-01-01';
  const items: Readonly<Record<string, string>> = {
    reply: `answer-${id}`,
    member: 'the-stranger',
    community: network,
    into: `discussion-${storage}`,
    id: `new-${id}`,
  };
  return items[name] ?? 'As it should be said';
}

interface Watcher {
  readonly name: string;
  readonly expected: CommunityAdapter;
  readonly adapter: CommunityAdapter;
  readonly events: ChangeEvent[];
}

/** Who watches is told of everything they may see that is written, and of nothing else. */
async function sameEvents(
  watchers: readonly Watcher[],
  written: readonly Subject[],
  rewrite: Matrix['rewrite'],
): Promise<void> {
  for (const {adapter, events} of watchers) {
    adapter.watch!({}, (event) => events.push(event));
    await until(() => events.some(({type}) => type === 'status'));
  }
  await rewrite(written.map(({item}) => item));
  for (const {name, expected, adapter, events} of watchers) {
    const visible = written.map(async ({item: {kind, id}}) => ((await expected.get(kind, [id]))[0] ? [id] : []));
    const wanted = (await Promise.all(visible)).flat();
    const told = () => new Set(events.flatMap((event) => ('id' in event ? [event.id] : [])));
    await until(() => wanted.every((id) => told().has(id)));
    for (const event of events) {
      if (!('id' in event)) continue;
      const [seen] = await expected.get(event.kind, [event.id]);
      assert.ok(seen, `${name || 'a visitor'} is told of ${event.kind} ${event.id}`);
    }
    adapter.close?.();
  }
}

/** Everything the service says it answers. */
async function documented(fetch: Matrix['fetch']): Promise<readonly string[]> {
  const document = (await (await fetch(new Request(`${address}openapi.json`))).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Where not every item is tried, some routes of single items are not reached. */
function isTried(route: string, stride: number): boolean {
  return stride === 1 || !route.includes('{id}');
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(); await new Promise((resolve) => setTimeout(resolve, 20)))
    assert.ok(Date.now() < end, 'not everybody was told');
}

type Same = (what: string, act: (adapter: CommunityAdapter) => Promise<unknown>) => Promise<void>;

/** Whole lists, with everything that is counted of them; not each in every order, where not every item is tried. */
async function sameLists(kind: Kind, same: Same, isTaken: (index: number) => boolean): Promise<void> {
  const {fields} = tableOf(kind);
  const facets = Object.keys(fields).filter((name) => fields[name]!.facet);
  const all = [...facets, 'state', 'createdBy', 'community'];
  const narrowed = [
    {},
    {community: storage},
    {community: network},
    {createdBy: 'the-stranger'},
    {'counts.flags': {from: 1}},
  ];
  for (const [index, where] of narrowed.entries())
    for (const [order, sort] of ['createdAt', '-activityAt'].entries()) {
      if (!isTaken(index + order)) continue;
      await same(`list ${kind} ${JSON.stringify(where)} by ${sort}`, (adapter) =>
        adapter.list(kind, {where, sort, facets: all, limit: 1_000} as never).then(pageOf),
      );
    }
}

function pageOf({items, total, facets}: Page): unknown {
  const counted = Object.entries(facets ?? {}).map(([name, values]) => [
    name,
    values.map(({value, count}) => `${String(value)}: ${count}`).sort(),
  ]);
  return {items, total, facets: Object.fromEntries(counted)};
}

function idsOf({items}: {readonly items: readonly {readonly id: string}[]}): readonly string[] {
  // What the store makes itself has an id of chance.
  return items.map(({id}) => id).filter((id) => /^(?:i|new|g|answer)-/.test(id));
}

function withoutCanaries(value: object): object {
  return JSON.parse(JSON.stringify(value).replace(canaries, 'words')) as object;
}

/** What came of it, as far as it is the same each time. */
async function outcome(promise: Promise<unknown>): Promise<unknown> {
  try {
    return JSON.parse(JSON.stringify((await promise) ?? null));
  } catch (error) {
    if (!isCommunityError(error)) throw error;
    const {kind, fields, current} = error;
    return {refused: kind, fields: Object.keys(fields ?? {}), current: (current as AnyItem | undefined)?.id ?? null};
  }
}

/** Says which of many it was, and what differs. */
function alike(here: unknown, there: unknown, what: string): void {
  try {
    assert.deepEqual(here, there);
  } catch (error) {
    throw new Error(`${what}\n${(error as Error).message}`, {cause: error});
  }
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

function told({item, owner}: Subject): string {
  const {kind, id, state, visibility, community} = item as unknown as AnyItem;
  return `${kind} ${id} (${state}, ${visibility}, of ${owner}, in ${community ?? 'no community'})`;
}

function authorized(name: string): RequestInit {
  return name === '' ? {} : {headers: {authorization: `Bearer ${name}`}};
}

/** The pattern of a request's address, as the document writes it. */
function routeOf({method, url}: Request): string {
  const [, , ...parts] = new URL(url).pathname.split('/');
  if (parts[0] === 'items' && parts[2] !== undefined) parts[2] = '{id}';
  return `${method} /${parts.join('/')}`;
}

/** Of each kind one in so many, in every turn others: with as many turns as there are items, all of them. */
function sampled(all: readonly Subject[], stride: number, turn: number): readonly Subject[] {
  return kindNames.flatMap((kind) => {
    const some = all.filter(({item}) => item.kind === kind);
    const step = Math.min(stride, some.length);
    return some.filter((_, index) => index % step === turn % step);
  });
}

async function inParallel<T>(all: readonly T[], use: (each: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await use(next);
  };
  await Promise.all(Array.from({length: breadth}, work));
}
