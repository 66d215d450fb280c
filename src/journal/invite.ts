import {Journal, type Owner} from './journal.js';
import type {Invitation} from './kept.js';
import {opaqueId} from './seal.js';

/** No more are kept; older ones go. */
const most = 20;

/** Leaves an invitation in a journal that somebody has on this device; answers false where they have none. */
export async function leaveInvitation(owner: Owner, invitation: Omit<Invitation, 'type' | 'id'>): Promise<boolean> {
  const journal = await Journal.open(owner, {mayBegin: false}).catch(() => undefined);
  if (!journal) return false;
  try {
    const {occasion, about} = invitation;
    const isSame = (other: Invitation) =>
      other.occasion === occasion && other.about.id === about.id && other.about.title === about.title;
    // Asked again about the same: the last time counts.
    const id = journal.invitations.find(isSame)?.id ?? opaqueId();
    await journal.change<Invitation>(id, () => ({type: 'invitation', id, ...invitation}));
    for (const old of journal.invitations.slice(most)) await journal.change<Invitation>(old.id, () => undefined);
    return true;
  } catch {
    return false;
  } finally {
    journal.close();
  }
}
