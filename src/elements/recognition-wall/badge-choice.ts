import {html, nothing, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {recognitionForms} from '../../i18n/en/recognition-forms.js';
import type {Item} from '../../model/item.js';
import {emblem} from '../../ui/emblem.js';
import {richText} from '../../ui/rich-text/rich-text.js';

interface BadgeChoice {
  readonly badges: readonly Item<'badge'>[];
  readonly isRead: boolean;
  readonly chosen: string;
  readonly problem: string | undefined;
  readonly strings: (typeof recognitionForms)['phrases'];
  /** The rule of a badge as a sentence, where it has one. */
  readonly ruleOf: (badge: Item<'badge'>) => string | undefined;
  /** What the form is called, in the ids of what it shows. */
  readonly name?: string;
}

/** May whoever is signed in give this one? What the store will say, as far as the page can tell. */
export function mayGive(badge: Item<'badge'>, source: CommunitySource): boolean {
  const home = homeOf(badge, source);
  if (home === undefined) return false;
  const role = source.description?.you?.roles[home];
  if (!badge.givenBy || badge.givenBy === 'member') return true;
  return role === 'administrator' || role === 'facilitator' || role === badge.givenBy;
}

/** The community an award of this badge is given in: the one of the page, else the first of the badge's own where the giver is. */
export function homeOf({community, alsoFor = []}: Item<'badge'>, source: CommunitySource): string | undefined {
  const roles = source.description?.you?.roles ?? {};
  const homes = [community, ...alsoFor].filter((id): id is string => id !== undefined && Object.hasOwn(roles, id));
  return source.community !== undefined && homes.includes(source.community) ? source.community : homes[0];
}

/** The badges to choose from, each with its emblem, and what the chosen one is given for. */
export function badgeChoice({
  badges,
  isRead,
  chosen,
  problem,
  strings,
  ruleOf,
  name: form = 'thank',
}: BadgeChoice): TemplateResult {
  const badge = badges.find(({id}) => id === chosen);
  const rule = badge && ruleOf(badge);
  return html`<fieldset
    class=${problem ? 'invalid' : ''}
    aria-describedby=${problem ? `${form}-badge-problem` : nothing}
  >
    <legend>${strings.badge}</legend>
    ${isRead && badges.length === 0 ? html`<p class="hint">${strings.noBadges}</p>` : nothing}
    <div class="badges">
      ${badges.map(
        ({id, name, level, description}) =>
          html`<label class="badge" title=${description ?? nothing}>
            <input
              type="radio"
              name="badge"
              value=${id}
              .checked=${id === chosen}
              aria-describedby=${id === chosen ? `${form}-criteria` : nothing}
            />
            ${emblem({id, ...(level && {level})})}<span dir="auto">${name}</span>
          </label>`,
      )}
    </div>
    ${problem ? html`<p class="field-error" id="${form}-badge-problem">${problem}</p>` : nothing}
    <div id="${form}-criteria" class="criteria" aria-live="polite">
      ${badge ? html`<span class="quiet">${strings.criteria}</span> ${richText(badge.criteria)} ${rule ? html`<p class="quiet">${rule}</p>` : nothing}` : nothing}
    </div>
  </fieldset>`;
}
