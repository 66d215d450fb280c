import {Virtualizer, elementScroll, observeElementOffset, observeElementRect} from '@tanstack/virtual-core';
import {LitElement, html} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {cardFace} from '../../src/elements/member-card/member-face.js';
import {columns, contend, context, everybody, looks, rowSize, shown} from './shared.js';

/*
 * Lit with TanStack's headless virtualiser, put together as its documentation shows it. The same card; no search, no filters.
 */

let members = everybody;

class PeerElement extends LitElement {
  static override styles = [...looks];

  private readonly virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
    count: Math.ceil(members.length / columns),
    getScrollElement: () => this.renderRoot.querySelector('.scroller'),
    estimateSize: () => rowSize,
    overscan: 2,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => this.requestUpdate(),
  });
  private stop: (() => void) | undefined;

  protected override firstUpdated(): void {
    this.stop = this.virtualizer['_didMount']();
    this.virtualizer['_willUpdate']();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override updated(): void {
    this.renderRoot.querySelector<HTMLElement>('.runway')!.style.blockSize = `${this.virtualizer.getTotalSize()}px`;
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>('.line-row'))
      row.style.transform = `translateY(${row.dataset['start']}px)`;
  }

  protected override render() {
    return html`<div class="frame">
      <div class="tools">
        <div class="search"><input class="field" type="search" /></div>
      </div>
      <div class="list long">
        <div class="scroller">
          <div class="runway" role="list">
            ${repeat(
              this.virtualizer.getVirtualItems(),
              ({key}) => key,
              ({index, start}) =>
                html`<div class="line-row" data-start=${start}>
                  <div class="rows cards">
                    ${members.slice(index * columns, (index + 1) * columns).map((member, place) => {
                      const row = index * columns + place;
                      return html`<div
                        class="member face card"
                        role="listitem"
                        data-row=${row}
                        aria-posinset=${row + 1}
                        aria-setsize=${members.length}
                      >
                        ${cardFace(member, html`<button type="button" class="name">${member.name}</button>`, context)}
                      </div>`;
                    })}
                  </div>
                </div>`,
            )}
          </div>
        </div>
      </div>
    </div>`;
  }
}

let element: HTMLElement | undefined;

contend({
  prepare: async () => {
    members = shown(everybody);
    customElements.define('bench-peer', PeerElement);
  },
  mount: (into) => {
    element = document.createElement('bench-peer');
    into.append(element);
  },
  isThere: () => Boolean(element?.shadowRoot?.querySelector('.member')),
});
