import {tableOf, type Kind} from '../../model/kinds.js';
import type {FacetValue, Query} from '../contract.js';
import type {Orders} from './orders-kept.js';
import {sortingOf, type Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import type {Searching} from './searching.js';
import {Slices} from './slices.js';
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
  private search: Searching | undefined;

  constructor(
    private readonly rows: Rows,
    private readonly orders: Orders,
  ) {}

  /** Whoever only reads needs none of it. */
  async searching(): Promise<Searching> {
    // Browsers take their time for what they have fetched, too.
    if (this.search) return this.search;
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
    const less = (part: Query) => this.find(kind, part, reader, signal);
    const matched =
      text?.trim() || facets?.length || (kind === 'member' && sort === 'closeness')
        ? await (await this.searching()).look(kind, query, reader, less, signal)
        : await this.look(kind, query, reader, signal);
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
    const sort = query.sort === 'relevance' ? undefined : query.sort;
    // Where somebody hides what is sorted by, this reader has an order of their own.
    const isOwn =
      reader.actor !== undefined && sort !== undefined && isHideable(kind, sort) && reader.rows.hasHiddenFields(kind);
    const sorting = sortingOf(kind, sort, isOwn ? reader : orders.reader, orders.collators);
    const tests = testsOf(kind, query.where);
    const slices = new Slices(signal);
    const some = candidates(kind, tests, reader);
    const ordered =
      some || isOwn
        ? await orders.sorted(some ?? reader.rows.of(kind), sorting, slices)
        : await orders.of(kind, sorting, signal);
    const seesEvery = reader.seesEvery(kind);
    if (tests.length === 0 && seesEvery) return {rows: ordered, sorting};
    const rows: Row[] = [];
    await slices.each(ordered, (row) => {
      if (tests.every((test) => test.passes(row, reader)) && (seesEvery || reader.sees(row))) rows.push(row);
    });
    return {rows, sorting};
  }
}

/** Is what is sorted by a field that somebody may hide? A name nobody hides. */
function isHideable(kind: Kind, sort: string): boolean {
  const name = sort.replace(/^-/, '');
  return name !== 'name' && Object.hasOwn(tableOf(kind).fields, name);
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
