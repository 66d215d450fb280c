import {closenessOf} from '../../model/closeness.js';
import {CommunityError} from '../../model/errors.js';
import {tableOf, type Kind} from '../../model/kinds.js';
import type {FacetValue, Query} from '../contract.js';
import {Facet} from './facets.js';
import type {Matched} from './match.js';
import type {Rank, Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import {Slices} from './slices.js';
import {Search, searchedFields, textOf} from './text.js';
import {accessTo} from './values.js';
import {testsOf, type Test} from './where.js';
import {WordIndex} from './word-index.js';

/** What is asked of a list with less in it. */
export type Find = (query: Query) => Promise<Matched>;

/**
 * Searches a store, and counts by facets. Fetched when somebody begins to, or when the page has nothing better to do.
 *
 * An answer is made from the one with less in it: what is typed is looked for among those who could be meant before it, and counts are made
 * of those who were found.
 */
export class Searching {
  private readonly indexes = new Map<Kind, WordIndex>();
  /** The lists that were counted last: in them somebody is about to search. */
  private readonly counted = new Map<Kind, readonly Row[]>();
  private readonly rehearsed = new Map<Kind, readonly Row[]>();

  constructor(private readonly rows: Rows) {}

  /** Everything of a kind that meets a query with a text or facets in it. */
  async look(kind: Kind, query: Query, reader: Reader, find: Find, signal?: AbortSignal): Promise<Matched> {
    const {text, facets: names = [], ...plain} = query;
    if (kind === 'member' && plain.sort === 'closeness')
      return byCloseness(await find({...query, sort: 'name'}), reader, signal);
    const search = text === undefined ? undefined : new Search(text, searchedFields.get(kind)!);
    const wanted = search?.isEmpty ? undefined : search;
    const byRelevance = wanted && (plain.sort === undefined || plain.sort === 'relevance');
    const slices = new Slices(signal);

    // A facet counts who would be found, were it not for the filter on the same thing.
    const filters = new Set(names.map((name) => filterOf(kind, name)));
    const isCounted = ([name]: readonly [string, unknown]) => filters.has(filterOf(kind, name));
    const where = Object.entries(plain.where ?? {}).filter(([, condition]) => condition !== undefined);
    const own = where.filter(isCounted);
    // Letters stand in the order of the names.
    if (names.length > 0 && own.length === 0 && !(byRelevance && names.includes('initial'))) {
      const {facets: _facets, ...less} = query;
      const matched = await find(less);
      const facets = names.map((name) => new Facet(kind, name, matched.sorting));
      await slices.each(matched.rows, (row) => facets.forEach((facet) => facet.add(row, reader)));
      if (!wanted) {
        this.counted.set(kind, matched.rows);
        if (this.indexes.has(kind)) void this.rehearse(kind, reader);
      }
      return {...matched, facets: countsOf(facets)};
    }

    const among = await find({
      sort: plain.sort === undefined || plain.sort === 'relevance' ? tableOf(kind).order : plain.sort,
      ...(plain.where && {where: Object.fromEntries(where.filter((each) => !isCounted(each)))}),
    });
    if (!wanted && names.length === 0) return among;
    const {sorting} = among;
    const textFor = (row: Row) => textOf(row, reader.hidden(row));
    const found = wanted && {found: (some: readonly Row[]) => wanted.found(some.map(textFor))};
    const byFit = byRelevance && byScore(sorting, 'relevance', (row) => wanted.score(textFor(row)));
    const scores = wanted && (await this.index(kind).scores(wanted, reader, slices));
    // Whoever types waits for these.
    if (scores && byFit && names.length === 0)
      return {rows: await scores.ranked(among.rows, slices), sorting: byFit, ...found};
    const score = await scores?.along(among.rows, slices);
    const tests = testsOf(kind, Object.fromEntries(own));
    const facets = names.map((name) => new Facet(kind, name, sorting));
    const rows: Row[] = [];
    const ranks = new Map<number, Row[]>();
    for (let place = 0; place < among.rows.length; place++) {
      if ((place & 31) === 0 && slices.isOver) await slices.pause();
      const fit = score ? score(place) : 1;
      if (fit === 0) continue;
      const row = among.rows[place]!;
      const failed = failure(tests, row, reader);
      if (failed === tooMany) continue;
      for (const facet of facets) if (failed === undefined || failed === facet.filter) facet.add(row, reader);
      if (failed !== undefined) continue;
      if (!byRelevance) rows.push(row);
      else if (!ranks.get(fit)?.push(row)) ranks.set(fit, [row]);
    }
    return {
      ...(byFit ? {rows: ranked(ranks), sorting: byFit} : {rows, sorting}),
      ...(facets.length > 0 && {facets: countsOf(facets)}),
      ...found,
    };
  }

  /** Writes down where words stand, before anybody asks. */
  async prepare(kind: Kind, reader: Reader, slices: Slices, isOver: () => boolean): Promise<void> {
    if (searchedFields.get(kind)!.length === 0) return;
    await this.index(kind).catchUp(slices, isOver);
    if (!isOver()) await this.rehearse(kind, reader);
  }

  /**
   * Searches once in the list that was counted, where somebody is about to: what it is looked up by is at hand then, and an engine is
   * quick with what it has done before.
   */
  private async rehearse(kind: Kind, reader: Reader): Promise<void> {
    const rows = this.counted.get(kind);
    if (!rows || this.rehearsed.get(kind) === rows || !('requestIdleCallback' in globalThis)) return;
    this.rehearsed.set(kind, rows);
    const slices = new Slices(undefined, () => true);
    const scores = await this.index(kind).scores(new Search('e', searchedFields.get(kind)!), reader, slices);
    await scores.ranked(rows, slices);
  }

  private index(kind: Kind): WordIndex {
    let index = this.indexes.get(kind);
    if (!index) this.indexes.set(kind, (index = new WordIndex(kind, this.rows)));
    return index;
  }
}

/** The name a filter on the same thing as a facet goes by. */
function filterOf(kind: Kind, name: string): string {
  return name === 'initial' ? name : accessTo(kind, name).name;
}

function countsOf(facets: readonly Facet[]): Readonly<Record<string, readonly FacetValue[]>> {
  return Object.fromEntries(facets.map((facet) => [facet.name, facet.values]));
}

const tooMany = Symbol('more than one condition failed');

/** The one condition that does not hold: a facet that is filtered by it counts the item all the same. */
function failure(tests: readonly Test[], row: Row, reader: Reader): string | symbol | undefined {
  let failed: string | undefined;
  for (const test of tests) {
    if (test.passes(row, reader)) continue;
    if (failed !== undefined) return tooMany;
    failed = test.name;
  }
  return failed;
}

/** The best first; those that fit as well stay in their order. */
function ranked(ranks: ReadonlyMap<number, readonly Row[]>): readonly Row[] {
  const all: Row[] = [];
  for (const [, rows] of [...ranks].sort(([a], [b]) => b - a)) for (const row of rows) all.push(row);
  return all;
}

/** Whoever is closest to the reader first, and by name among those who are as close. */
async function byCloseness(matched: Matched, reader: Reader, signal?: AbortSignal): Promise<Matched> {
  const me = reader.rows.item(reader.actor?.member ?? '');
  if (!me) throw closeToNobody();
  const closenessTo = (row: Row) => closenessOf(me, (name) => reader.value(row, name));
  const ranks = new Map<number, Row[]>();
  await new Slices(signal).each(matched.rows, (row) => {
    const closeness = closenessTo(row);
    if (!ranks.get(closeness)?.push(row)) ranks.set(closeness, [row]);
  });
  return {...matched, rows: ranked(ranks), sorting: byScore(matched.sorting, 'closeness', closenessTo)};
}

/** A visitor asked for those who are close to them. */
export function closeToNobody(): CommunityError {
  return new CommunityError('invalid', 'Nobody is close to a visitor: sort by name, or sign in.');
}

function byScore(sorting: Sorting, name: string, score: (row: Row) => number): Sorting {
  return {
    ...sorting,
    name,
    keyOf: (row) => [score(row), sorting.keyOf(row)],
    compare: (a, aId, b, bId) => {
      const [[aScore, aKey], [bScore, bKey]] = [a as Rank, b as Rank];
      return bScore - aScore || sorting.compare(aKey ?? undefined, aId, bKey ?? undefined, bId);
    },
    isFrom: (rank, start) => sorting.isFrom((rank as Rank)[1], start),
  };
}
