import type {Item} from '../../model/item.js';
import {valuesOf, type PracticeField, type PracticeValues} from './practice-values.js';
import {saidIn, type Said} from './practice-versions.js';

type Practice = Item<'practice'>;

/** What the form shows for the fields of an amendment, on either side of it. */
export function sidesOf({
  before,
  after,
}: Item<'amendment'>): Readonly<Record<'before' | 'after', Partial<PracticeValues>>> {
  const [was, is] = [saidIn(before), saidIn(after)];
  const names = (Object.keys(valuesOf({})) as PracticeField[]).filter((name) => Object.hasOwn(is, name));
  const side = (said: Said) => {
    const values = valuesOf(withoutEmpty(said));
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  };
  return {before: side(was), after: side(is)};
}

/** An amendment taken into a practice as it is now. */
export interface Merged {
  /** What the fields are to be that say now what they said when it was proposed. */
  readonly values: Partial<PracticeValues>;
  /** Fields that say something else by now: a person makes one of both. */
  readonly both: readonly PracticeField[];
}

/** What there is left to do to take an amendment in: nothing where the practice says all of it already. */
export function mergedInto(practice: Practice, amendment: Item<'amendment'>): Merged {
  const now = valuesOf(practice);
  const {before, after} = sidesOf(amendment);
  const open = (Object.keys(after) as PracticeField[]).filter((name) => now[name] !== after[name]);
  const clean = open.filter((name) => now[name] === before[name]);
  return {
    values: Object.fromEntries(clean.map((name) => [name, after[name]])),
    both: open.filter((name) => !clean.includes(name)),
  };
}

function withoutEmpty(said: Said): Partial<Practice> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) as Partial<Practice>;
}
