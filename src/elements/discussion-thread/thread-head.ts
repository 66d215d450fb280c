import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {editedMark, type EntryView, type EntryWords} from './entry.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import {aboutOf, seal} from './seal.js';

/** The title of a discussion standing alone, who began it, and where: `place`, unless the page is narrowed to one community. */
export function threadHead(
  item: Item<'discussion'>,
  view: EntryView,
  said: EntryWords,
  place: string | undefined,
): TemplateResult {
  const {feed, words} = said;
  return html`<header class="thread-head">
    <h2 class="title" part="title" dir="auto">${item.title} ${seal(item, feed)}</h2>
    <p class="byline">
      ${avatar({name: view.name, ...(view.picture && {picture: view.picture})}, 'small')}
      <bdi class="name">${view.name}</bdi>
      <span
        >${aboutOf(item, feed, safeLink(item.subject ?? '')?.href)} ·
        <time datetime=${item.createdAt} title=${words.dateTime(item.createdAt)}
          >${words.ago(item.createdAt)}</time
        ></span
      >
      ${place ? html`<bdi class="place">${feed.inCommunity(place)}</bdi>` : nothing} ${editedMark(view, said)}
      ${item.topics?.map((topic) => html`<bdi class="topic">${topic}</bdi>`)}
    </p>
  </header>`;
}
