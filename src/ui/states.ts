import {css, html, nothing, type TemplateResult} from 'lit';

import {common} from '../i18n/en/common.js';
import {addPhrases} from '../i18n/translations.js';
import type {CommunityError} from '../model/errors.js';
import {circleAlertIcon} from './icons/circle-alert.js';
import {cloudOffIcon} from './icons/cloud-off.js';
import {lockIcon} from './icons/lock.js';
import {skeletonStyles} from './skeleton.js';

export {skeleton} from './skeleton.js';

export type CommonStrings = (typeof common)['phrases'];

type Phrases = Readonly<Record<`${string}Title`, string | undefined>> &
  Readonly<Record<`${string}Text`, string | ((error: CommunityError) => string) | undefined>>;

interface Said {
  readonly title: string;
  readonly text: string;
}

/**
 * What happened, in one line, and what to do, in another: of `rate-limited` they are `rateLimitedTitle` and `rateLimitedText`. What has no text
 * of ours says itself what to do. Advice has words that are fetched when first needed; until they are there, those of the kind.
 */
export function explain(error: CommunityError, strings: CommonStrings): Said {
  const say = (name: string) => {
    const key = name.replace(/-./, (each) => each[1]!.toUpperCase());
    const {[`${key}Title` as const]: title, [`${key}Text` as const]: text} = strings as unknown as Phrases;
    return title && {title, text: typeof text === 'function' ? text(error) : (text ?? error.message)};
  };
  const {kind, advice = kind} = error;
  const best = say(advice);
  if (!best)
    import('../i18n/en/advice.js').then(
      (more) => addPhrases(common, more.advice),
      () => {},
    );
  return (best || say(kind) || say('unavailable')) as Said;
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

  .empty .button:not(.primary) {
    color: var(--_ink);
  }
`;
