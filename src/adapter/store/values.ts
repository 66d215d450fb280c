import {CommunityError} from '../../model/errors.js';
import type {Field} from '../../model/fields.js';
import {tableOf, type Kind} from '../../model/kinds.js';
import type {Scalar} from '../contract.js';
import type {Reader} from './reader.js';
import type {Row} from './rows.js';

/** How values of a name compare. */
export type Order = 'text' | 'collated' | 'number' | 'instant' | 'date';

/** A name that may be asked for, and how it is read. */
export interface Access {
  readonly name: string;
  readonly order: Order;
  /** Of a choice: its values in their own order. */
  readonly choices?: readonly string[];
  read(this: void, row: Row, reader: Reader): Values;
}

export type Values = Scalar | readonly Scalar[] | undefined;

const instants = new Set(['createdAt', 'updatedAt', 'activityAt']);
const plain = new Set([
  'id',
  'kind',
  'version',
  'createdBy',
  'updatedBy',
  'language',
  'visibility',
  'state',
  ...instants,
]);

const known = new Map<string, Access>();

/** Answers how a name of a kind is read; a name nobody knows is refused. */
export function accessTo(kind: Kind, name: string): Access {
  const key = `${kind}/${name}`;
  let access = known.get(key);
  if (!access) known.set(key, (access = make(kind, name)));
  return access;
}

function make(kind: Kind, asked: string): Access {
  const table = tableOf(kind);
  const name = asked === 'parent' ? table.parent : asked;
  const [bag, key] = split(asked);
  if (bag === 'counts') return {name: asked, order: 'number', read: (row, reader) => reader.counts(row)?.[key] ?? 0};
  if (asked === 'mine.unread')
    return {name: asked, order: 'text', read: (row, reader) => reader.isUnread(row) || undefined};
  if (bag === 'mine') return {name: asked, order: 'text', read: (row, reader) => reader.mine(row)?.[key]?.id};
  if (name === 'community') return {name, order: 'text', read: communities(kind)};
  if (name === 'role' && kind === 'member') return {name, order: 'text', read: rolesOf};
  if (name === 'alsoFor') return {name, order: 'text', read: (row) => row.item.alsoFor};
  if (name !== undefined && plain.has(name)) {
    const order = instants.has(name) ? 'instant' : 'text';
    return {name, order, read: kept.has(name) ? (row, reader) => reader.value(row, name) as Values : direct(name)};
  }
  const field = name !== undefined && Object.hasOwn(table.fields, name) ? table.fields[name] : undefined;
  if (!field) {
    const fields = {[asked]: 'Nobody knows this name.'};
    throw new CommunityError('invalid', `A ${kind} has no “${asked}” to ask for.`, {fields});
  }
  if (name === 'maturity') return {name, ...orderOf(field), read: (row, reader) => reader.maturity(row)};
  const values = direct(name!);
  const convert = converter(field);
  const read: Access['read'] = convert ? (row, reader) => convert(values(row, reader)) : values;
  return {name: name!, ...orderOf(field), read};
}

/** Names that a reader may know less of than is written, or that are worked out. */
const kept = new Set(['createdBy', 'updatedBy', 'activityAt']);

/** Reads a value as it is written, where nobody hides it: asked a hundred thousand times for one list. */
function direct(name: string): Access['read'] {
  return (row, reader) => {
    const {item} = row;
    const isKept = item['fieldVisibility'] !== undefined || name === 'practices';
    return (isKept ? reader.value(row, name) : item[name]) as Values;
  };
}

/** Communities and people belong to none: a community is itself, a person is where their memberships are. */
function communities(kind: Kind): Access['read'] {
  if (kind === 'community') return (row) => row.item.id;
  if (kind === 'member') return (row, reader) => reader.rows.communitiesOf(row.item.id);
  return ({item}) =>
    item.alsoFor?.length ? [...(item.community ? [item.community] : []), ...item.alsoFor] : item.community;
}

/** What a person is where, `storage/steward`; of what the reader may know. */
function rolesOf(row: Row, reader: Reader): Values {
  return reader.rows
    .membershipsOf(row.item.id)
    .filter((membership) => reader.sees(membership))
    .map(({item}) => `${item.community}/${String(item['role'])}`);
}

function split(name: string): readonly [string, string] {
  const dot = name.indexOf('.');
  return dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function orderOf(field: Field): Pick<Access, 'order' | 'choices'> {
  if (field.type === 'choice') return {order: 'number', choices: field.of};
  if (field.type === 'text') return {order: 'collated'};
  if (field.type === 'number' || field.type === 'instant' || field.type === 'date') return {order: field.type};
  return {order: 'text'};
}

/** Makes of a field's value what can be counted and compared: of a group, the one that stands for it. */
function converter(field: Field): ((value: unknown) => Values) | undefined {
  if (field.type === 'map') return (value) => (value === undefined ? undefined : true);
  if (field.type === 'group') return (value) => standIn(value, field.key);
  if (field.type !== 'list') return undefined;
  const {of} = field;
  if (of.type !== 'group') return (value) => (Array.isArray(value) ? (value as readonly Scalar[]) : undefined);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const values: Scalar[] = [];
    for (const each of value) {
      const one = standIn(each, of.key);
      if (one !== undefined) values.push(one);
    }
    return values;
  };
}

function standIn(value: unknown, key: string | undefined): Scalar | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return key === undefined ? true : ((value as Record<string, unknown>)[key] as Scalar | undefined);
}

/** What a value sorts by: a number where it has one. */
export function sortKey({order, choices}: Access, value: unknown): string | number | undefined {
  const one = Array.isArray(value) ? (value[0] as unknown) : value;
  if (one === undefined || one === null) return undefined;
  if (choices) {
    const index = choices.indexOf(String(one));
    return index < 0 ? choices.length : index;
  }
  if (order === 'instant') {
    const time = Date.parse(String(one));
    return Number.isNaN(time) ? undefined : time;
  }
  return typeof one === 'number' ? one : String(one);
}

/** An end of a range as a key: a day or a month given for an instant begins at its first moment, or ends with its last. */
export function boundKey(access: Access, bound: string | number, isEnd: boolean): string | number | undefined {
  if (typeof bound === 'number') return bound;
  if (access.order === 'date') return isEnd ? `${bound}\uffff` : bound;
  if (access.order !== 'instant' || !isEnd) return sortKey(access, bound);
  const [year, month, day] = bound.split('-').map(Number);
  const time = /^\d{4}$/.test(bound)
    ? Date.UTC(year! + 1, 0)
    : /^\d{4}-\d\d$/.test(bound)
      ? Date.UTC(year!, month!)
      : /^\d{4}-\d\d-\d\d$/.test(bound)
        ? Date.UTC(year!, month! - 1, day! + 1)
        : undefined;
  return time === undefined ? sortKey(access, bound) : time - 1;
}
