/** Chance that can be had again: the same number makes the same choices. */
export class Chance {
  constructor(private seed: number) {}

  /** From 0 up to 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0, less than `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  /** One of them; `undefined` where there is none. */
  of<T>(some: readonly T[]): T | undefined {
    return some[this.below(some.length)];
  }
}
