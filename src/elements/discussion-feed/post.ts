import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import type {CommonStrings} from '../../ui/states.js';
import {fragmentOf} from '../discussion-thread/permalink.js';
import {authorName, seal, typeName, type FeedStrings} from '../discussion-thread/seal.js';

/** What a post of the feed is drawn from. */
export interface PostView {
  readonly item: Item<'discussion'>;
  readonly author: Item<'member'> | undefined;
  readonly strings: FeedStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  readonly you: string | undefined;
  /** Where it stands, from 0, and among how many. */
  readonly index: number;
  readonly size: number;
  /** What is drawn of its thread, where it was opened. */
  readonly thread: unknown;
  /** The page's address leads here. */
  readonly isTarget: boolean;
  readonly onToggle: (event: MouseEvent) => void;
}

/** How much of a text is read for the three lines that are shown, in characters. */
const excerptLength = 280;

/** One post: closed, its first lines; opened, its thread. */
export function post(view: PostView): TemplateResult {
  const {item, index, size, thread, isTarget} = view;
  return html`<article
    class="post ${thread ? 'open' : ''} ${isTarget ? 'target' : ''}"
    part="post"
    tabindex="0"
    data-feed-id=${item.id}
    aria-posinset=${index + 1}
    aria-setsize=${size}
    aria-labelledby="title-${item.id}"
  >
    ${postHead(view)} ${thread ?? postBody(view)}
  </article>`;
}

/** The head of a post: its title first, then who, what and when, quietly. */
function postHead({item, author, strings, shared, words, you, thread, onToggle}: PostView): TemplateResult {
  const name = authorName(item, author, you, strings);
  const topics = item.topics?.slice(0, 3) ?? [];
  return html`<header class="post-head">
    <h3 class="post-title" id="title-${item.id}">
      <a href=${fragmentOf(item.id)} part="title" dir="auto" aria-expanded=${thread !== undefined} @click=${onToggle}
        >${item.title}</a
      >
      ${seal(item, strings)}
    </h3>
    <p class="byline">
      ${avatar({name: name ?? '', ...(author?.picture && !item.anonymous && {picture: author.picture})}, 'small')}
      <bdi class=${name === undefined ? 'name unknown' : 'name'}>${name ?? ' '}</bdi>
      <span
        ><span class="type">${typeName(item.type, strings)}</span> ·
        <time datetime=${item.createdAt} title=${words.dateTime(item.createdAt)}
          >${words.ago(item.createdAt)}</time
        ></span
      >
      ${item.pending ? html`<span class="pending ${item.pending.state}">${item.pending.state === 'sending' ? shared.sending : shared.unsent}</span>` : nothing}
      ${topics.map((topic) => html`<bdi class="topic">${topic}</bdi>`)}
    </p>
  </header>`;
}

/** The first lines, and how much came of it. */
function postBody({item, strings, onToggle}: PostView): TemplateResult {
  const replies = item.counts?.['replies'] ?? 0;
  const helpful = item.counts?.['reaction:helpful'] ?? 0;
  return html`<p class="excerpt" dir="auto">${item.body ? plainExcerpt(item.body, excerptLength) : nothing}</p>
    <p class="tally">
      <button type="button" class="as-link quiet" tabindex="-1" @click=${onToggle}>
        ${replies > 0 ? strings.replies(replies) : strings.noReplies}
      </button>
      ${helpful > 0 ? html`<span>${strings.helpfulCount(helpful)}</span>` : nothing}
    </p>`;
}
