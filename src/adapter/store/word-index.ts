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
    // What stands nowhere is never better than what is there.
    for (let text = 0; text < every.length; text++) {
      const place = every[text]! + worse;
      if (place < best[text]!) best[text] = place;
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

/** So many texts are looked at in one go: engines make a loop quick between its calls, not within it. */
const atOnce = 4096;

/** Adds what the places of one more word are worth; a text in which it does not stand is out. */
function addUp(scores: Uint16Array, best: Uint8Array, worth: Uint16Array, isFirst: boolean, from: number): void {
  const end = Math.min(best.length, from + atOnce);
  for (let text = from; text < end; text++) {
    const more = worth[best[text]!]!;
    const score = scores[text]!;
    scores[text] = more > 0 && (isFirst || score > 0) ? score + more : 0;
  }
}

/** Lays some where those begin that fit as well. */
function lay(ranked: Row[], rows: readonly Row[], fits: Uint16Array, begins: number[], from: number): void {
  const end = Math.min(fits.length, from + atOnce);
  for (let place = from; place < end; place++) {
    const fit = fits[place]!;
    if (fit > 0) ranked[begins[fit]!++] = rows[place]!;
  }
}

/** How well each item fits what somebody looks for. */
export class Scores {
  constructor(
    private readonly scores: Uint16Array,
    private readonly first: number,
    private readonly numbersOf: (rows: readonly Row[], slices: Slices) => Promise<Int32Array>,
    private readonly search: Search,
    private readonly reader: Reader,
  ) {}

  of(row: Row): number {
    return this.scores[(row.indexed ?? -1) - this.first] ?? this.scoreNow(row);
  }

  /** Of a list that nobody changes, by place: rows lie all over the memory, numbers beside each other. */
  async along(rows: readonly Row[], slices: Slices): Promise<(place: number) => number> {
    const {scores, first} = this;
    const numbers = await this.numbersOf(rows, slices);
    return (place) => scores[numbers[place]! - first] ?? this.scoreNow(rows[place]!);
  }

  /** Of a list that nobody changes, those that fit, the best first; those that fit as well stay in their order. Counted, not sorted. */
  async ranked(rows: readonly Row[], slices: Slices): Promise<readonly Row[]> {
    const numbers = await this.numbersOf(rows, slices);
    const fits = new Uint16Array(rows.length);
    const begins: number[] = [];
    for (let place = 0; place < fits.length; place += atOnce) {
      if (slices.isOver) await slices.pause();
      this.count(rows, numbers, fits, begins, place);
    }
    let total = 0;
    for (let fit = begins.length - 1; fit > 0; fit--) {
      const count = begins[fit]!;
      begins[fit] = total;
      total += count;
    }
    const ranked: Row[] = [];
    ranked.length = total;
    for (let place = 0; place < fits.length; place += atOnce) {
      if (slices.isOver) await slices.pause();
      lay(ranked, rows, fits, begins, place);
    }
    return ranked;
  }

  /** How well each of some fits, and how many fit so. */
  private count(rows: readonly Row[], numbers: Int32Array, fits: Uint16Array, counts: number[], from: number): void {
    const {scores, first} = this;
    const end = Math.min(fits.length, from + atOnce);
    for (let place = from; place < end; place++) {
      const fit = scores[numbers[place]! - first] ?? this.scoreNow(rows[place]!);
      if (fit === 0) continue;
      fits[place] = fit;
      while (counts.length <= fit) counts.push(0);
      counts[fit]!++;
    }
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
  /** The same, to be looked through: to go through a map takes twice as long. */
  private listed: (readonly [word: string, places: Places])[] = [];
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
    for (const [, places] of this.listed) {
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
      const {listed} = this;
      for (let index = 0; index < listed.length; index++) {
        const [known, places] = listed[index]!;
        const at = known.indexOf(word);
        const worse = at === 0 ? 0 : at > 0 ? asPart : similar?.test(` ${known}`) ? asSimilar : nowhere;
        if (worse < nowhere) places.lay(best, worse);
        // To ask the clock takes as long as to look at a word.
        if ((worse < nowhere || (index & 63) === 63) && slices.isOver) await slices.pause();
      }
      for (let text = 0; text < best.length; text += atOnce) {
        if (slices.isOver) await slices.pause();
        addUp(scores, best, worth, isFirst, text);
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
  readonly numbersOf = async (rows: readonly Row[], slices: Slices): Promise<Int32Array> => {
    const {numbered, next} = this;
    if (numbered?.rows === rows && numbered.next === next) return numbered.numbers;
    const numbers = new Int32Array(rows.length);
    for (let place = 0; place < numbers.length; place++) {
      if ((place & 1023) === 1023 && slices.isOver) await slices.pause();
      numbers[place] = rows[place]!.indexed ?? -1;
    }
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
        if (!places) {
          this.words.set(word, (places = new Places()));
          this.listed.push([word, places]);
        }
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
    this.listed = [];
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
