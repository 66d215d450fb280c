import {openDB} from 'idb';

import {Journal} from '../../src/journal/journal.js';
import type {Entry, Invitation, Kept} from '../../src/journal/kept.js';
import {nameFor, opaqueId} from '../../src/journal/seal.js';
import {daysAgo} from './items.js';

/** Whose journal the stories are about: as the community of a story has them. */
export const owner = {source: 'memory', person: 'amara'};

export function entry(text: string, days: number, given: Partial<Entry> = {}): Entry {
  return {type: 'entry', id: opaqueId(), place: 1000 - days, text, writtenAt: daysAgo(days, 2), ...given};
}

export function invitation(given: Pick<Invitation, 'occasion' | 'about'> & Partial<Invitation>): Invitation {
  return {type: 'invitation', id: opaqueId(), at: daysAgo(1), ...given};
}

/** Puts this in the place of whatever the journal of the stories has. */
export async function keep(all: readonly Kept[]): Promise<void> {
  const journal = await Journal.open(owner);
  if (journal.unreadable > 0) await journal.removeUnreadable();
  for (const {id} of [...journal.entries, ...journal.invitations, ...journal.asked])
    await journal.change(id, () => undefined);
  for (const each of all) await journal.change(each.id, () => each);
  journal.close();
}

/** Takes away its keys, as a browser does that is cleared in part. */
export async function loseKeys(): Promise<void> {
  const name = await nameFor(owner.source, owner.person);
  const database = await openDB(name);
  await database.clear('keys');
  database.close();
  const channel = new BroadcastChannel(name);
  channel.postMessage('changed');
  channel.close();
}

/** A page that is no secure context has no WebCrypto. Answers what ends that. */
export function withoutCrypto(): () => void {
  Object.defineProperty(crypto, 'subtle', {configurable: true, get: () => undefined});
  return () => void Reflect.deleteProperty(crypto, 'subtle');
}

/** A browser that lets nobody keep anything here. Answers what ends that. */
export function withoutDatabase(): () => void {
  const {open} = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('Refused here.', 'SecurityError');
  };
  return () => void (IDBFactory.prototype.open = open);
}
