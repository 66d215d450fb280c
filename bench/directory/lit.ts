import {Virtualizer, elementScroll, observeElementOffset, observeElementRect} from '@tanstack/virtual-core';
import {LitElement, html, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {cardFace, marked, type FaceContext} from '../../src/elements/member-card/member-face.js';
import {Marks} from '../../src/ui/highlight.js';
import {
  columns,
  contend,
  context,
  everybody,
  isFirstScreenOnly,
  looks,
  needlesOf,
  rowSize,
  shown,
  tellShown,
} from './shared.js';
import type {Find, Finder} from './search/member-text.js';

/*
 * Lit with TanStack's headless virtualiser, put together as its documentation shows it, and a search library. The same card; no
 * filters, no letters, no cards that open.
 */

let everyone = everybody;
let find: Find | undefined;

class LitDirectory extends LitElement {
  static override styles = [...looks];

  @property() text = '';

  @state() private members = everyone;

  private face: FaceContext = context;

  private readonly virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.options);
  private stop: (() => void) | undefined;

  private get options() {
    return {
      count: Math.ceil(this.members.length / columns),
      getScrollElement: () => this.renderRoot.querySelector<HTMLElement>('.scroller'),
      estimateSize: () => rowSize,
      overscan: 2,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.requestUpdate(),
    };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || !changed.has('text')) return;
    this.members = this.text.trim() ? find!(this.text) : everyone;
    this.face = {...context, marks: new Marks(needlesOf(this.text))};
    this.virtualizer.setOptions(this.options);
    this.virtualizer.scrollToOffset(0);
  }

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
    tellShown(this.text);
  }

  private readonly handleInput = ({target}: Event): void => {
    this.text = (target as HTMLInputElement).value;
  };

  protected override render() {
    const {members} = this;
    return html`<div class="frame">
      <div class="tools">
        <div class="search">
          <input class="field" type="search" .value=${this.text} @input=${this.handleInput} />
        </div>
      </div>
      <p class="visually-hidden" role="status">${this.text && members.length}</p>
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
                        ${cardFace(member, html`<button type="button" class="name">${marked(member.name, this.face)}</button>`, this.face)}
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

/** A page with this directory, searched by one library. */
export function contendLit(finder?: Finder): void {
  let element: HTMLElement | undefined;
  contend({
    prepare: async () => {
      everyone = shown(everybody);
      if (finder && !isFirstScreenOnly) find = await finder(everyone);
      customElements.define('bench-lit', LitDirectory);
    },
    mount: (into) => {
      element = document.createElement('bench-lit');
      into.append(element);
    },
    root: () => element?.shadowRoot ?? undefined,
  });
}
