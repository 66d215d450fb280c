import type {Kind} from '../../model/kinds.js';
import type {Sorting} from './orders.js';
import type {Row, Rows} from './rows.js';
import {inSlices, sortInSlices} from './slices.js';

interface Placed {
  readonly row: Row;
  readonly key: string | number | undefined;
}

/** How names and letters compare in one language. */
export interface Collators {
  readonly names: Intl.Collator;
  /** A letter with every accent, large and small, as one. */
  readonly letters: Intl.Collator;
}

/** Sorted lists of whole kinds, each built once it is asked for, in slices, and kept while it holds. */
export class Orders {
  readonly collators: Collators;
  private readonly kept = new Map<string, Promise<readonly Row[]>>();

  constructor(
    private readonly rows: Rows,
    language = 'en',
  ) {
    this.collators = {names: new Intl.Collator(language), letters: new Intl.Collator(language, {sensitivity: 'base'})};
  }

  of(kind: Kind, sorting: Sorting, signal?: AbortSignal): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    const name = `${kind}/${sorting.name}`;
    let order = this.kept.get(name);
    // Built without the signal: who asks next wants the same, whatever became of the first.
    if (!order) this.kept.set(name, (order = this.sorted(this.rows.of(kind), sorting)));
    return order;
  }

  async sorted(rows: readonly Row[], sorting: Sorting, signal?: AbortSignal): Promise<readonly Row[]> {
    const placed: Placed[] = [];
    await inSlices(rows, (row) => placed.push({row, key: sorting.keyOf(row)}), signal);
    const sorted = await sortInSlices(placed, (a, b) => sorting.compare(a.key, a.row.item.id, b.key, b.row.item.id), signal);
    return sorted.map(({row}) => row);
  }

  /** A change may have moved what is sorted. */
  drop(): void {
    this.kept.clear();
  }
}
