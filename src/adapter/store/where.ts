import {CommunityError} from '../../model/errors.js';
import type {Kind} from '../../model/kinds.js';
import type {Condition, Scalar} from '../contract.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';
import {accessTo, boundKey, sortKey, type Access, type Values} from './values.js';

/** One condition, ready to be asked. */
export interface Test {
  readonly name: string;
  passes(row: Row, reader: Reader): boolean;
  /** Of an equality: the values one of which it must have. */
  readonly any?: readonly Scalar[];
}

/** The conditions of a query, ready to be asked. */
export function testsOf(kind: Kind, where: Readonly<Record<string, Condition | undefined>> = {}): readonly Test[] {
  return Object.entries(where).flatMap(([name, condition]) => {
    if (condition === undefined) return [];
    const access = accessTo(kind, name);
    const {holds, any} = conditionOf(access, condition);
    return [
      {name: access.name, passes: (row, reader) => holds(access.read(row, reader)), ...(any && {any})} satisfies Test,
    ];
  });
}

function conditionOf(
  access: Access,
  condition: Condition,
): {holds: (values: Values) => boolean; any?: readonly Scalar[]} {
  if (typeof condition !== 'object') return {holds: (values) => has(values, condition), any: [condition]};
  if ('any' in condition) {
    const wanted = new Set(condition.any);
    return {
      holds: (values) => (isList(values) ? values.some((value) => wanted.has(value)) : wanted.has(values!)),
      any: condition.any,
    };
  }
  if ('all' in condition) return {holds: (values) => condition.all.every((value) => has(values, value))};
  if ('none' in condition) {
    const unwanted = new Set(condition.none);
    if (unwanted.has(false)) return {holds: (values) => !condition.none.some((value) => has(values, value))};
    return {
      holds: (values) => (isList(values) ? !values.some((value) => unwanted.has(value)) : !unwanted.has(values!)),
    };
  }
  if ('exists' in condition) {
    // A count is always there; it exists where it counts something.
    const isThere = (values: Values) =>
      isList(values) ? values.length > 0 : values !== undefined && !(values === 0 && access.name.startsWith('counts.'));
    return {holds: (values) => isThere(values) === condition.exists};
  }
  if ('from' in condition || 'to' in condition) return {holds: range(access, condition)};
  throw new CommunityError('invalid', `“${access.name}” has a condition nobody knows.`, {
    fields: {[access.name]: 'Use a value, any, all, none, from and to, or exists.'},
  });
}

function range(
  access: Access,
  {from, to}: {readonly from?: string | number; readonly to?: string | number},
): (values: Values) => boolean {
  const low = from === undefined ? undefined : boundKey(access, from, false);
  const high = to === undefined ? undefined : boundKey(access, to, true);
  const inside = (value: Scalar) => {
    const key = sortKey(access, value);
    return key !== undefined && (low === undefined || key >= low) && (high === undefined || key <= high);
  };
  return (values) => (isList(values) ? values.some(inside) : values !== undefined && inside(values));
}

function has(values: Values, wanted: Scalar): boolean {
  if (isList(values)) return values.includes(wanted);
  // A flag that is not set is a flag set to false.
  return values === wanted || (wanted === false && values === undefined);
}

function isList(values: Values): values is readonly Scalar[] {
  return Array.isArray(values);
}
