import {sql, type RawBuilder} from 'kysely';

/** Of so many items one stands in a sample, by chance and always the same one: each sample has an index of its own, the rarest first. */
export const rates = [512, 64, 8] as const;

export type Rate = (typeof rates)[number];

/** Is the item, `i`, one of the sample? Said as its index says it. */
export function inSample(rate: Rate): RawBuilder<boolean> {
  const first = -(2 ** 31);
  return sql<boolean>`hashtext(i.id) between ${sql.lit(first)} and ${sql.lit(first + 2 ** 32 / rate - 1)}`;
}
