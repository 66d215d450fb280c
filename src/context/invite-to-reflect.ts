import type {CommunityAdapter} from '../adapter/contract.js';
import type {Seen} from '../journal/invite.js';
import type {About, Occasion} from '../journal/kept.js';

/** Who is signed in, and where: a source, or what is known of one. */
interface SignedIn {
  readonly adapter: CommunityAdapter | undefined;
  readonly you: string | undefined;
}

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
  signedIn: SignedIn,
  {occasion, title, about, at = new Date().toISOString()}: ReflectionInvitation,
): Promise<boolean> {
  return onDevice(signedIn, ({leaveInvitation}, owner) =>
    leaveInvitation(owner, {occasion, about: {title, ...about}, at}),
  );
}

/** The same for what somebody sees of the sessions they have: to think after the last one and before the next, of each once. */
export async function inviteAroundSessions(
  signedIn: SignedIn,
  about: About,
  sessions: {readonly last?: Seen | undefined; readonly next?: Seen | undefined},
): Promise<boolean> {
  return onDevice(signedIn, ({inviteAround}, owner) => inviteAround(owner, about, sessions));
}

async function onDevice(
  {adapter, you}: SignedIn,
  leave: (
    journal: typeof import('../journal/invite.js'),
    owner: {readonly source: string; readonly person: string},
  ) => Promise<boolean>,
): Promise<boolean> {
  if (!adapter || !you || !globalThis.crypto?.subtle) return false;
  try {
    return await leave(await import('../journal/invite.js'), {source: adapter.name, person: you});
  } catch {
    return false;
  }
}
