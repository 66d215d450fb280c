import type {LitElement} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {send} from '../../context/sending.js';
import type {CommunitySource} from '../../context/source.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {NoticesReadEvent} from './notice-events.js';

export type Marking = 'read' | 'unread';

/** So many are sent at the same time: there is no act for many. */
const together = 6;
/** So many are read at a time to mark them all. */
const most = 100;

/** Marks notices as read, and as unread again. What was marked is shown so at once. */
export class NoticeActs {
  /** Why the last marking failed; gone with the next one. */
  error: CommunityError | undefined;
  isBusy = false;
  /** What was marked as read all at once, and may be taken back. */
  undoable: readonly string[] = [];
  /** How it will be, as soon as the source says so. */
  private readonly meant = new Map<string, Marking>();

  /** @param take Takes what a write made of a notice. */
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly take: (result: WriteResult) => void,
  ) {
    source.onChange(() => {
      this.error = undefined;
      this.undoable = [];
      this.meant.clear();
    });
  }

  may(act: Marking): boolean {
    return this.source.adapter?.write !== undefined && this.source.can('notice', act);
  }

  isUnread({id, state}: Item<'notice'>): boolean {
    return (this.meant.get(id) ?? state) === 'unread';
  }

  async mark(ids: readonly string[], act: Marking): Promise<void> {
    if (ids.length === 0 || !this.may(act)) return;
    this.undoable = [];
    const done = await this.sendAll(ids, act);
    if (done.length > 0) this.host.dispatchEvent(new NoticesReadEvent(done, act === 'read'));
  }

  /** All there are, also those that are not on the list. */
  async markAll(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.host.requestUpdate();
    const ids = await this.allUnread();
    const done = await this.sendAll(ids, 'read');
    this.isBusy = false;
    this.undoable = done;
    this.host.requestUpdate();
    if (done.length > 0) this.host.dispatchEvent(new NoticesReadEvent(done, true));
  }

  private async allUnread(): Promise<readonly string[]> {
    const {community, you} = this.source;
    const where = {state: 'unread', createdBy: you!, ...(community && {community})};
    const ids: string[] = [];
    let cursor: string | undefined;
    try {
      do {
        const query = {where, sort: '-createdAt', limit: most, fields: ['reason'], ...(cursor && {cursor})};
        const page = await this.source.adapter!.list('notice', query);
        ids.push(...page.items.map(({id}) => id));
        cursor = page.next;
      } while (cursor !== undefined);
    } catch (error) {
      this.error = toCommunityError(error);
    }
    return ids;
  }

  /** Answers those that were marked; the first failure ends it. */
  private async sendAll(ids: readonly string[], act: Marking): Promise<readonly string[]> {
    const {adapter} = this.source;
    if (ids.length > 0) this.error = undefined;
    for (const id of ids) this.meant.set(id, act);
    this.host.requestUpdate();
    const waiting = [...ids];
    const done: string[] = [];
    const work = async () => {
      while (waiting.length > 0 && !this.error && this.source.adapter === adapter) {
        const id = waiting.shift()!;
        const sent = await send(adapter, {verb: 'act', kind: 'notice', id, act}, newId());
        if ('result' in sent) {
          this.take(sent.result);
          done.push(id);
        } else if ('error' in sent) this.error = sent.error;
      }
    };
    await Promise.all(Array.from({length: together}, work));
    for (const id of ids) this.meant.delete(id);
    this.host.requestUpdate();
    return done;
  }
}
