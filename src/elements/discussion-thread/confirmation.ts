import {html, type TemplateResult} from 'lit';

import type {threadActs} from '../../i18n/en/thread-acts.js';

/** Asks once more, in place: it cannot be undone. */
export function confirmation(
  question: string,
  strings: (typeof threadActs)['phrases'],
  onConfirm: () => void,
  onKeep: () => void,
): TemplateResult {
  return html`<div
    class="confirm"
    role="group"
    aria-label=${question}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onKeep();
    }}
  >
    <p>${question}</p>
    <button type="button" class="button small danger" @click=${onConfirm}>${strings.deleteConfirm}</button>
    <button type="button" class="button small" @click=${onKeep}>${strings.deleteKeep}</button>
  </div>`;
}
