import type {Change, CommunityAdapter} from '../../../src/adapter/contract.js';
import {exportGroups} from '../../../src/file/export.js';
import {newId} from '../../../src/model/id.js';
import type {AnyItem} from '../../../src/model/item.js';
import {tableOf, type Kind} from '../../../src/model/kinds.js';
import {canaries} from './items.js';
import {kept, words} from './kept.js';

/** Who read what, of what only some may read. */
export class Reading {
  readonly leaks = new Set<string>();
  private readonly read = new Set<string>();
  looked = 0;

  /** Looks at something that somebody was told, or that lies about; `who` is nobody of the organisation for what no person is told. */
  look(who: string, where: string, told: unknown): void {
    this.looked++;
    const text = typeof told === 'string' ? told : (JSON.stringify(told) ?? '');
    for (const word of new Set(text.match(canaries) ?? [])) {
      const row = kept[words.indexOf(word)];
      if (!row) continue;
      if (row.readers.includes(who)) this.read.add(`${who} ${row.kind}.${row.field}`);
      else this.leaks.add(`${who || 'a visitor'} reads ${row.kind}.${row.field} in ${where}`);
    }
  }

  leaked(who: string, where: string): void {
    this.leaks.add(`${who || 'a visitor'} learns of it by ${where}`);
  }

  /** Whatever somebody may read and nobody did: then nothing was looked for in the right places. */
  get missed(): readonly string[] {
    const wanted = kept.flatMap(({kind, field, readers}) => readers.map((who) => `${who} ${kind}.${field}`));
    return wanted.filter((each) => !this.read.has(each));
  }
}

/** When and by whom somebody was changed last is no secret: what was changed is. */
const late: ReadonlySet<string> = new Set(['version', 'updatedAt', 'updatedBy', 'activityAt']);

function aboutKept(kind: Kind): boolean {
  return kept.some((row) => row.kind === kind);
}

/** How much there is of everything, and in which order, for somebody: the same before and after what they may not know of. */
export async function picture(adapter: CommunityAdapter): Promise<string> {
  const {kinds} = await adapter.describe();
  const seen: unknown[] = [];
  for (const [name, {facets, sort}] of Object.entries(kinds)) {
    const kind = name as Kind;
    if (tableOf(kind).derived) continue;
    for (const order of aboutKept(kind) ? sort.filter((each) => !late.has(each)) : ['createdAt']) {
      const {
        items,
        total,
        facets: counted,
      } = await adapter.list(kind, {sort: order, facets: [...facets], limit: 500} as never);
      const plain = items.map((item) =>
        Object.entries(item)
          .filter(([name]) => !late.has(name))
          .sort(),
      );
      seen.push([kind, order, total, counted, plain]);
    }
  }
  return JSON.stringify(seen);
}

/** Somebody looks everywhere, by every way a page has, for what others keep from them. */
export async function walk(adapter: CommunityAdapter, who: string, reading: Reading, stride = 1): Promise<void> {
  const ask: Seeking['ask'] = async (where, answer, own) => {
    const less = (told: unknown) => (own ? JSON.stringify(told)?.replaceAll(own, '') : told);
    try {
      const told = await answer();
      reading.look(who, where, less(told));
      return told;
    } catch (error) {
      const {message, cause} = error as Error;
      reading.look(who, `the refusal of ${where}`, less({...(error as object), message, cause: String(cause)}));
      return undefined;
    }
  };
  const {kinds} = await adapter.describe();
  await ask('what a source says of itself', () => adapter.describe());
  for (const [name, {facets, sort}] of Object.entries(kinds)) {
    const kind = name as Kind;
    const fields = Object.keys(tableOf(kind).fields);
    await ask(`the list of ${kind}`, () =>
      adapter.list(kind, {facets: [...facets, 'createdBy', 'state'], limit: 500} as never),
    );
    const orders = kind === 'member' ? [...sort, ...fields] : aboutKept(kind) ? sort : [];
    for (const order of new Set(orders.flatMap((each) => [each, `-${each}`])))
      await ask(`${kind} by ${order}`, () =>
        adapter.list(kind, {sort: order, facets: ['initial'], limit: 500} as never),
      );
    await ask(`fields of ${kind}`, () => adapter.list(kind, {fields, limit: 500} as never));
  }
  await ask('an export', async () => {
    const groups: unknown[] = [];
    for await (const group of exportGroups(adapter)) groups.push(group);
    return groups;
  });
  for (const [index, row] of kept.entries())
    if (!row.readers.includes(who) && (row.id !== undefined || index % stride === 0))
      await seek(adapter, who, index, {reading, ask});
}

