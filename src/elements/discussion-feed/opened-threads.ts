import type {ReactiveControllerHost} from 'lit';

import {Lazy} from '../../ui/lazy.js';
import {failure, skeleton, type CommonStrings} from '../../ui/states.js';
import {tagName} from '../../ui/tags.js';
import type {DiscussionThreadElement} from '../discussion-thread/discussion-thread.js';
import type {Place} from '../discussion-thread/permalink.js';

/** The posts of a feed that were opened, and the threads in them. */
export class OpenedThreads {
  private readonly opened = new Map<string, DiscussionThreadElement | undefined>();
  private readonly definition: Lazy<true>;

  /** @param load Brings what draws a thread. */
  constructor(
    private readonly host: ReactiveControllerHost,
    load: () => Promise<unknown>,
  ) {
    this.definition = new Lazy<true>(host, async () => {
      await load();
      return true;
    });
  }

  has(id: string): boolean {
    return this.opened.has(id);
  }

  open(id: string): void {
    if (!this.opened.has(id)) this.opened.set(id, undefined);
    void this.definition.want();
    this.host.requestUpdate();
  }

  toggle(id: string): void {
    if (!this.opened.delete(id)) return this.open(id);
    this.host.requestUpdate();
  }

  render(id: string, place: Place | undefined, strings: CommonStrings): unknown {
    const {part, error, again} = this.definition;
    if (error) return failure(error, strings, {retry: again});
    if (!part) return skeleton(1, strings.loading);
    let thread = this.opened.get(id);
    if (!thread) {
      thread = document.createElement(tagName('cop-discussion-thread')) as DiscussionThreadElement;
      Object.assign(thread, {discussion: id, noHeading: true});
      this.opened.set(id, thread);
    }
    thread.reply = place?.discussion === id ? (place.reply ?? '') : '';
    return thread;
  }
}
