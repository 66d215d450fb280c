import type {Kind} from '../../model/kinds.js';
import type {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import type {Slices} from './slices.js';
import {isForMost, searchedFields, textForMost, textOf, type Search} from './text.js';

/*
 * A place of a word is one number: the text it stands in, the field of it, and whether it begins that field. The less, the better. A
 * part of a word counts less than any beginning, and a mistyped word less than that.
 */
const fieldBits = 6;
const fieldMask = (1 << fieldBits) - 1;
const asPart = 1 << fieldBits;
const asSimilar = 2 << fieldBits;
const nowhere = 255;

/** Of more texts than one in so many, it is shorter to write down the place in each text. */
const dense = 4;

const none = new Uint8Array(0);

/** The texts a word stands in, each with the best place in it. */
class Places {
  private some: number[] = [];
  private every: Uint8Array | undefined;

  add(text: number, place: number): void {
    const {some, every} = this;
    if (!every || text >= every.length) {
      // A text is written from its best field on, so that the first place is the best.
      if (some.length === 0 || some[some.length - 1]! >> fieldBits !== text) some.push((text << fieldBits) | place);
    } else if (place < every[text]!) every[text] = place;
  }

  /** Leaves in each text the better of what is there and what is here. */
  lay(best: Uint8Array, worse: number): void {
    const {some, every = none} = this;
    for (let text = 0; text < every.length; text++) {
      const place = every[text]!;
      if (place !== nowhere && place + worse < best[text]!) best[text] = place + worse;
    }
    for (let index = 0; index < some.length; index++) {
      const text = some[index]! >> fieldBits;
      const place = (some[index]! & fieldMask) + worse;
      if (place < best[text]!) best[text] = place;
    }
  }

  /** Takes no more room than it needs, once so many texts are in. */
  settle(texts: number): void {
    if (!this.every && this.some.length * dense < texts) this.some = this.some.slice();
    else {
      const all = new Uint8Array(texts).fill(nowhere);
      this.lay(all, 0);
      [this.every, this.some] = [all, []];
    }
  }
}

/** How well each item fits what somebody looks for. */
export class Scores {
  constructor(
    private readonly scores: Uint16Array,
    private readonly first: number,
    private readonly numbersOf: (rows: readonly Row[]) => Int32Array,
    private readonly search: Search,
    private readonly reader: Reader,
  ) {}

  of(row: Row): number {
    return this.scores[(row.indexed ?? -1) - this.first] ?? this.scoreNow(row);
  }

  /** Of a list that nobody changes, by place: rows lie all over the memory, numbers beside each other. */
  along(rows: readonly Row[]): (place: number) => number {
    const {scores, first} = this;
    const numbers = this.numbersOf(rows);
    return (place) => scores[numbers[place]! - first] ?? this.scoreNow(rows[place]!);
  }

  /** Of a list that nobody changes, those that fit, the best first; those that fit as well stay in their order. Counted, not sorted. */
  async ranked(rows: readonly Row[], slices: Slices): Promise<readonly Row[]> {
    const score = this.along(rows);
    const fits = new Uint16Array(rows.length);
    const begins: number[] = [];
    for (let place = 0; place < fits.length; place++) {
      if ((place & 8191) === 8191 && slices.isOver) await slices.pause();
      const fit = score(place);
      fits[place] = fit;
      if (fit > 0) begins[fit] = (begins[fit] ?? 0) + 1;
    }
    let total = 0;
    for (let fit = begins.length - 1; fit > 0; fit--) {
      const count = begins[fit] ?? 0;
      begins[fit] = total;
      total += count;
    }
    const ranked: Row[] = [];
    ranked.length = total;
    for (let place = 0; place < fits.length; place++) {
      if ((place & 8191) === 8191 && slices.isOver) await slices.pause();
      const fit = fits[place]!;
      if (fit > 0) ranked[begins[fit]!++] = rows[place]!;
    }
    return ranked;
  }

  /** What changed meanwhile is looked at as it is now. */
  private scoreNow(row: Row): number {
    return this.search.score(textOf(row, this.reader.hidden(row)));
  }
}

/**
 * Which words stand in the texts of a kind, and where: whoever looks for a part of a word, or for one with a typing error, looks through
 * the words, of which there are far fewer than texts.
 *
 * An item that changed is written anew, behind all others; what is left of it as it was, nobody asks for.
 */
export class WordIndex {
  private words = new Map<string, Places>();
  /** Items some of whose searched fields only some may see. */
  private guarded: Row[] = [];
  /** Numbers are given once, also when everything is written anew. */
  private first = 0;
  private next = 0;
  private settled = 0;
  private numbered: {readonly rows: readonly Row[]; readonly next: number; readonly numbers: Int32Array} | undefined;

  constructor(
    private readonly kind: Kind,
    private readonly rows: Rows,
  ) {}

  /** Writes down what is not in it yet. */
  async catchUp(slices: Slices, isOver?: () => boolean): Promise<void> {
    const rows = this.rows.of(this.kind);
    if (this.next - this.first > 2 * rows.length + 1000) this.clear();
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      if ((row.indexed ?? -1) >= this.first) continue;
      if (isOver?.()) return;
      this.add(row);
      if (slices.isOver) await slices.pause();
    }
    const texts = this.next - this.first;
    if (texts < 1.25 * this.settled) return;
    for (const places of this.words.values()) {
      if (slices.isOver) await slices.pause();
      places.settle(texts);
    }
    this.settled = texts;
  }

  /** Scores as `Search.score` would of each text. */
  async scores(search: Search, reader: Reader, slices: Slices): Promise<Scores> {
    await this.catchUp(slices);
    const {first, next} = this;
    const scores = new Uint16Array(next - first);
    const best = new Uint8Array(next - first);
    const worth = this.worth();
    let isFirst = true;
    for (const {word, similar} of search.asked) {
      best.fill(nowhere);
      for (const [known, places] of this.words) {
        if (slices.isOver) await slices.pause();
        const at = known.indexOf(word);
        if (at >= 0) places.lay(best, at === 0 ? 0 : asPart);
        else if (similar?.test(` ${known}`)) places.lay(best, asSimilar);
      }
      for (let text = 0; text < best.length; text++) {
        const more = worth[best[text]!]!;
        scores[text] = more > 0 && (isFirst || scores[text]! > 0) ? scores[text]! + more : 0;
      }
      isFirst = false;
    }
    for (const row of this.guarded) {
      if (slices.isOver) await slices.pause();
      const [at, hidden] = [row.indexed! - first, reader.hidden(row)];
      // Whoever may see more of somebody finds them by it.
      if (at >= 0 && at < scores.length && !isForMost(row, hidden)) scores[at] = search.score(textOf(row, hidden));
    }
    return new Scores(scores, first, this.numbersOf, search, reader);
  }

  /** The numbers of a list; remembered, for whoever types asks about the same list at every key. */
  private readonly numbersOf = (rows: readonly Row[]): Int32Array => {
    const {numbered, next} = this;
    if (numbered?.rows === rows && numbered.next === next) return numbered.numbers;
    const numbers = Int32Array.from(rows, ({indexed}) => indexed ?? -1);
    this.numbered = {rows, next, numbers};
    return numbers;
  };

  private add(row: Row): void {
    const text = this.next - this.first;
    row.indexed = this.next++;
    const lines = textForMost(row).split('\n');
    for (let line = 1; line < lines.length; line++) {
      const words = lines[line]!.split(' ');
      for (let index = 1; index < words.length; index++) {
        const word = words[index]!;
        let places = this.words.get(word);
        if (!places) this.words.set(word, (places = new Places()));
        places.add(text, ((line - 1) << 1) | (index === 1 ? 0 : 1));
      }
    }
    const narrower = row.item['fieldVisibility'];
    if (
      narrower !== undefined &&
      searchedFields.get(this.kind)!.some(({name}) => Object.hasOwn(narrower as object, name))
    )
      this.guarded.push(row);
  }

  private clear(): void {
    // Who is looking through the old ones looks on.
    this.words = new Map<string, Places>();
    this.guarded = [];
    this.first = this.next;
    this.settled = 0;
  }

  /** What each place counts. */
  private worth(): Uint16Array {
    const worth = new Uint16Array(nowhere + 1);
    searchedFields.get(this.kind)!.forEach(({weight}, field) => {
      for (const isLater of [0, 1]) {
        const place = (field << 1) | isLater;
        worth[place] = weight * (isLater ? 4 : 8);
        worth[place + asPart] = 2 * weight;
        worth[place + asSimilar] = weight;
      }
    });
    return worth;
  }
}
