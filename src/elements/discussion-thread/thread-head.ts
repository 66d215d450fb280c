import {html, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {editedMark, type EntryView, type EntryWords} from './entry.js';
import {seal, typeName} from './seal.js';

/** The title of a discussion standing alone, and who began it. */
export function threadHead(item: Item<'discussion'>, view: EntryView, said: EntryWords): TemplateResult {
  const {feed, words} = said;
  return html`<header class="thread-head">
    <h2 class="title" part="title" dir="auto">${item.title} ${seal(item, feed)}</h2>
    <p class="byline">
      ${avatar({name: view.name, ...(view.picture && {picture: view.picture})}, 'small')}
      <bdi class="name">${view.name}</bdi>
      <span
        >${typeName(item.type, feed)} ·
        <time datetime=${item.createdAt} title=${words.dateTime(item.createdAt)}
          >${words.ago(item.createdAt)}</time
        ></span
      >
      ${editedMark(view, said)} ${item.topics?.map((topic) => html`<bdi class="topic">${topic}</bdi>`)}
    </p>
  </header>`;
}
