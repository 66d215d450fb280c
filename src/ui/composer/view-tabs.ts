import {html, type TemplateResult} from 'lit';

import type {ComposerStrings} from './toolbar.js';

/** To write, to look at what it will be, or both beside each other where there is room. */
const views = ['write', 'preview', 'beside'] as const;
export type View = (typeof views)[number];

export interface ViewTabs {
  readonly view: View;
  readonly label: string;
  /** The id of what they show. */
  readonly panel: string;
  readonly strings: ComposerStrings;
  /** Resolves when it is shown. */
  readonly onShow: (view: View) => Promise<void>;
}

/** The tabs over an editor (APG tabs pattern, automatic activation). */
export function viewTabs({view, label, panel, strings, onShow}: ViewTabs): TemplateResult {
  return html`<div
    class="tabs"
    role="tablist"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => void handleKeys(event, view, onShow)}
  >
    ${views.map(
      (each) =>
        html`<button
          type="button"
          class="tab to-${each}"
          role="tab"
          aria-selected=${each === view}
          aria-controls=${panel}
          tabindex=${each === view ? 0 : -1}
          @click=${() => void onShow(each)}
        >
          ${strings[each]}
        </button>`,
    )}
  </div>`;
}

async function handleKeys(event: KeyboardEvent, view: View, onShow: ViewTabs['onShow']): Promise<void> {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  const tabs = [...(event.currentTarget as HTMLElement).children] as HTMLElement[];
  // Where there is no room for both, that tab is not there.
  const shown = views.filter((_, index) => tabs[index]!.checkVisibility());
  const isBack = (event.key === 'ArrowLeft') !== tabs[0]!.matches(':dir(rtl)');
  const next = shown.at((shown.indexOf(view) + (isBack ? -1 : 1)) % shown.length)!;
  await onShow(next);
  tabs[views.indexOf(next)]!.focus();
}
