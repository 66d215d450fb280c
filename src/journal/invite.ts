import {Journal, type Owner} from './journal.js';
import type {About, Asked, Invitation} from './kept.js';
import {opaqueId} from './seal.js';

/** No more are kept; older ones go. */
const most = 20;
/** Of so many sessions it is known that somebody was asked about them. */
const mostAsked = 200;

/** One session as it was seen: its id and its beginning. */
export interface Seen {
  readonly id: string;
  readonly at: string;
}

/** Leaves an invitation in a journal that somebody has on this device; answers false where they have none. */
export function leaveInvitation(owner: Owner, invitation: Omit<Invitation, 'type' | 'id'>): Promise<boolean> {
  return inJournal(owner, async (journal) => {
    const {occasion, about} = invitation;
    const isSame = (other: Invitation) =>
      other.occasion === occasion && other.about.id === about.id && other.about.title === about.title;
    // Asked again about the same: the last time counts.
    await leave(journal, journal.invitations.find(isSame)?.id, invitation);
  });
}

/**
 * Invites to write after the last session of those who work together, and before the next one: each of them once, whoever of them it was that
 * said it took place. One that was moved is followed; where none is planned any more, there is nothing to think about before it.
 */
export function inviteAround(
  owner: Owner,
  about: About,
  {last, next}: {readonly last?: Seen | undefined; readonly next?: Seen | undefined},
): Promise<boolean> {
  return inJournal(owner, async (journal) => {
    for (const [occasion, seen] of [['session', last] as const, ['before', next] as const]) {
      const there = journal.invitations.find((each) => each.occasion === occasion && each.about.id === about.id);
      const name = `${occasion} ${seen?.id ?? ''}`;
      const isKnown = journal.asked.some(({of}) => of.includes(name));
      if (!seen) {
        if (occasion === 'before' && there?.session) await journal.change<Invitation>(there.id, () => undefined);
      } else if (!isKnown || there?.session === seen.id) {
        await leave(journal, there?.id, {occasion, about, at: seen.at, session: seen.id});
        if (!isKnown) await note(journal, name);
      }
    }
  });
}

/** One after the other: what is left the first time is known the second time. */
let last: Promise<unknown> = Promise.resolve();

function inJournal(owner: Owner, use: (journal: Journal) => Promise<void>): Promise<boolean> {
  const done = last.then(async () => {
    const journal = await Journal.open(owner, {mayBegin: false}).catch(() => undefined);
    if (!journal) return false;
    try {
      await use(journal);
      for (const old of journal.invitations.slice(most)) await journal.change<Invitation>(old.id, () => undefined);
      return true;
    } catch {
      return false;
    } finally {
      journal.close();
    }
  });
  last = done;
  return done;
}

async function leave(journal: Journal, id = opaqueId(), invitation: Omit<Invitation, 'type' | 'id'>): Promise<void> {
  const {at, about, session} = invitation;
  const isAsIt = (now: Invitation) => now.at === at && now.about.title === about.title && now.session === session;
  await journal.change<Invitation>(id, (now) => (now && isAsIt(now) ? now : {type: 'invitation', id, ...invitation}));
}

async function note(journal: Journal, name: string): Promise<void> {
  const id = journal.asked[0]?.id ?? opaqueId();
  await journal.change<Asked>(id, (now) => ({type: 'asked', id, of: [name, ...(now?.of ?? [])].slice(0, mostAsked)}));
}
