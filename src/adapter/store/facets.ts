import type {Kind} from '../../model/kinds.js';
import type {FacetValue, Scalar} from '../contract.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import type {Key, Sorting} from './orders.js';
import {fold} from './fold.js';
import {accessTo, type Access} from './values.js';

/** Counts the values of one name. */
export class Facet {
  private readonly counted = new Map<string, number>();
  private readonly access: Access | undefined;

  constructor(
    kind: Kind,
    readonly name: string,
    private readonly sorting: Sorting,
  ) {
    this.access = name === 'initial' ? undefined : accessTo(kind, name);
  }

  /** The name a filter on the same thing goes by. */
  get filter(): string {
    return this.access?.name ?? 'initial';
  }

  add(row: Row, reader: Reader): void {
    if (!this.access) return this.count(initialOf(this.sorting, this.sorting.keyOf(row)));
    const values = this.access.read(row, reader);
    if (values === undefined) return;
    if (!Array.isArray(values)) return this.count(String(values as Scalar));
    // Who has a value twice has it once.
    for (let index = 0; index < values.length; index++) {
      if (values.indexOf(values[index]!) === index) this.count(String(values[index]));
    }
  }

  /** The most frequent first; letters stay as they were met, in the order of the sort. */
  get values(): readonly FacetValue[] {
    const values = [...this.counted].map(([value, count]) => ({value, count}));
    return this.access ? values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) : values;
  }

  private count(value: string): void {
    this.counted.set(value, (this.counted.get(value) ?? 0) + 1);
  }
}

/** The letter something is filed under: of an instant or a date the month, of what has no letter `#`. */
function initialOf({access}: Sorting, key: Key): string {
  if (key === undefined) return '';
  if (access?.order === 'instant' && typeof key === 'number') return new Date(key).toISOString().slice(0, 7);
  if (access?.order === 'date') return String(key).slice(0, 7);
  if (access?.choices) return access.choices[key as number] ?? '';
  if (typeof key !== 'string') return String(key);
  const start = key.slice(0, 2);
  let letter = letters.get(start);
  if (letter === undefined) {
    letter =
      fold(start)
        .match(/^\p{L}/u)?.[0]
        ?.toUpperCase() ?? '#';
    letters.set(start, letter);
  }
  return letter;
}

/** By the first two characters, for an accent may be the second. */
const letters = new Map<string, string>();