interface Seeking {
  readonly reading: Reading;
  /** `own` is what they wrote themselves: it may come back. */
  readonly ask: (where: string, answer: () => Promise<unknown>, own?: string) => Promise<unknown>;
}

/** Somebody who knows what they look for, and only wants to know whether it is so. */
async function seek(adapter: CommunityAdapter, who: string, index: number, {reading, ask}: Seeking): Promise<void> {
  const {kind, field, readers, id} = kept[index]!;
  const word = words[index]!;
  const subject = id?.(word) ?? readers[0]!;
  const found = async (where: string, query: object) => {
    const told = await ask(where, () => adapter.list(kind, {limit: 50, ...query} as never));
    const {items = [], total} = (told ?? {}) as {
      readonly items?: readonly AnyItem[];
      readonly total?: {readonly value: number};
    };
    return {
      isAnswered: told !== undefined,
      isThere: items.some((each) => each.id === subject),
      isCounted: total !== undefined && total.value > items.length,
    };
  };
  const never = async (where: string, query: object) => {
    const {isThere, isCounted} = await found(where, query);
    if (isThere || isCounted) reading.leaked(who, `${where} of ${kind}.${field}`);
  };
  const slip = `${word.slice(0, 5)}${word[6]}${word[5]}${word.slice(7)}`;
  for (const text of [word, word.slice(0, 8), word.slice(4), slip]) await never('search', {text});
  for (const condition of [
    word,
    {any: [word]},
    {all: [word]},
    {from: word.slice(0, 4), to: `${word}z`},
    {exists: true},
  ])
    await never('a filter', {where: {[field]: condition}});
  if (id) await never('a filter by its author', {where: {createdBy: readers[0]!}});
  if (id) await never('what it is about', {where: {parent: readers[1] ?? 'the-steward'}});
  if (id && (await found('a place to begin', {from: {id: subject}})).isAnswered)
    reading.leaked(who, `a place to begin of ${kind}.${field}`);
  await ask('a read by id', () => adapter.get(kind, [subject]));
  if (adapter.many)
    await ask('several reads', () =>
      adapter.many!([
        {verb: 'get', kind, ids: [subject]},
        {verb: 'list', kind, query: {}},
      ]),
    );
  const at = {kind, id: subject};
  const draft = {
    id: subject,
    member: 'the-steward',
    subject: 'the-steward',
    about: 'mentoring',
    message: 'Hello',
    name: 'Somebody',
    [field]: word,
  };
  const changes = [
    {verb: 'create', kind, item: draft},
    {verb: 'update', ...at, version: 'old', set: {extra: {}}},
    {verb: 'update', ...at, set: {[field]: word}},
    {verb: 'update', ...at, set: {fieldVisibility: {}, title: 'Else'}},
    {verb: 'remove', ...at, version: 'old'},
    {verb: 'act', ...at, version: 'old', act: kind === 'member' ? 'leave' : 'accept'},
    {
      verb: 'restore',
      items: [
        {
          ...at,
          version: '1',
          name: 'Else',
          member: 'the-steward',
          subject: 'the-steward',
          message: 'Else',
          about: 'meeting',
          ...{mentor: 'the-steward', mentee: 'the-sponsor', form: 'mentoring', mentorship: 'pair'},
          ...{start: '2026-03-12T09:00:00Z', occasion: 'under-way', going: 'well'},
          createdAt: '2026-01-05T09:00:00Z',
          updatedAt: '2026-01-05T09:00:00Z',
          visibility: 'public',
          state: kind === 'member' ? 'active' : 'asked',
        },
      ],
    },
  ] as unknown as readonly Change[];
  for (const change of changes)
    await ask(
      `what answers ${change.verb} ${kind}`,
      async () => {
        const {items} = await adapter.write!(change, {key: newId(), dryRun: true});
        return change.verb === 'create' ? items.length : items;
      },
      `${kind}-${word}`,
    );
}
