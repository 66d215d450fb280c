import {tableOf, type Kind} from '../../model/kinds.js';
import type {FacetValue, Query} from '../contract.js';
import {Facet} from './facets.js';
import type {Orders} from './orders-kept.js';
import {sortingOf, type Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import type {Searching, Wanted} from './searching.js';
import {Slices} from './slices.js';
import {testsOf, type Test} from './where.js';

/** Everything that meets a query, in its order. */
export interface Matched {
  readonly rows: readonly Row[];
  readonly sorting: Sorting;
  readonly facets?: Readonly<Record<string, readonly FacetValue[]>>;
  readonly wanted?: Wanted;
}

/** So many answers are kept while nothing changes: the next page of a list need not look again. */
const kept = 8;

/** Finds what meets a query, and remembers it for the next page. */
export class Matches {
  private readonly known = new Map<string, {readonly actor: unknown; readonly matched: Matched}>();

  private generation = 0;
  private search: Searching | undefined;

  constructor(
    private readonly rows: Rows,
    private readonly orders: Orders,
  ) {}

  /** Whoever only reads needs none of it. */
  async searching(): Promise<Searching> {
    const {Searching} = await import('./searching.js');
    return (this.search ??= new Searching(this.rows));
  }

  /** Something changed: what was found may not be so any more. */
  forget(): void {
    this.generation++;
    this.known.clear();
  }

  async find(kind: Kind, query: Query, reader: Reader, signal?: AbortSignal): Promise<Matched> {
    const {text, where, sort, facets} = query;
    const name = JSON.stringify([kind, text, where, sort, facets]);
    const known = this.known.get(name);
    if (known && known.actor === reader.actor) {
      this.keep(name, known);
      return known.matched;
    }
    const {generation} = this;
    const matched = await this.look(kind, query, reader, signal);
    // A change while this was looked for may not be in it, and so it is not kept.
    if (generation === this.generation) this.keep(name, {actor: reader.actor, matched});
    return matched;
  }

  private keep(name: string, answer: {readonly actor: unknown; readonly matched: Matched}): void {
    this.known.delete(name);
    this.known.set(name, answer);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= kept) break;
      this.known.delete(oldest);
    }
  }

  private async look(kind: Kind, query: Query, reader: Reader, signal?: AbortSignal): Promise<Matched> {
    const {orders} = this;
    const wanted = query.text?.trim() ? (await this.searching()).wanted(kind, query.text, reader) : undefined;
    const byRelevance = wanted && (query.sort === undefined || query.sort === 'relevance');
    const sort = query.sort === 'relevance' ? undefined : query.sort;
    // Where somebody hides what is sorted by, this reader has an order of their own.
    const isOwn =
      reader.actor !== undefined && sort !== undefined && isHideable(kind, sort) && reader.rows.hasHiddenFields(kind);
    const sorting = sortingOf(kind, sort, isOwn ? reader : orders.reader, orders.collators);
    const tests = testsOf(kind, query.where);
    const facets = (query.facets ?? []).map((name) => new Facet(kind, name, sorting));
    const slices = new Slices(signal);

    // What was answered a moment ago is counted, and what is typed is looked for among those who could be meant before it.
    const {text, facets: _facets, where, ...others} = query;
    if (facets.length > 0 && facets.every((facet) => isCountedAlone(facet, tests, byRelevance))) {
      const matched = await this.find(
        kind,
        {...others, ...(text !== undefined && {text}), ...(where && {where})},
        reader,
        signal,
      );
      await slices.each(matched.rows, (row) => facets.forEach((facet) => facet.add(row, reader)));
      return {...matched, facets: countsOf(facets)};
    }
    const among =
      wanted && facets.length === 0
        ? (await this.find(kind, {sort: sorting.name, ...(where && {where})}, reader, signal)).rows
        : undefined;

    const some = among ? undefined : candidates(kind, tests, reader);
    const ordered =
      among ??
      (some || isOwn
        ? await orders.sorted(some ?? reader.rows.of(kind), sorting, slices)
        : await orders.of(kind, sorting, signal));
    const seesEvery = among !== undefined || reader.seesEvery(kind);
    if (!wanted && tests.length === 0 && facets.length === 0 && seesEvery) return {rows: ordered, sorting};

    const score = (await wanted?.scores(slices))?.along(ordered);
    const rows: Row[] = [];
    const ranks = new Map<number, Row[]>();
    for (let index = 0; index < ordered.length; index++) {
      if ((index & 31) === 0 && slices.isOver) await slices.pause();
      const fit = score ? score(index) : 1;
      if (fit === 0) continue;
      const row = ordered[index]!;
      const failed = among ? undefined : failure(tests, row, reader);
      if (failed === tooMany || (failed !== undefined && facets.length === 0)) continue;
      if (!(seesEvery || reader.sees(row))) continue;
      for (const facet of facets) if (failed === undefined || failed === facet.filter) facet.add(row, reader);
      if (failed !== undefined) continue;
      if (!byRelevance) rows.push(row);
      else if (!ranks.get(fit)?.push(row)) ranks.set(fit, [row]);
    }
    return {
      ...(byRelevance ? {rows: ranked(ranks), sorting: wanted.byScore(sorting)} : {rows, sorting}),
      ...(facets.length > 0 && {facets: countsOf(facets)}),
      ...(wanted && {wanted}),
    };
  }
}

/** Is a facet counted of those who are answered? Others count who would be, were it not for the filter on the same thing. */
function isCountedAlone({name, filter}: Facet, tests: readonly Test[], byRelevance: boolean | undefined): boolean {
  // Letters stand in the order of the names.
  return !tests.some((test) => test.name === filter) && !(byRelevance && name === 'initial');
}

function countsOf(facets: readonly Facet[]): Readonly<Record<string, readonly FacetValue[]>> {
  return Object.fromEntries(facets.map((facet) => [facet.name, facet.values]));
}

/** Is what is sorted by a field that somebody may hide? A name nobody hides. */
function isHideable(kind: Kind, sort: string): boolean {
  const name = sort.replace(/^-/, '');
  return name !== 'name' && Object.hasOwn(tableOf(kind).fields, name);
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

/** The best first; those that fit equally well stay in their order. */
function ranked(ranks: ReadonlyMap<number, readonly Row[]>): readonly Row[] {
  const all: Row[] = [];
  for (const [, rows] of [...ranks].sort(([a], [b]) => b - a)) for (const row of rows) all.push(row);
  return all;
}

/** Where the query names what items hang on, only those that do. */
function candidates(kind: Kind, tests: readonly Test[], reader: Reader): readonly Row[] | undefined {
  const {parent} = tableOf(kind);
  const test = tests.find(({name, any}) => any && name === parent);
  return (
    test &&
    [...new Set(test.any)].flatMap((id) =>
      reader.rows.on(String(id)).filter(({item}) => item.kind === kind && item[parent!] === id),
    )
  );
}
