import type {Item} from '../model/item.js';
import {computedNames} from '../model/item.js';
import type {Field, Fields} from '../model/fields.js';
import {computedFieldsOf, tableFor, unknownInstant} from './format.js';

type Bag = Readonly<Record<string, unknown>>;

const before = ['id', 'community', 'alsoFor'];
const after = [
  'state',
  'visibility',
  'language',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'version',
  'extra',
];
const never = new Set<string>([...computedNames, 'kind']);

/** An item as a file writes it: what is as everybody expects is left out, and the names stand in one order. */
export function toWritten(item: Item): Bag {
  const source = item as unknown as Bag;
  const table = tableFor(item.kind);
  const usual: Bag = defaults(item.kind, source);
  const fields = Object.keys(table.fields);
  const known = new Set([...before, ...fields, ...after]);
  const others = Object.keys(source).filter((name) => !known.has(name) && !never.has(name));
  const written: Record<string, unknown> = {};
  for (const name of [...before, ...fields, ...after, ...others.sort()]) {
    const value = source[name];
    if (value === undefined || value === null || isComputed(item.kind, name)) continue;
    if (Object.hasOwn(usual, name) && usual[name] === value) continue;
    written[name] = inOrder(value, table.fields[name]);
  }
  return written;
}

/** The item that was written: the envelope is whole again. */
export function fromWritten(kind: string, written: Bag): Item {
  const item: Record<string, unknown> = {kind};
  for (const [name, value] of Object.entries(written))
    if (value !== null && !never.has(name) && !isComputed(kind, name)) item[name] = value;
  for (const [name, value] of Object.entries(defaults(kind, written))) item[name] ??= value;
  return item as unknown as Item;
}

function isComputed(kind: string, name: string): boolean {
  return computedFieldsOf(kind).includes(name);
}

/** What an item is taken to say where it says nothing. */
function defaults(kind: string, {createdAt}: Bag): Bag {
  const {states, visibility} = tableFor(kind);
  const created = createdAt ?? unknownInstant;
  return {version: '1', state: states[0], visibility, createdAt: unknownInstant, updatedAt: created};
}

/** The same value with its names in the order of the table, then by the alphabet: equal values are written equally. */
function inOrder(value: unknown, field: Field | undefined): unknown {
  if (Array.isArray(value)) {
    const of = field?.type === 'list' ? field.of : undefined;
    return value.map((entry) => inOrder(entry, of));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields: Fields = field?.type === 'group' ? field.of : {};
  const names = Object.keys(fields);
  const ordered: Record<string, unknown> = {};
  const others = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  for (const name of [...names, ...others.sort()]) {
    const entry = (value as Bag)[name];
    if (entry !== undefined) ordered[name] = inOrder(entry, fields[name]);
  }
  return ordered;
}
