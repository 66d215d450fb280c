import {CommunityError} from '../../model/errors.js';
import type {Kind} from '../../model/kinds.js';
import type {Query} from '../contract.js';
import type {Key} from './orders.js';

/** A place in a list: the item last shown, by id and by what it was sorted by, so that the place stays when the item goes. */
export interface Place {
  readonly id: string;
  readonly key: Key | null;
  /** Items before the place are wanted, not those after. */
  readonly back?: true;
}

interface Frozen {
  readonly kind: Kind;
  readonly query: Query;
  readonly place: Place;
}

/** Filter, sort and place as one opaque word that survives an address. */
export function toCursor(frozen: Frozen): string {
  const bytes = new TextEncoder().encode(JSON.stringify(frozen));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function fromCursor(cursor: string, kind: Kind): Frozen {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const frozen = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0))),
    ) as Frozen;
    const {place, query} = frozen;
    const isPlaced = query.sort !== 'closeness' || Array.isArray(place.key);
    if (frozen.kind === kind && typeof place.id === 'string' && isPlaced) return frozen;
  } catch {
    // Said below, like a cursor of another list.
  }
  throw new CommunityError('invalid', 'This cursor does not belong to this list. Begin again at the first page.', {
    fields: {cursor: 'Leave it out.'},
  });
}
