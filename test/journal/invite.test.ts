import {expect} from '@open-wc/testing';
import {deleteDB} from 'idb';

import {aroundNow} from '../../src/elements/mentoring/session-invitations.js';
import {inviteAround, leaveInvitation} from '../../src/journal/invite.js';
import {Journal} from '../../src/journal/journal.js';
import type {Invitation} from '../../src/journal/kept.js';
import {nameFor} from '../../src/journal/seal.js';

const ada = {source: 'test-invite', person: 'ada'};
const about = {title: 'Grace', kind: 'mentorship', id: 'pair'};
const [monday, tuesday] = ['2026-03-02T09:00:00Z', '2026-03-03T09:00:00Z'];

async function inJournal<T>(use: (journal: Journal) => T | Promise<T>): Promise<T> {
  const journal = await Journal.open(ada);
  try {
    return await use(journal);
  } finally {
    journal.close();
  }
}
const left = () =>
  inJournal(({invitations}) => invitations.map(({occasion, at, about: {title}}) => [occasion, at, title]));
const putAway = (occasion: Invitation['occasion']) =>
  inJournal(async (journal) => {
    const found = journal.invitations.find((each) => each.occasion === occasion)!;
    await journal.change<Invitation>(found.id, () => undefined);
  });

describe('invitations around sessions', () => {
  afterEach(async () => deleteDB(await nameFor(ada.source, ada.person)));

  it('are left for each session once, and not again for whoever put them away', async () => {
    await inJournal(() => undefined);
    const around = {last: {id: 's-1', at: monday}, next: {id: 's-2', at: tuesday}};
    expect(await inviteAround(ada, about, around)).to.equal(true);
    expect(await left()).to.deep.equal([
      ['before', tuesday, 'Grace'],
      ['session', monday, 'Grace'],
    ]);
    await putAway('session');
    await putAway('before');
    await Promise.all([inviteAround(ada, about, around), inviteAround(ada, about, around)]);
    expect(await left()).to.deep.equal([]);
    await inviteAround(ada, about, {last: {id: 's-2', at: tuesday}});
    expect(await left()).to.deep.equal([['session', tuesday, 'Grace']]);
  });

  it('follow a session that was moved, are called as the other one is, and go with one that was called off', async () => {
    await inJournal(() => undefined);
    await inviteAround(ada, {...about, title: 'Somebody'}, {next: {id: 's-1', at: monday}});
    await inviteAround(ada, about, {next: {id: 's-1', at: tuesday}});
    expect(await left()).to.deep.equal([['before', tuesday, 'Grace']]);
    await leaveInvitation(ada, {occasion: 'before', about: {title: 'Another page'}, at: monday});
    await inviteAround(ada, about, {});
    expect(await left()).to.deep.equal([['before', monday, 'Another page']]);
  });

  it('are none where nobody keeps a journal', async () => {
    expect(await inviteAround(ada, about, {last: {id: 's-1', at: monday}})).to.equal(false);
    expect((await indexedDB.databases()).map(({name}) => name)).not.to.include(await nameFor(ada.source, ada.person));
  });

  it('are about the next session that is planned, and the last that took place not long ago', () => {
    const at = Date.parse(monday);
    const on = (id: string, days: number, state: string) => ({
      ...{id, state, start: new Date(at + days * 86_400_000).toISOString()},
    });
    const found = (...sessions: readonly ReturnType<typeof on>[]) => {
      const {last, next} = aroundNow(sessions, at);
      return [last?.id, next?.id];
    };
    const some = [on('later', 9, 'planned'), on('next', 2, 'planned'), on('off', 1, 'cancelled')];
    expect(found(...some, on('last', -3, 'held'), on('before', -10, 'held'))).to.deep.equal(['last', 'next']);
    expect(found(on('long ago', -15, 'held'), on('nobody said', -1, 'planned'))).to.deep.equal([undefined, undefined]);
  });
});
