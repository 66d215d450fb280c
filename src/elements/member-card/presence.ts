import {html, nothing, type TemplateResult} from 'lit';

import type {memberMore} from '../../i18n/en/member-more.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';

type Member = Item<'member'>;

/** Said so long ago it still holds, in milliseconds; after that it is told as what was. */
const holds = 15 * 60_000;

/** A clock that goes ahead by more than that is not believed. */
const ahead = 5 * 60_000;

/** Can somebody be reached now? A dot at their picture, of a shape of its own for each answer; nothing where that is not known of now. */
export function presenceDot({presence}: Member): TemplateResult | typeof nothing {
  return presence && isNow(presence.at) && isKnown(presence.is)
    ? html`<span class="presence-dot ${presence.is}" aria-hidden="true"></span>`
    : nothing;
}

/** The same in words: “Busy”, or “Busy 2 hours ago”. */
export function presenceWords(
  {presence}: Member,
  strings: (typeof memberMore)['phrases'],
  words: Words,
): string | typeof nothing {
  if (!presence || !isKnown(presence.is)) return nothing;
  const is = strings[presence.is];
  if (isNow(presence.at)) return is;
  return Date.parse(presence.at) > Date.now() ? nothing : strings.presenceBefore(is, words.ago(presence.at));
}

function isNow(at: string): boolean {
  const age = Date.now() - Date.parse(at);
  return age <= holds && age >= -ahead;
}

/** A newer contract may know more. */
function isKnown(is: string): boolean {
  return ['available', 'busy', 'away', 'offline'].includes(is);
}
