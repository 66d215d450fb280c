import {html, nothing, type TemplateResult} from 'lit';

import type {CommonStrings} from '../../ui/states.js';
import {failure} from '../../ui/states.js';
import {ellipsisIcon} from '../../ui/icons/ellipsis.js';
import {Lazy} from '../../ui/lazy.js';
import type {Around} from './around.js';
import type {DirectoryMenu} from './directory-menu.js';

/** The button that shows what is wanted less often, and the place where that opens. */
export class MenuButton {
  private isOpen = false;
  private readonly menu: Lazy<DirectoryMenu>;

  constructor(private readonly around: Around) {
    this.menu = new Lazy(around.host, async () => {
      const {DirectoryMenu} = await import('./directory-menu.js');
      return new DirectoryMenu(around);
    });
  }

  render(label: string): TemplateResult {
    return html`<button
      type="button"
      class="button plain small round menu-button"
      part="menu"
      aria-expanded=${this.isOpen}
      aria-label=${label}
      title=${label}
      @click=${this.toggle}
    >
      ${ellipsisIcon()}
    </button>`;
  }

  renderOpened(label: string, shared: CommonStrings): TemplateResult | typeof nothing {
    const {part, error, again} = this.menu;
    if (!this.isOpen || !(part ?? error)) return nothing;
    return html`<div class="menu card" role="group" aria-label=${label} @keydown=${this.press}>
      ${part?.render() ?? failure(error!, shared, {retry: again})}
    </div>`;
  }

  private readonly toggle = (): void => {
    this.isOpen = !this.isOpen;
    if (this.isOpen) void this.menu.want();
    this.around.host.requestUpdate();
  };

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.toggle();
    this.around.host.renderRoot.querySelector<HTMLElement>('.menu-button')?.focus();
  };
}
