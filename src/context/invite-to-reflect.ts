import type {CommunityAdapter} from '../adapter/contract.js';
import type {Occasion} from '../journal/kept.js';

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
 * Answers whether it was left: not for whoever never opened a journal here.
 */
export async function inviteToReflect(
  {adapter, you}: {readonly adapter: CommunityAdapter | undefined; readonly you: string | undefined},
  {occasion, title, about, at = new Date().toISOString()}: ReflectionInvitation,
): Promise<boolean> {
  if (!adapter || !you || !globalThis.crypto?.subtle) return false;
  try {
    const {leaveInvitation} = await import('../journal/invite.js');
    return await leaveInvitation({source: adapter.name, person: you}, {occasion, about: {title, ...about}, at});
  } catch {
    return false;
  }
}
