import {html, type TemplateResult} from 'lit';

import type {CommunityError} from '../../model/errors.js';
import type {Pending} from '../../model/item.js';
import {clockIcon} from '../../ui/icons/clock.js';
import {cloudOffIcon} from '../../ui/icons/cloud-off.js';
import {explain} from '../../ui/states.js';
import type {EntryView, EntryWords} from './entry.js';

/** Small and honest: on its way, or not sent yet and why. Fetched with what writes, and where something waits to be sent. */
export function pendingMark(
  pending: Pending,
  {entry, onRetry, onDiscard}: EntryView,
  {strings, shared}: EntryWords,
): TemplateResult {
  const {state, reason, key} = pending;
  if (state === 'sending') return html`<span class="pending" role="status">${clockIcon()} ${shared.sending}</span>`;
  const why = reason && explain(reason as CommunityError, shared).title;
  return html`<span class="pending unsent" role="status"
    >${cloudOffIcon()} ${why ? strings.unsentBecause(why) : shared.unsent}
    <button type="button" class="as-link" @click=${() => onRetry(key)}>${strings.retry}</button>
    <button type="button" class="as-link" @click=${() => onDiscard(entry)}>${strings.discard}</button></span
  >`;
}
