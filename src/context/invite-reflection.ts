import type {Occasion} from '../journal/kept.js';
import {adapterAround} from './adapter-around.js';
import {describeOnce} from './source.js';

/** Something that happened to whoever is signed in, and that they may want to think about. */
export interface ReflectionInvitation {
  /** `session`: they had one. `before`: they will have one. `answer`: one solved their question. `practice`: they adopted it. */
  readonly occasion: Occasion;
  /** Whom the session is with, or what it is called. */
  readonly title: string;
  /** What it is about, where it is an item of the community. */
  readonly about?: {readonly kind: string; readonly id: string};
  /** When it was or will be, as an instant; now where left out. */
  readonly at?: string;
}

/**
 * Leaves an invitation to write in the journal that somebody has on this device: sealed like what they write there, and sent nowhere.
 *
 * @param place An element that gets its data where the person is signed in.
 * @returns Whether it was left: not for whoever never opened a journal here.
 */
export async function inviteReflection(invitation: ReflectionInvitation, place: Element): Promise<boolean> {
  const adapter = adapterAround(place);
  if (!adapter || !globalThis.crypto?.subtle) return false;
  try {
    const {you} = await describeOnce(adapter);
    if (!you) return false;
    const {leaveInvitation} = await import('../journal/invite.js');
    const {occasion, title, about, at = new Date().toISOString()} = invitation;
    return await leaveInvitation({source: adapter.name, person: you.member}, {occasion, about: {title, ...about}, at});
  } catch {
    return false;
  }
}
