import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import type {EntryView, EntryWords} from './entry.js';
import {seal, typeName} from './seal.js';
import type {KeptAs} from './kept-as.js';
import type {ThreadActs} from './thread-acts.js';

/** The title of a discussion standing alone, and who began it. */
export function threadHead(item: Item<'discussion'>, view: EntryView, {feed, words}: EntryWords): TemplateResult {
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
      ${item.topics?.map((topic) => html`<bdi class="topic">${topic}</bdi>`)}
    </p>
  </header>`;
}

/** What can be done with the discussion as a whole. */
export function threadTools(
  item: Item<'discussion'>,
  acts: ThreadActs,
  keptAs: KeptAs | undefined,
  {strings}: EntryWords,
): TemplateResult {
  const isFollowed = item.mine?.['follow'] !== undefined;
  const mayFollow = isFollowed || acts.may(item, 'create:follow');
  return html`${
    mayFollow
      ? html`<button type="button" class="quiet-button" aria-pressed=${isFollowed} @click=${() => void acts.follow()}>
          ${isFollowed ? strings.unfollow : strings.follow}
        </button>`
      : nothing
  }
  ${
    keptAs?.mayHarvest(item)
      ? html`<button type="button" class="quiet-button" data-act="harvest" @click=${() => void keptAs.harvest()}>
          ${strings.harvest}
        </button>`
      : nothing
  }
  ${
    item.state !== 'closed' && acts.may(item, 'close')
      ? html`<button type="button" class="quiet-button" @click=${() => void acts.act('close')}>
          ${strings.close}
        </button>`
      : nothing
  }
  ${
    acts.may(item, 'reopen') && item.state === 'closed'
      ? html`<button type="button" class="quiet-button" @click=${() => void acts.act('reopen')}>
          ${strings.reopen}
        </button>`
      : nothing
  }`;
}
