import type {AnyItem} from '../model/item.js';
import {lives, type Life} from '../model/lives.js';
import type {Condition, Query, Scalar} from './contract.js';
import {words} from './store/fold.js';

/** The fields that are searched, whatever the kind: the tables of all fields are larger than all that an outbox does with them. */
export const searchedNames =
  'name title body description aliases purpose unit place bio helps seeks topics custom summary problem context forces steps result rationale evidence useWhen notWhen sections tags message'.split(
    ' ',
  );

/** In a list of groups, what stands for each. */
export const groupKeys = ['skill', 'member', 'heading', 'url'];

/**
 * Would the store have found this item? Good enough for what waits to be sent: what the reader has just written shows up where they
 * look for it, and once the store has it, the store decides.
 */
export function isFound(item: AnyItem, {text, where = {}}: Query): boolean {
  const conditions = Object.entries(where) as [string, Condition | undefined][];
  return (
    conditions.every(([name, condition]) => condition === undefined || fulfils(valuesOf(item, name), condition)) &&
    hasWords(item, text)
  );
}

/** The values of a name as a list: of a group, the one that stands for it. */
export function valuesOf(item: AnyItem, asked: string): readonly Scalar[] {
  const {parent = asked}: Life = lives[item.kind];
  const name = asked === 'parent' ? parent : asked;
  if (name === 'community') return [item.community, ...(item.alsoFor ?? [])].filter((id) => id !== undefined);
  if (name.startsWith('counts.')) return [item.counts?.[name.slice(7)] ?? 0];
  // What waits to be sent, its writer has read.
  if (name.startsWith('mine.') && name !== 'mine.unread')
    return item.mine?.[name.slice(5)] ? [item.mine[name.slice(5)]!.id] : [];
  if (name === 'activityAt') return [item.activityAt ?? item.createdAt];
  return scalars(item[name]);
}

function scalars(value: unknown): readonly Scalar[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(scalars);
  if (typeof value !== 'object') return [value as Scalar];
  const key = groupKeys.find((each) => each in value);
  return key ? scalars((value as Record<string, unknown>)[key]) : [];
}

function fulfils(values: readonly Scalar[], condition: Condition): boolean {
  if (typeof condition !== 'object') return values.includes(condition) || (condition === false && values.length === 0);
  if ('any' in condition) return condition.any.some((value) => values.includes(value));
  if ('all' in condition) return condition.all.every((value) => values.includes(value));
  if ('none' in condition) return !condition.none.some((value) => values.includes(value));
  if ('exists' in condition) return values.some((value) => value !== 0) === condition.exists;
  const {from, to} = condition as {from?: string | number; to?: string | number};
  return values.some((value) => (from === undefined || value >= from) && (to === undefined || value <= to));
}

function hasWords(item: AnyItem, text = ''): boolean {
  const wanted = words(text).split(' ').filter(Boolean);
  if (wanted.length === 0) return true;
  const searched = words(searchedNames.map((name) => flat(item[name])).join(' '));
  return wanted.every((word) => searched.includes(` ${word}`));
}

function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value).map(flat).join(' ');
}
