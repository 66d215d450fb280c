import type {LitElement, ReactiveController} from 'lit';

import {inviteAroundSessions} from '../../context/invite-to-reflect.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';

/** Longer ago it is too late to ask what somebody takes from a session. */
const stillWorthIt = 14 * 86_400_000;

/** What is shown: whose sessions, and with whom they are. */
export interface ShownSessions {
  readonly mentorship: string;
  readonly title: string;
  readonly sessions: readonly Item<'session'>[];
}

/**
 * Whoever keeps a journal on this device and sees the sessions they have is invited to think before the next one and after the last one,
 * each of them on their own device: nothing is sent for it.
 */
export class SessionInvitations implements ReactiveController {
  private last = '';

  /** @param shown Nothing as long as the sessions are not known. */
  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly shown: () => ShownSessions | undefined,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const shown = this.shown();
    if (!shown) return;
    const {mentorship: id, title, sessions} = shown;
    const around = aroundNow(sessions, Date.now());
    const key = JSON.stringify([this.source.you, id, title, around]);
    if (key === this.last) return;
    this.last = key;
    void inviteAroundSessions(this.source, {title, kind: 'mentorship', id}, around);
  }
}

/** The last session that took place, where that was not long ago, and the next that is planned. */
export function aroundNow(sessions: readonly Pick<Item<'session'>, 'id' | 'start' | 'state'>[], at: number) {
  const byStart = sessions
    .map(({id, start, state}) => ({id, at: start, state, time: Date.parse(start)}))
    .sort((a, b) => a.time - b.time);
  const seen = (found: (typeof byStart)[number] | undefined) => found && {id: found.id, at: found.at};
  return {
    last: seen(byStart.findLast(({state, time}) => state === 'held' && time > at - stillWorthIt)),
    next: seen(byStart.find(({state, time}) => state === 'planned' && time > at)),
  };
}
