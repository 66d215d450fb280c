import type {LitElement} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import type {ShownSessions} from './session-invitations.js';

/** What those who work together write: their sessions and check-ins, of one mentorship at a time. */
export class Written {
  readonly sessions: CommunityQuery<'session'>;
  readonly checkIns: CommunityQuery<'check-in'>;

  /** @param of The id of the mentorship; empty where none is shown. */
  constructor(
    host: LitElement,
    source: CommunitySource,
    private readonly of: () => string,
  ) {
    const asked = () => ({where: {mentorship: of(), community: undefined}, limit: 50});
    this.sessions = new CommunityQuery(host, source, {
      kind: 'session',
      query: () => (of() ? {...asked(), sort: '-start'} : undefined),
    });
    this.checkIns = new CommunityQuery(host, source, {
      kind: 'check-in',
      query: () => (of() ? asked() : undefined),
    });
  }

  /** The sessions, once they are here: until then those of another one may be. */
  get known(): readonly Item<'session'>[] | undefined {
    const {page, items, status} = this.sessions;
    const isOther = items.length === 0 ? status !== 'ready' : items.some((each) => each.mentorship !== this.of());
    return page && !isOther ? items : undefined;
  }

  /** The same, as they are seen together with somebody; nothing where none are shown. */
  seenWith(title: string): ShownSessions | undefined {
    const [mentorship, sessions] = [this.of(), this.known];
    return mentorship && title && sessions ? {mentorship, title, sessions} : undefined;
  }

  get error() {
    return this.sessions.error ?? this.checkIns.error;
  }

  async reload(): Promise<void> {
    await Promise.all([this.sessions.reload(), this.checkIns.reload()]);
  }
}
