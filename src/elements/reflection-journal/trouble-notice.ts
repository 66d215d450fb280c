import {html, nothing, type TemplateResult} from 'lit';

import type {Trouble} from '../../journal/trouble.js';
import {lockIcon} from '../../ui/icons/lock.js';
import type {ReflectionStrings} from './prompts.js';

/** Why a journal cannot be kept, and what can be done about it. */
export function troubleNotice(
  trouble: Trouble,
  strings: ReflectionStrings,
  retry?: {readonly act: () => void; readonly label: string},
): TemplateResult {
  const [title, text] = {
    insecure: [strings.insecureTitle, strings.insecureText],
    refused: [strings.refusedTitle, strings.refusedText],
    busy: [strings.busyTitle, strings.busyText],
    full: [strings.fullTitle, strings.fullText],
  }[trouble];
  return html`<div class="notice bad" role="alert">
    ${lockIcon()}
    <div>
      <strong>${title}</strong>
      <p>${text}</p>
      ${
        retry && trouble !== 'insecure'
          ? html`<button type="button" class="button small" @click=${retry.act}>${retry.label}</button>`
          : nothing
      }
    </div>
  </div>`;
}
