import {expect} from '@open-wc/testing';

import {item} from '../../src/conformance/seed.js';
import {closenessOf, ringsAround} from '../../src/model/closeness.js';
import type {AnyItem} from '../../src/model/item.js';

const who = (values: readonly (string | undefined)[], id: string) => {
  const [unit, place, timeZone] = values;
  const said = {...(unit && {unit}), ...(place && {place}), ...(timeZone && {timeZone})};
  return item('member', {id, name: id, ...said}) as unknown as AnyItem;
};
const some = [undefined, 'a', 'b'] as const;
const everybody = some.flatMap((unit) =>
  some.flatMap((place) => some.map((zone) => who([unit, place, zone], `${unit}-${place}-${zone}`))),
);
const holds = (wanted: string | {readonly none: readonly string[]}, value: unknown) =>
  typeof wanted === 'string' ? value === wanted : !wanted.none.includes(value as string);

describe('closeness', () => {
  it('is most for the same unit and place, then unit, then place, then hours', () => {
    const me = who(['a', 'a', 'a'], 'me');
    const of = (...values: readonly (string | undefined)[]) => {
      const other = who(values, 'other');
      return closenessOf(me, (name) => other[name]);
    };
    expect([
      of('a', 'a'),
      of('a', 'b', 'a'),
      of('b', 'a', 'a'),
      of('b', undefined, 'a'),
      of('b', 'b', 'b'),
    ]).to.deep.equal([4, 3, 2, 1, 0]);
  });

  it('of rings has each person in one, and in that of their closeness, whatever either says of themselves', () => {
    for (const me of everybody) {
      for (const other of everybody) {
        const within = ringsAround(me).filter(({where}) =>
          Object.entries(where).every(([name, wanted]) => holds(wanted, other[name])),
        );
        expect(within.map(({closeness}) => closeness)).to.deep.equal([closenessOf(me, (name) => other[name])]);
      }
    }
  });
});
