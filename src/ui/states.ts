import {css, html, nothing, type TemplateResult} from 'lit';

import type {common} from '../i18n/en/common.js';
import type {CommunityError, ErrorKind} from '../model/errors.js';
import {circleAlertIcon} from './icons/circle-alert.js';
import {cloudOffIcon} from './icons/cloud-off.js';
import {lockIcon} from './icons/lock.js';
import {skeletonStyles} from './skeleton.js';

export {skeleton} from './skeleton.js';

export type CommonStrings = (typeof common)['phrases'];

/** What happened, in one line, and what to do, in another. */
export function explain(
  error: CommunityError,
  strings: CommonStrings,
): {readonly title: string; readonly text: string} {
  const texts: Record<ErrorKind, readonly [string, string]> = {
    'signed-out': [strings.signedOutTitle, strings.signedOutText],
    forbidden: [strings.forbiddenTitle, strings.forbiddenText],
    'not-found': [strings.notFoundTitle, strings.notFoundText],
    invalid: [strings.invalidTitle, error.message],
    conflict: [strings.conflictTitle, strings.conflictText],
    'too-large': [strings.tooLargeTitle, error.message],
    'rate-limited': [strings.rateLimitedTitle, strings.rateLimitedText(Math.ceil((error.retryAfter ?? 1000) / 1000))],
    unsupported: [strings.unsupportedTitle, error.message],
    offline: [strings.offlineTitle, strings.offlineText],
    unavailable: [strings.unavailableTitle, strings.unavailableText],
  };
  const [title, text] = texts[error.kind] ?? texts.unavailable;
  return {title, text};
}

/** A failure in its place: what happened, what to do, and a way to try again. `kept` says that nothing typed is lost. */
export function failure(
  error: CommunityError,
  strings: CommonStrings,
  {retry, kept}: {readonly retry?: () => void; readonly kept?: boolean} = {},
): TemplateResult {
  const {title, text} = explain(error, strings);
  const isOff = error.kind === 'offline' || error.kind === 'unavailable';
  const isShut = error.kind === 'forbidden' || error.kind === 'signed-out';
  return html`<div class="notice bad" role="alert">
    ${isOff ? cloudOffIcon() : isShut ? lockIcon() : circleAlertIcon()}
    <div>
      <strong>${title}</strong>
      <p>${text} ${kept ? strings.textKept : nothing}</p>
      ${retry ? html`<button type="button" class="button small" @click=${retry}>${strings.retry}</button>` : nothing}
    </div>
  </div>`;
}

/** Nothing here yet: one sentence that invites the next act, and its button where there is one. */
export function empty(sentence: string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="empty">
    <p>${sentence}</p>
    ${action}
  </div>`;
}

export const stateStyles = css`
  ${skeletonStyles}

  .notice {
    display: flex;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border-radius: var(--_radius-card);
    border: 1px solid var(--_line);
  }

  .notice p {
    color: var(--_ink-quiet);
  }

  .notice .button {
    margin-block-start: var(--_space-2);
  }

  .notice > .icon {
    margin-block-start: 0.2em;
  }

  .notice.bad {
    background: var(--_bad-soft);
    border-color: color-mix(in srgb, var(--_bad) 35%, transparent);
  }

  .notice.bad > .icon {
    color: var(--_bad);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space-3);
    padding: var(--_space-8) var(--_space-4);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius-card);
    text-align: center;
    color: var(--_ink-quiet);
  }

  .empty .button {
    color: var(--_ink);
  }

  .empty .button.primary {
    color: var(--_on-accent);
  }
`;
