import type {LitElement} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {quietSince} from '../../model/mentoring-clock.js';
import type {Mentorship} from './mentorship-row.js';

/** The last sessions of those somebody works with, to say on the list with whom they have not met for a while. */
export class Rhythms {
  private readonly sessions: CommunityQuery<'session'>;

  /** @param pairs Those it is asked about. */
  constructor(host: LitElement, source: CommunitySource, pairs: () => readonly Mentorship[]) {
    this.sessions = new CommunityQuery(host, source, {
      kind: 'session',
      query: () => {
        const any = pairs().flatMap(({id, rhythm}) => (rhythm ? [id] : []));
        if (any.length === 0) return undefined;
        return {where: {mentorship: {any}, community: undefined}, sort: '-start', limit: 100};
      },
    });
  }

  /** Since when two people have not met, where that is longer than they agreed on. */
  quietSince(item: Mentorship): string | undefined {
    const {page, items, hasNext, status} = this.sessions;
    const own = items.filter(({mentorship}) => mentorship === item.id);
    // What is further down is not known, nor what was not asked yet.
    if (!page || (own.length === 0 && (hasNext || status !== 'ready'))) return undefined;
    return quietSince(item, own, Date.now());
  }

  async reload(): Promise<void> {
    await this.sessions.reload();
  }
}
