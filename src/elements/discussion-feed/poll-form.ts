import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {ComposerStrings} from '../../ui/composer/toolbar.js';

/** The most there is to choose from; the store refuses more. */
const most = 20;

export interface PollFormView {
  readonly choices: readonly string[];
  readonly several: boolean;
  readonly isMissing: boolean;
  readonly strings: ComposerStrings;
  readonly onChange: (change: {readonly choices?: readonly string[]; readonly several?: boolean}) => void;
}

/** What there is to choose from: a field for each, and always an empty one to go on in. */
export function pollForm({choices, several, isMissing, strings, onChange}: PollFormView): TemplateResult {
  const {choicesLabel, choiceLabel, choicesMissing, severalLabel} = strings;
  const filled = choices.filter(Boolean);
  const count = Math.min(most, Math.max(3, choices.findLastIndex(Boolean) + 2));
  const fields = Array.from({length: count}, (_, index) => choices[index] ?? '');
  const take = (index: number, event: Event) =>
    onChange({choices: fields.with(index, (event.target as HTMLInputElement).value)});
  return html`<fieldset class="poll-form">
    <legend>${choicesLabel}</legend>
    ${fields.map(
      (choice, index) =>
        html`<input
          class="field"
          dir="auto"
          maxlength="200"
          autocomplete="off"
          aria-label=${choiceLabel(index + 1)}
          placeholder=${choiceLabel(index + 1)}
          aria-invalid=${(isMissing && index === fields.indexOf('')) || nothing}
          .value=${live(choice)}
          @input=${(event: Event) => take(index, event)}
          @keydown=${handleEnter}
        />`,
    )}
    ${isMissing && filled.length < 2 ? html`<span class="field-error" role="alert">${choicesMissing}</span>` : nothing}
    <label class="check"
      ><input
        type="checkbox"
        .checked=${live(several)}
        @change=${(event: Event) => onChange({several: (event.target as HTMLInputElement).checked})}
      />${severalLabel}</label
    >
  </fieldset>`;
}

/** On to the next field. */
function handleEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const next = (event.target as HTMLElement).nextElementSibling;
  if (next instanceof HTMLInputElement) next.focus();
}
