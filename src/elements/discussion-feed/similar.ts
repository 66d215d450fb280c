import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import type {ComposerStrings} from '../../ui/composer/toolbar.js';
import {fragmentOf} from '../discussion-thread/permalink.js';
import {seal, type FeedStrings} from '../discussion-thread/seal.js';

/** A pause of typing, in milliseconds. */
const pause = 400;

/** Shorter words say little about what a question is about. */
const shortest = 4;

/** The most words that are looked for, the longest ones, and the most that is shown. */
const most = 4;

/** What others have begun under a title like the one that is being typed: often it is answered already. */
export class Similar {
  private found: readonly Item<'discussion'>[] = [];
  private asked = '';
  private abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
  ) {}

  /** Looks a moment after the last letter, and only where other words came. */
  look(title: string): void {
    const words = wordsIn(title);
    if (words.join(' ') === this.asked) return;
    this.stop();
    this.asked = words.join(' ');
    if (words.length === 0) this.show([]);
    else this.timer = setTimeout(() => void this.ask(words, this.abort.signal), pause);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.abort.abort();
    this.abort = new AbortController();
    this.asked = '';
  }

  render(strings: ComposerStrings, feed: FeedStrings): TemplateResult {
    const {found} = this;
    return html`<div class="visually-hidden" role="status">
        ${found.length > 0 ? strings.similarCount(found.length) : nothing}
      </div>
      ${
        found.length > 0
          ? html`<div class="similar">
              <p class="hint">${strings.similar}</p>
              <ul>
                ${found.map(
                  (item) =>
                    html`<li>
                      <a href=${fragmentOf(item.id)}><bdi>${item.title}</bdi></a> ${seal(item, feed)}
                      <span class="hint">${feed.replies(item.counts?.['replies'] ?? 0)}</span>
                    </li>`,
                )}
              </ul>
            </div>`
          : nothing
      }`;
  }

  /** Looks for each word apart, since hardly anybody uses all the words of somebody else; a seldom word says more than a usual one. */
  private async ask(words: readonly string[], signal: AbortSignal): Promise<void> {
    const {adapter, community, description} = this.source;
    if (!adapter) return;
    const isRanked = description?.kinds.discussion?.sort.includes('relevance');
    const how = {...(isRanked && {sort: 'relevance'}), ...(community && {where: {community}}), limit: 10};
    try {
      const pages = await Promise.all(words.map((text) => adapter.list('discussion', {...how, text}, {signal})));
      if (signal.aborted) return;
      const likely = new Map<string, {readonly item: Item<'discussion'>; words: number; weight: number}>();
      for (const {items, total} of pages) {
        for (const item of items) {
          const known = likely.get(item.id) ?? {item, words: 0, weight: 0};
          known.words++;
          known.weight += 1 / (1 + total.value);
          likely.set(item.id, known);
        }
      }
      const found = [...likely.values()]
        .filter(({item, words: count}) => !item.pending && count >= Math.min(2, words.length))
        .sort((a, b) => b.weight - a.weight);
      this.show(found.slice(0, most).map(({item}) => item));
    } catch {
      // A courtesy: one can ask without it.
    }
  }

  private show(found: readonly Item<'discussion'>[]): void {
    if (found.length === 0 && this.found.length === 0) return;
    this.found = found;
    this.host.requestUpdate();
  }
}

/** The words a title is about, the longest first. */
function wordsIn(title: string): readonly string[] {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)]
    .filter(({length}) => length >= shortest)
    .sort((a, b) => b.length - a.length)
    .slice(0, most);
}
