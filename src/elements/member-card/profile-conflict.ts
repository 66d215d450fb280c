import {html, type TemplateResult} from 'lit';

import {languageName} from '../../i18n/language-name.js';
import type {Words} from '../../i18n/words.js';
import type {Visibility} from '../../model/choices.js';
import {listOf} from '../../ui/in-json.js';
import type {ProfileDraft} from './profile-draft.js';
import {labelOf} from './profile-fields.js';
import type {DetailStrings, ProfileStrings} from './profile-list.js';
import {mapOf, type Link, type ProfileField, type ProfileValues, type Skill} from './profile-values.js';

export interface ConflictContext {
  readonly strings: ProfileStrings;
  readonly details: DetailStrings;
  readonly words: Words;
  readonly keep: (change: Partial<ProfileValues>) => void;
}

/** Fields that were changed here and elsewhere, both versions beside each other: neither is lost. */
export function profileConflict(draft: ProfileDraft, context: ConflictContext): TemplateResult {
  const {strings} = context;
  const {before, values} = draft;
  return html`<section class="notice conflict" tabindex="-1" role="alert">
    <div class="stack">
      <p><strong>${strings.conflictTitle}</strong></p>
      <p>${strings.conflictText}</p>
      ${draft.both.map(
        (name) =>
          html`<div class="both" role="group" aria-label=${labelOf(name, strings)}>
            <h4>${labelOf(name, strings)}</h4>
            <div>
              <p class="hint">${strings.theirs}</p>
              <p dir="auto">${said(name, before[name], context)}</p>
              <button
                type="button"
                class="button small"
                aria-label=${strings.keepTheirs(labelOf(name, strings))}
                @click=${() => context.keep({[name]: before[name]})}
              >
                ${strings.keep}
              </button>
            </div>
            <div>
              <p class="hint">${strings.yours}</p>
              <p dir="auto">${said(name, values[name], context)}</p>
            </div>
          </div>`,
      )}
    </div>
  </section>`;
}

/** What stands in a field, in words. */
function said(name: ProfileField, text: string, {strings, details, words}: ConflictContext): string {
  return sayable(name, text, strings, details, words) || strings.nothing;
}

function sayable(
  name: ProfileField,
  text: string,
  strings: ProfileStrings,
  details: DetailStrings,
  words: Words,
): string {
  switch (name) {
    case 'helps':
    case 'seeks':
      return words.list(
        listOf<Skill>(text).map(({skill, level}) => (level ? `${skill} (${details.level(level)})` : skill)),
      );
    case 'languages':
      return words.list(listOf<string>(text).map((tag) => languageName(words, tag)));
    case 'topics':
      return words.list(listOf<string>(text));
    case 'links':
      return words.list(listOf<Link>(text).map(({title, url}) => title || url));
    case 'visibility':
      return strings[text as Visibility];
    case 'fieldVisibility':
      return words.list(
        Object.entries(mapOf(text)).map(
          ([field, who]) => `${labelOf(field as ProfileField, strings)}: ${strings[who as Visibility]}`,
        ),
      );
    case 'custom':
      return words.list(Object.entries(mapOf(text)).map(([label, value]) => `${label}: ${value}`));
    case 'declinesQuestions':
    case 'declinesSuggestions':
    case 'hidesAwards':
      return text ? '✓' : '';
    default:
      return text;
  }
}
