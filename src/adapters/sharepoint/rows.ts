import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import {permissions} from '../../model/permissions.js';
import {validate} from '../../model/validate.js';
import type {ListPlan} from './lists.js';
import type {People} from './people.js';
import {asObject, text, type RowInfo} from './wire.js';

/** A write that was made: its key, what it was, when, and the ids that were answered. */
export interface KeptKey {
  readonly key: string;
  readonly print: string;
  readonly at: number;
  readonly answer: readonly string[];
}

/** A row, read: an item, or the empty place of one, whose id is never given again. */
export interface Read {
  readonly id: string;
  readonly row: RowInfo;
  readonly item?: AnyItem;
  readonly keys: readonly KeptKey[];
}

/** What SharePoint says itself is not written beside it. */
const said = new Set(['id', 'kind', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'visibility']);

/** What cannot be kept to anybody in a list that all may read. */
const promises = new Set(['anonymous', 'fieldVisibility', 'hidesAwards']);

/** A column of text takes so many characters. */
const mostOfTitle = 255;

/** So many writes to one item are remembered. */
const mostKeys = 20;

/** What a row holds of ours. */
export type Columns = Readonly<Record<'Title' | 'CopId' | 'CopData', string>>;

export function encode(item: AnyItem, keys: readonly KeptKey[]): Columns {
  const own = Object.fromEntries(Object.entries(item).filter(([name]) => !said.has(name)));
  const title = text(item['title']) ?? text(item['name']) ?? item.kind;
  return {
    Title: title.slice(0, mostOfTitle),
    CopId: item.id,
    CopData: JSON.stringify({item: own, keys: keys.slice(-mostKeys)}),
  };
}

/** The empty place of an item that was removed. */
export function encodeGone(keys: readonly KeptKey[]): Readonly<Record<string, string>> {
  return {Title: '(removed)', CopData: JSON.stringify({keys: keys.slice(-mostKeys)})};
}

/**
 * A row as an item. Author and times are SharePoint's own, whatever is written; what is no item of its kind is left out.
 *
 * A state or a field that only an act sets counts where only owners write.
 */
export function decode({kind, access}: ListPlan, row: RowInfo, people: People): Read | undefined {
  const id = kind === 'member' ? people.idOf(row.author) : text(row.values['CopId']);
  const kept = parsed(text(row.values['CopData']));
  if (id === undefined || !kept) return undefined;
  const keys = keysIn(kept['keys']);
  if (!('item' in kept)) return {id, row, keys};
  const ofActs = access === 'owners' ? [] : (permissions[kind].kept ?? []);
  const own = Object.entries(asObject(kept['item'])).filter(
    ([name]) => !said.has(name) && !promises.has(name) && !ofActs.includes(name),
  );
  const table = tableOf(kind);
  const given = text(asObject(kept['item'])['state']);
  const state = access === 'owners' || given === 'removed' ? given : undefined;
  const user = people.get(row.author);
  const item = {
    ...Object.fromEntries(own),
    ...(kind === 'member' && user && people.memberOf(user)),
    id,
    kind,
    version: text(asObject(kept['item'])['version']) ?? '1',
    createdAt: row.created,
    updatedAt: row.modified,
    // Of a removed reply not even who wrote it is told.
    ...(state !== 'removed' && {createdBy: people.idOf(row.author), updatedBy: people.idOf(row.editor)}),
    visibility: access === 'private' ? 'person' : 'organisation',
    state: state !== undefined && table.states.includes(state) ? state : table.states[0]!,
  };
  const {values, wrong} = validate(kind, item, 'file');
  return Object.keys(wrong).length > 0 ? undefined : {id, row, keys, item: {...values, kind} as unknown as AnyItem};
}

function keysIn(value: unknown): readonly KeptKey[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const {key, print, at, answer} = asObject(one);
    return typeof key === 'string' && typeof print === 'string' && typeof at === 'number' && Array.isArray(answer)
      ? [{key, print, at, answer: answer.filter((id) => typeof id === 'string')}]
      : [];
  });
}

function parsed(data: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (data === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
