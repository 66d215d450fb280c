import {html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';

import {bellIcon} from '../../ui/icons/bell.js';

export interface BellView {
  /** What the button is called, with the number in words. */
  readonly label: string;
  /** What the list is called. */
  readonly title: string;
  /** The number as it is shown; empty for none. */
  readonly count: string;
  /** What the status line says. */
  readonly said: string;
  readonly inbox: () => unknown;
}

/** The gap between bell and list, and between list and the edge of the window, in pixels. */
const gap = 8;

/** A bell for a page's header, and the list that opens under it: the platform closes it on Escape and on a press elsewhere. */
export class NoticeBell implements ReactiveController {
  /** Was the list opened? It is read then, and kept. */
  wasOpened = false;
  isOpen = false;
  private hadFocus = false;

  /** @param opened The list is opened again: what waited may be shown. */
  constructor(
    private readonly host: LitElement,
    private readonly opened: () => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.listen(false);
    this.isOpen = false;
  }

  /** What is in it grows as it is read. */
  hostUpdated(): void {
    if (this.isOpen) this.place();
  }

  render({label, title, count, said, inbox}: BellView): TemplateResult {
    return html`<button
        type="button"
        class="button plain round bell"
        part="bell"
        popovertarget="inbox"
        aria-label=${label}
        title=${label}
      >
        ${bellIcon()}<span class="number" aria-hidden="true">${count}</span>
      </button>
      <div class="visually-hidden" role="status">${said}</div>
      <div
        class="floating inbox"
        part="inbox"
        id="inbox"
        popover
        autofocus
        tabindex="-1"
        role="dialog"
        aria-label=${title}
        @beforetoggle=${this.handleBefore}
        @toggle=${this.handleToggle}
      >
        ${this.wasOpened ? inbox() : ''}
      </div>`;
  }

  close(): void {
    if (this.isOpen) this.list?.hidePopover();
  }

  private readonly handleBefore = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'open') {
      this.hadFocus = this.list?.matches(':focus-within') ?? false;
      return;
    }
    if (this.wasOpened) this.opened();
    this.wasOpened = true;
    this.host.requestUpdate();
  };

  private readonly handleToggle = (event: Event): void => {
    this.isOpen = (event as ToggleEvent).newState === 'open';
    this.listen(this.isOpen);
    if (this.isOpen) this.place();
    // The platform gives the focus back to what had it in the document: that is our host, which takes none.
    else if (this.hadFocus && this.isFocusLost) this.button?.focus();
  };

  /** Is it nowhere, or still on what is hidden now? */
  private get isFocusLost(): boolean {
    const {activeElement} = document;
    return !activeElement || activeElement === document.body || (this.list?.matches(':focus-within') ?? false);
  }

  private get button(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.bell');
  }

  private get list(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.inbox');
  }

  private listen(isOpen: boolean): void {
    const change = isOpen ? addEventListener : removeEventListener;
    change('resize', this.place);
    change('scroll', this.place, {capture: true});
  }

  /** Under the bell, flush with its end, and never beyond the window. */
  private readonly place = (): void => {
    const {button, list} = this;
    if (!list || !button) return;
    const {clientWidth, clientHeight} = document.documentElement;
    const {left, right, top, bottom} = button.getBoundingClientRect();
    const width = list.offsetWidth;
    const wanted = this.host.matches(':dir(rtl)') ? left : right - width;
    list.style.left = `${Math.max(gap, Math.min(wanted, clientWidth - width - gap))}px`;
    // Above it where the bell stands in the foot of a page.
    const isBelow = bottom < clientHeight / 2 || bottom + list.offsetHeight + gap <= clientHeight;
    list.style.top = isBelow ? `${bottom + gap / 2}px` : 'auto';
    list.style.bottom = isBelow ? 'auto' : `${clientHeight - top + gap / 2}px`;
    list.style.maxBlockSize = `${Math.max(160, (isBelow ? clientHeight - bottom : top) - 2 * gap)}px`;
  };
}
