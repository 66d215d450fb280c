import '@lit-labs/virtualizer';
import {LitElement, html} from 'lit';
import {property} from 'lit/decorators.js';

import {post} from '../../src/elements/discussion-feed/post.js';
import {common} from '../../src/i18n/en/common.js';
import type {Item} from '../../src/model/item.js';
import {looks, strings, words} from './looks.js';
import {contend, everybody, feedOf, warm} from './shared.js';

/*
 * Lit's own virtualiser over every post, put together as its documentation shows it. The same post; no composer, no filters.
 */

let posts: readonly Item<'discussion'>[] = [];

class PeerElement extends LitElement {
  static override styles = [...looks];
  @property({type: Number}) news = 0;

  protected override render() {
    return html`<div class="news">
        ${this.news > 0 ? html`<button class="button small">${strings.newPosts(this.news)}</button>` : ''}
      </div>
      <div class="feed" role="feed">
        <lit-virtualizer .items=${posts as Item<'discussion'>[]} .renderItem=${draw}></lit-virtualizer>
      </div>`;
  }
}

const draw = (item: Item<'discussion'>, index: number) =>
  post({
    ...{item, strings, words, index, size: posts.length, shared: common.phrases},
    author: everybody.get(item.createdBy ?? ''),
    you: undefined,
    isFirst: true,
    thread: undefined,
    isTarget: false,
    onToggle: () => undefined,
  });

let element: PeerElement | undefined;

contend({
  prepare: async () => {
    const adapter = await warm();
    posts = await feedOf(adapter);
    customElements.define('bench-peer', PeerElement);
    return adapter;
  },
  mount: (into) => {
    element = new PeerElement();
    into.append(element);
  },
  isThere: () => Boolean(element?.shadowRoot?.querySelector('.post')),
  onNews: (event) => {
    if (event.type === 'changed') element!.news++;
  },
  hasNews: () => Boolean(element?.shadowRoot?.querySelector('.news button')),
});
