import {refusals} from './errors.js';
import {maySee} from './permissions.js';
import type {Field, List, Person, StoredItem} from './site.js';
import {columnOf, compare, valueOf} from './values.js';

export type Condition =
  | {readonly is: 'and'; readonly of: readonly Condition[]}
  | {readonly is: 'or'; readonly of: readonly Condition[]}
  | {readonly is: 'not'; readonly of: Condition}
  | {readonly is: 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'; readonly field: string; readonly value: unknown}
  | {readonly is: 'begins'; readonly field: string; readonly value: string}
  | {readonly is: 'contains'; readonly field: string; readonly value: string};

export interface Order {
  readonly field: string;
  readonly isDescending: boolean;
}

/** Where a page begins: after an item, named by its number and what the list is sorted by. */
export interface After {
  readonly id: number;
  readonly values: readonly unknown[];
}

export interface Asked {
  readonly where?: Condition | undefined;
  readonly order: readonly Order[];
  readonly limit: number;
  readonly after?: After | undefined;
}

/** So many rows may be looked at for one answer. */
export const threshold = 5_000;

/** One page of a list, as OData and CAML both ask for it. */
export function ask(list: List, person: Person, {where, order, limit, after}: Asked) {
  const columns = order.map(({field}) => known(list, field));
  if (where) checkNames(list, where);
  refuseTooMuch(list, where, columns, limit);
  const byOrder = (one: StoredItem, other: StoredItem) => {
    for (const [index, column] of columns.entries()) {
      const difference = compare(valueOf(one, column), valueOf(other, column));
      if (difference !== 0) return order[index]!.isDescending ? -difference : difference;
    }
    // Ties go by the number, and so does a list that is not sorted at all.
    return one.id - other.id;
  };
  const found = [...list.items.values()]
    .filter((item) => maySee(person, list, item) && (!where || holds(list, where, item)))
    .sort(byOrder);
  const rest = after ? found.filter((item) => isAfter(item, after, columns, order)) : found;
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    ...(last &&
      rest.length > items.length && {next: {id: last.id, values: columns.map((column) => valueOf(last, column))}}),
  };
}

/**
 * Above the threshold an index must lead to few enough rows: one of several conditions that all hold, or each of several of which one
 * holds. Sorting by what has no index looks at everything.
 */
function refuseTooMuch(list: List, where: Condition | undefined, columns: readonly Field[], limit: number): void {
  if (list.items.size <= threshold) return;
  if (limit > threshold) throw refusals.threshold();
  if (where && !narrows(list, where)) throw refusals.threshold();
  if (!where && columns.some(({indexed}) => !indexed)) throw refusals.threshold();
}

/** Does an index lead to no more rows than may be looked at? */
function narrows(list: List, condition: Condition): boolean {
  if (condition.is === 'not' || condition.is === 'contains' || condition.is === 'ne') return false;
  if (condition.is === 'and') return condition.of.some((part) => narrows(list, part));
  if (condition.is === 'or') return condition.of.every((part) => narrows(list, part));
  const column = known(list, condition.field);
  if (!column.indexed) return false;
  // A walk along the numbers is how a big list is read on.
  if (column.type === 'Counter') return true;
  let count = 0;
  for (const item of list.items.values()) if (holds(list, condition, item)) count++;
  return count <= threshold;
}

function checkNames(list: List, condition: Condition): void {
  if (condition.is === 'not') checkNames(list, condition.of);
  else if (condition.is === 'and' || condition.is === 'or') for (const part of condition.of) checkNames(list, part);
  else known(list, condition.field);
}

function known(list: List, name: string): Field {
  const column = columnOf(list, name);
  if (!column) throw refusals.noField(name);
  return column;
}

function holds(list: List, condition: Condition, item: StoredItem): boolean {
  if (condition.is === 'and') return condition.of.every((part) => holds(list, part, item));
  if (condition.is === 'or') return condition.of.some((part) => holds(list, part, item));
  if (condition.is === 'not') return !holds(list, condition.of, item);
  const value = valueOf(item, known(list, condition.field));
  if (condition.is === 'begins')
    return String(value ?? '')
      .toLowerCase()
      .startsWith(condition.value.toLowerCase());
  if (condition.is === 'contains')
    return String(value ?? '')
      .toLowerCase()
      .includes(condition.value.toLowerCase());
  if (condition.is === 'eq') return compare(value, condition.value) === 0;
  if (condition.is === 'ne') return compare(value, condition.value) !== 0;
  if (value === null) return false;
  const order = compare(value, condition.value);
  return {gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0}[condition.is];
}

function isAfter(item: StoredItem, after: After, columns: readonly Field[], order: readonly Order[]): boolean {
  for (const [index, column] of columns.entries()) {
    const difference = compare(valueOf(item, column), after.values[index] ?? null);
    if (difference !== 0) return order[index]!.isDescending ? difference < 0 : difference > 0;
  }
  return item.id > after.id;
}
