import type {Kind} from '../../model/kinds.js';
import type {Key, Sorting} from './orders.js';
import {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import {Slices} from './slices.js';

/** How names and letters compare in one language. */
export interface Collators {
  readonly names: Intl.Collator;
  /** A letter with every accent, large and small, as one. */
  readonly letters: Intl.Collator;
}

interface Kept {
  readonly sorting: Sorting;
  readonly building: Promise<readonly Row[]>;
  /** Somebody waits for it. */
  isUrgent: boolean;
  /** A list that is never changed: a change makes the next one. */
  rows?: readonly Row[];
}

/** A change of more than this many items is sorted anew. */
const few = 32;

/** Sorted lists of whole kinds, each built once it is asked for, in slices, and kept in order through changes. */
export class Orders {
  readonly collators: Collators;
  /** What is sorted by is the same for everybody. */
  readonly reader: Reader;
  private readonly kept = new Map<Kind, Map<string, Kept>>();

  constructor(
    private readonly rows: Rows,
    language = 'en',
  ) {
    this.collators = {names: new Intl.Collator(language), letters: new Intl.Collator(language, {sensitivity: 'base'})};
    this.reader = new Reader(rows, {actor: undefined, readOnly: true, sharedOnly: true});
  }

  /** The list of a whole kind; where nobody waits for it, it is built while the page is idle. */
  async of(kind: Kind, sorting: Sorting, signal?: AbortSignal, isUrgent = true): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    let orders = this.kept.get(kind);
    if (!orders) this.kept.set(kind, (orders = new Map<string, Kept>()));
    let order = orders.get(sorting.name);
    if (!order) orders.set(sorting.name, (order = this.build(kind, sorting)));
    if (isUrgent) order.isUrgent = true;
    const rows = order.rows ?? (await order.building);
    signal?.throwIfAborted();
    return order.rows ?? rows;
  }

  /** Builds without a signal: who asks next wants the same, whatever became of the first. */
  private build(kind: Kind, sorting: Sorting): Kept {
    const order: Kept = {
      sorting,
      isUrgent: false,
      building: Promise.resolve().then(async () => {
        const slices = new Slices(undefined, () => !order.isUrgent);
        return (order.rows = await this.sorted(this.rows.of(kind), sorting, slices));
      }),
    };
    return order;
  }

  async sorted(rows: readonly Row[], sorting: Sorting, slices: Slices): Promise<readonly Row[]> {
    const placed: {row: Row; key: Key}[] = [];
    await slices.each(rows, (row) => placed.push({row, key: sorting.keyOf(row)}));
    const sorted = await slices.sort(placed, (a, b) => sorting.compare(a.key, a.row.item.id, b.key, b.row.item.id));
    const result: Row[] = [];
    await slices.each(sorted, ({row}) => result.push(row));
    return result;
  }

  /** Items of a kind changed, came or went: each finds its new place. Where only what is counted on them did, most orders stay. */
  move(kind: Kind, changed: ReadonlySet<Row>, isCountOnly = false): void {
    const orders = this.kept.get(kind);
    if (!orders) return;
    for (const [name, order] of orders) {
      if (isCountOnly && !/counts\.|activityAt|maturity/.test(name)) continue;
      if (order.rows && changed.size <= few) order.rows = this.placed(order.rows, order.sorting, changed);
      else orders.delete(name);
    }
  }

  private placed(rows: readonly Row[], sorting: Sorting, changed: ReadonlySet<Row>): readonly Row[] {
    const next = rows.filter((row) => !changed.has(row));
    for (const row of changed) {
      if (this.rows.byId.get(row.item.id) !== row) continue;
      const key = sorting.keyOf(row);
      let [low, high] = [0, next.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = next[middle]!;
        if (sorting.compare(sorting.keyOf(other), other.item.id, key, row.item.id) > 0) high = middle;
        else low = middle + 1;
      }
      next.splice(low, 0, row);
    }
    return next;
  }
}
