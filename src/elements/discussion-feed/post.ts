import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import type {CommonStrings} from '../../ui/states.js';
import {fragmentOf} from '../discussion-thread/permalink.js';
import {aboutOf, authorName, seal, type FeedStrings} from '../discussion-thread/seal.js';

/** What a post of the feed is drawn from. */
export interface PostView {
  readonly item: Item<'discussion'>;
  readonly author: Item<'member'> | undefined;
  readonly strings: FeedStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  readonly you: string | undefined;
  /** The community it belongs to, where several are shown. */
  readonly place: string | undefined;
  /** Where the page is that it is the comments of. */
  readonly page: string | undefined;
  /** Where it stands, from 0, and among how many. */
  readonly index: number;
  readonly size: number;
  /** It is drawn for the first screen: what only shows when a pointer rests on it comes a moment later. */
  readonly isFirst: boolean;
  /** Something happened to it that the reader has not seen. */
  readonly isNew: boolean;
  /** What stands above is new since the reader's last visit. */
  readonly isSeenFrom: boolean;
  /** What is drawn of its thread, where it was opened. */
  readonly thread: unknown;
  /** The page's address leads here. */
  readonly isTarget: boolean;
  readonly onToggle: (event: MouseEvent) => void;
}

/** How much of a text is read for the three lines that are shown, in characters. */
const excerptLength = 280;

/**
 * One post: closed, its first lines; opened, its thread.
 *
 * One template, in which what there is none of stays empty and shows nothing: a screen of posts is the first thing a reader waits for.
 */
export function post(view: PostView): TemplateResult {
  const {
    item,
    author,
    index,
    size,
    strings,
    shared,
    words,
    you,
    place,
    page,
    isFirst,
    isNew,
    isSeenFrom,
    thread,
    isTarget,
    onToggle,
  } = view;
  const name = authorName(item, author, you, strings);
  const picture = item.anonymous ? undefined : author?.picture;
  const [first, second, third] = item.topics ?? [];
  const replies = item.counts?.['replies'] ?? 0;
  const helpful = item.counts?.['reaction:helpful'] ?? 0;
  return html`<article
    class=${`post${thread ? ' open' : ''}${isTarget ? ' target' : ''}`}
    part="post"
    tabindex="0"
    data-feed-id=${item.id}
    aria-posinset=${index + 1}
    aria-setsize=${size}
    aria-labelledby="title-${item.id}"
  >
    <p class="seen-from">${isSeenFrom ? strings.newAbove : nothing}</p>
    <header class="post-head">
      <h3 class="post-title" id="title-${item.id}">
        <a href=${fragmentOf(item.id)} part="title" dir="auto" aria-expanded=${thread !== undefined} @click=${onToggle}
          >${item.title}</a
        ><span class="new-mark">${isNew ? strings.isNew : nothing}</span>
        ${seal(item, strings)}
      </h3>
      <p class="byline">
        ${avatar({name: name ?? '', ...(picture && {picture})}, 'small')}
        <bdi class=${name === undefined ? 'name unknown' : 'name'}>${name ?? ' '}</bdi>
        <span
          ><span class="type">${aboutOf(item, strings, page)}</span> ·
          <time datetime=${item.createdAt} title=${isFirst ? nothing : words.dateTime(item.createdAt)}
            >${words.ago(item.createdAt)}</time
          ></span
        >
        <bdi class="place">${place ? strings.inCommunity(place) : nothing}</bdi>
        <span class="pending ${item.pending?.state ?? ''}">${pendingWords(item, shared)}</span>
        <bdi class="topic">${first ?? nothing}</bdi>
        <bdi class="topic">${second ?? nothing}</bdi>
        <bdi class="topic">${third ?? nothing}</bdi>
      </p>
    </header>
    <p class="excerpt" dir="auto">${item.body ? plainExcerpt(item.body, excerptLength) : nothing}</p>
    <p class="tally">
      <button type="button" class="as-link quiet" tabindex="-1" @click=${onToggle}>
        ${replies > 0 ? strings.replies(replies) : strings.noReplies}
      </button>
      <span>${helpful > 0 ? strings.helpfulCount(helpful) : nothing}</span>
    </p>
    ${thread ?? nothing}
  </article>`;
}

function pendingWords({pending}: Item<'discussion'>, {sending, unsent}: CommonStrings) {
  return pending ? (pending.state === 'sending' ? sending : unsent) : nothing;
}
