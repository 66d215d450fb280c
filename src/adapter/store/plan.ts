import type {Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import type {Change} from '../contract.js';
import type {Rows} from './rows.js';

/** What a change comes to: items as they will be, what goes, and which of them to answer, the one it was about first. */
export interface Plan {
  readonly put: readonly AnyItem[];
  readonly remove: readonly AnyItem[];
  readonly answer: readonly string[];
}

export interface Circumstances {
  readonly rows: Rows;
  readonly actor: Actor | undefined;
  /** RFC 3339. */
  readonly now: string;
}

/** Judges a change and works out what it comes to; nothing is changed yet. */
export function planOf(change: Change, {rows, actor, now}: Circumstances): Plan {
  switch (change.verb) {
    case 'create': {
      const {kind, item} = change;
      const known = rows.item(item.id);
      if (known) return {put: [], remove: [], answer: [known.id]};
      const table = tableOf(kind);
      const by = actor?.member;
      const made = {
        state: table.states[0]!, visibility: table.visibility, ...item, kind, version: newVersion(), createdAt: now, updatedAt: now,
        ...(by !== undefined && {createdBy: by, updatedBy: by}),
      } as unknown as AnyItem;
      return {put: [made], remove: [], answer: [made.id]};
    }
    default:
      throw new CommunityError('unsupported', 'This source cannot do this yet.');
  }
}

export function newVersion(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(36).padStart(2, '0')).join('');
}
