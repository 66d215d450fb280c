import {html, nothing, type TemplateResult} from 'lit';

import type {BadgeFacts, Recipient} from '../../badges/credential.js';
import type {Checked} from '../../badges/verify.js';
import type {badges} from '../../i18n/en/badges.js';
import type {Words} from '../../i18n/words.js';
import {badgeCheckIcon} from '../../ui/icons/badge-check.js';
import {circleAlertIcon} from '../../ui/icons/circle-alert.js';
import {circleHelpIcon} from '../../ui/icons/circle-help.js';
import {circleSlashIcon} from '../../ui/icons/circle-slash.js';
import {clockIcon} from '../../ui/icons/clock.js';
import {triangleAlertIcon} from '../../ui/icons/triangle-alert.js';

type Strings = (typeof badges)['phrases'];

/** How each verdict looks beside its words. */
const looks: Readonly<Record<Checked['verdict'], readonly ['good' | 'bad' | 'warn' | 'info', () => TemplateResult]>> = {
  valid: ['good', badgeCheckIcon],
  tampered: ['bad', triangleAlertIcon],
  expired: ['warn', clockIcon],
  'not-yet': ['warn', clockIcon],
  revoked: ['bad', circleSlashIcon],
  'unknown-issuer': ['warn', circleHelpIcon],
  'not-a-badge': ['info', circleAlertIcon],
  unchecked: ['warn', circleHelpIcon],
};

/** A verdict in a word and a sentence. */
export function verdictView({verdict, obstacle, facts}: Checked, strings: Strings, words: Words): TemplateResult {
  const [tone, icon] = looks[verdict];
  return html`<p class="verdict ${tone}" part="verdict">${icon()}<strong>${strings[verdict]}</strong></p>
    <p class="why">${explained({verdict, ...(obstacle && {obstacle}), ...(facts && {facts})}, strings, words)}</p>`;
}

/** Why it is so. */
export function explained({verdict, obstacle, facts}: Checked, strings: Strings, words: Words): string {
  const day = (at: string | undefined) => (at === undefined ? '' : words.date(at));
  switch (verdict) {
    case 'valid':
      return strings.validText;
    case 'tampered':
      return strings.tamperedText;
    case 'expired':
      return strings.expiredText(day(facts?.until));
    case 'not-yet':
      return strings.notYetText(day(facts?.from));
    case 'revoked':
      return strings.revokedText;
    case 'unknown-issuer':
      return strings.unknownIssuerText;
    case 'not-a-badge':
      return strings.notABadgeText;
    case 'unchecked':
      return strings[obstacle ?? 'keys'];
  }
}

/** What a badge says, told apart from what can be relied on. */
export function factsView({verdict, facts}: Checked, strings: Strings, words: Words): TemplateResult | typeof nothing {
  if (!facts) return nothing;
  const {name, description, criteria, issuer, issuerId, from, until, recipients, results} = facts;
  const isVouched = ['valid', 'expired', 'not-yet', 'revoked'].includes(verdict);
  const row = (term: string, value: unknown, more: unknown = nothing) =>
    value === undefined || value === ''
      ? nothing
      : html`<div>
          <dt>${term}</dt>
          <dd><bdi>${value}</bdi> ${more}</dd>
        </div>`;
  const keys = placeOf(issuerId);
  return html`${isVouched ? nothing : html`<p class="hint says">${strings.saysText}</p>`}
    <div class="facts ${isVouched ? '' : 'doubtful'}" part="facts">
      <h3 dir="auto">${name || strings.nameless}</h3>
      ${description ? html`<p dir="auto">${description}</p>` : nothing}
      <dl>
        ${row(
          strings.issuer,
          issuer ?? issuerId,
          isVouched
            ? html`<span class="hint">${keys === undefined ? strings.keysNowhere : strings.keysAt(keys)}</span>`
            : nothing,
        )}
        ${row(strings.given, from === undefined ? undefined : dayOf(from, words))}
        ${row(strings.until, until === undefined ? undefined : dayOf(until, words))}
        ${recipients.map((each) => row(strings.to, recipientOf(each, strings)))} ${row(strings.criteria, criteria)}
        ${results.map(({name: what, value, required}) => row(what, required === undefined ? value : strings.askedFor(value, required)))}
      </dl>
    </div>`;
}

function dayOf(at: string, words: Words): string {
  return Number.isNaN(Date.parse(at)) ? at : words.date(at);
}

function recipientOf({type, value, hashed}: Recipient, strings: Strings): string {
  if (hashed) return strings.toHashed;
  return type === 'id' ? strings.toId(value) : value;
}

/** The host that an issuer’s keys stand at: it is what a reader can know them by. Nothing where they stand nowhere. */
export function placeOf(issuerId: BadgeFacts['issuerId']): string | undefined {
  const [, method, host] = issuerId.split(':');
  if (issuerId.startsWith('did:')) return method === 'web' && host ? decoded(host) : undefined;
  return URL.canParse(issuerId) ? new URL(issuerId).host : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
