import {tableOf, type Kind} from '../../model/kinds.js';
import type {FacetValue, Query} from '../contract.js';
import {Facet} from './facets.js';
import type {Orders} from './orders-kept.js';
import {sortingOf, type Rank, type Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import {Slices} from './slices.js';
import type {Search} from './text.js';
import {testsOf, type Test} from './where.js';

/** Everything that meets a query, in its order. */
export interface Matched {
  readonly rows: readonly Row[];
  readonly sorting: Sorting;
  readonly facets?: Readonly<Record<string, readonly FacetValue[]>>;
  /** What the words that were looked for are in these. */
  readonly found?: (rows: readonly Row[]) => readonly string[];
}

/** So many answers are kept while nothing changes: the next page of a list need not look again. */
const kept = 8;

/** Finds what meets a query, and remembers it for the next page. */
export class Matches {
  private readonly known = new Map<string, {readonly actor: unknown; readonly matched: Matched}>();

  private generation = 0;

  constructor(private readonly orders: Orders) {}

  /** Something changed: what was found may not be so any more. */
  forget(): void {
    this.generation++;
    this.known.clear();
  }

  async find(kind: Kind, query: Query, reader: Reader, signal?: AbortSignal): Promise<Matched> {
    const {text, where, sort, facets} = query;
    const name = JSON.stringify([kind, text, where, sort, facets]);
    const known = this.known.get(name);
    if (known && known.actor === reader.actor) return known.matched;
    const {generation} = this;
    const matched = await this.look(kind, query, reader, signal);
    // A change while this was looked for may not be in it, and so it is not kept.
    if (generation === this.generation) this.keep(name, {actor: reader.actor, matched});
    return matched;
  }

  private keep(name: string, matched: {readonly actor: unknown; readonly matched: Matched}): void {
    this.known.delete(name);
    this.known.set(name, matched);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= kept) break;
      this.known.delete(oldest);
    }
  }

  private async look(kind: Kind, query: Query, reader: Reader, signal?: AbortSignal): Promise<Matched> {
    const {orders} = this;
    // Whoever only reads needs none of it.
    const texts = query.text === undefined ? undefined : await import('./text.js');
    const asked = texts && new texts.Search(query.text!, texts.searchedFields.get(kind)!);
    const search = asked?.isEmpty ? undefined : asked;
    const textIn = (row: Row) => texts!.textOf(row, reader.hidden(row));
    const byRelevance = search && (query.sort === undefined || query.sort === 'relevance');
    const sort = query.sort === 'relevance' ? undefined : query.sort;
    // Where somebody hides what is sorted by, this reader has an order of their own.
    const isOwn =
      reader.actor !== undefined && sort !== undefined && isHideable(kind, sort) && reader.rows.hasHiddenFields(kind);
    const sorting = sortingOf(kind, sort, isOwn ? reader : orders.reader, orders.collators);
    const tests = testsOf(kind, query.where);
    const facets = (query.facets ?? []).map((name) => new Facet(kind, name, sorting));

    const slices = new Slices(signal);
    // A practice may be as long as a thousand members.
    const often = search ? 3 : 31;
    const some = candidates(kind, tests, reader);
    const ordered =
      some || isOwn
        ? await orders.sorted(some ?? reader.rows.of(kind), sorting, slices)
        : await orders.of(kind, sorting, signal);
    const seesEvery = reader.seesEvery(kind);
    if (!search && tests.length === 0 && facets.length === 0 && seesEvery) return {rows: ordered, sorting};

    const rows: Row[] = [];
    const ranks = new Map<number, Row[]>();
    for (let index = 0; index < ordered.length; index++) {
      if ((index & often) === 0 && slices.isOver) await slices.pause();
      const row = ordered[index]!;
      const failed = failure(tests, row, reader);
      if (failed === tooMany || (failed !== undefined && facets.length === 0)) continue;
      const score = search ? search.score(textIn(row)) : 1;
      if (score === 0 || !(seesEvery || reader.sees(row))) continue;
      for (const facet of facets) if (failed === undefined || failed === facet.filter) facet.add(row, reader);
      if (failed !== undefined) continue;
      if (!byRelevance) rows.push(row);
      else if (!ranks.get(score)?.push(row)) ranks.set(score, [row]);
    }
    const counted = facets.length > 0 && {
      facets: Object.fromEntries(facets.map((facet) => [facet.name, facet.values])),
    };
    const found = search && {found: (some: readonly Row[]) => search.found(some.map(textIn))};
    const matched = {rows, sorting, ...counted, ...found};
    return byRelevance ? {...matched, rows: ranked(ranks), sorting: byScore(sorting, search, textIn)} : matched;
  }
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

function byScore(sorting: Sorting, search: Search, textIn: (row: Row) => string): Sorting {
  return {
    ...sorting,
    name: 'relevance',
    keyOf: (row) => [search.score(textIn(row)), sorting.keyOf(row)],
    compare: (a, aId, b, bId) => {
      const [[aScore, aKey], [bScore, bKey]] = [a as Rank, b as Rank];
      return bScore - aScore || sorting.compare(aKey ?? undefined, aId, bKey ?? undefined, bId);
    },
    isFrom: (rank, start) => sorting.isFrom((rank as Rank)[1], start),
  };
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
