/** One word or phrase: as it stands, or made from what it speaks of. */
export type Phrase = string | ((...facts: never[]) => string);

/** The phrases of one part of the library, in English: the list that every other language must match. */
export interface Section<
  N extends string = string,
  P extends Readonly<Record<string, Phrase>> = Readonly<Record<string, Phrase>>,
> {
  readonly name: N;
  readonly phrases: P;
}

export const section = <const N extends string, P extends Readonly<Record<string, Phrase>>>(
  name: N,
  phrases: P,
): Section<N, P> => ({name, phrases});

/** The same phrases in any language: what is a string stays one, what takes facts takes the same. */
export type Translated<P> = {readonly [K in keyof P]: P[K] extends string ? string : P[K]};
