import type {ReactiveController, ReactiveElement} from 'lit';

import type {CommunityQuery} from '../../context/community-query.js';
import {isLater, markRead} from '../../context/read-marks.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import type {Entry} from './entry.js';

/** What only flashes by was not read, in milliseconds. */
const glance = 1_500;

/** What is new in a thread to whoever opens it, and how far they have come. */
export class ThreadMarks implements ReactiveController {
  private opened: string | undefined;
  /** Until when it had been read before. */
  private since: string | undefined;
  private kept: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly discussion: () => Item<'discussion'> | undefined,
    private readonly replies: CommunityQuery<'reply'>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.opened = undefined;
  }

  hostUpdate(): void {
    const item = this.discussion();
    if (!item || item.id === this.opened) return;
    clearTimeout(this.timer);
    this.opened = item.id;
    this.since = item.mine?.['read']?.until;
    this.kept = this.since;
  }

  hostUpdated(): void {
    const item = this.discussion();
    const {status, hasNext, news, items} = this.replies;
    if (!item || item.pending || status !== 'ready') return;
    const isWhole = !hasNext && news === 0;
    const until = (isWhole ? item.activityAt : items.at(-1)?.createdAt) ?? item.createdAt;
    if (this.kept && !isLater(until, this.kept)) return;
    this.kept = until;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void markRead(this.source, this.discussion() ?? item, until), glance);
  }

  /** Was it said since this reader was here last? */
  isNew({createdAt, createdBy}: Entry): boolean {
    return this.since !== undefined && createdBy !== this.source.you && isLater(createdAt, this.since);
  }
}
