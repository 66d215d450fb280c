import type {Kind} from '../../model/kinds.js';
import type {Rank, Sorting} from './orders.js';
import type {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import type {Slices} from './slices.js';
import {Search, searchedFields, textOf} from './text.js';
import {WordIndex, type Scores} from './word-index.js';

/** The most items whose words are looked at to say what was found. */
const looked = 100;

/** One thing that somebody looks for, as they may see it. */
export interface Wanted {
  scores(slices: Slices): Promise<Scores>;
  /** What the words are in these items: themselves, or what they were taken for. */
  found(rows: readonly Row[]): readonly string[];
  /** What fits best first; by the sorting among those that fit as well. */
  byScore(sorting: Sorting): Sorting;
}

/** Searches a store. Fetched when somebody begins to, or when the page has nothing better to do. */
export class Searching {
  private readonly indexes = new Map<Kind, WordIndex>();

  constructor(private readonly rows: Rows) {}

  /** `undefined` where nothing is looked for, but blanks and signs. */
  wanted(kind: Kind, text: string, reader: Reader): Wanted | undefined {
    const search = new Search(text, searchedFields.get(kind)!);
    if (search.isEmpty) return undefined;
    const textFor = (row: Row) => textOf(row, reader.hidden(row));
    return {
      scores: (slices) => this.index(kind).scores(search, reader, slices),
      found: (rows) => search.found(rows.slice(0, looked).map(textFor)),
      byScore: (sorting) => ({
        ...sorting,
        name: 'relevance',
        keyOf: (row) => [search.score(textFor(row)), sorting.keyOf(row)],
        compare: (a, aId, b, bId) => {
          const [[aScore, aKey], [bScore, bKey]] = [a as Rank, b as Rank];
          return bScore - aScore || sorting.compare(aKey ?? undefined, aId, bKey ?? undefined, bId);
        },
        isFrom: (rank, start) => sorting.isFrom((rank as Rank)[1], start),
      }),
    };
  }

  /** Writes down where words stand, before anybody asks. */
  async prepare(kind: Kind, slices: Slices, isOver: () => boolean): Promise<void> {
    if (searchedFields.get(kind)!.length > 0) await this.index(kind).catchUp(slices, isOver);
  }

  private index(kind: Kind): WordIndex {
    let index = this.indexes.get(kind);
    if (!index) this.indexes.set(kind, (index = new WordIndex(kind, this.rows)));
    return index;
  }
}
