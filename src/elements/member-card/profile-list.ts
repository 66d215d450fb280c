import {html, type LitElement} from 'lit';

import type {memberDetails} from '../../i18n/en/member-details.js';
import type {profile} from '../../i18n/en/profile.js';
import {SeveralField, type SeveralOptions} from '../../ui/several-field.js';
import type {Skill} from './profile-values.js';

export type ProfileStrings = (typeof profile)['phrases'];
export type DetailStrings = (typeof memberDetails)['phrases'];

export interface ProfileListOptions extends Pick<SeveralOptions<string>, 'find' | 'label' | 'get' | 'set'> {
  readonly name: 'languages' | 'topics' | 'helps' | 'seeks';
  /** What is kept of what was typed; nothing where it is none. What was typed where left out. */
  readonly parse?: (text: string) => string | undefined;
  readonly strings: () => ProfileStrings;
  readonly details: () => DetailStrings;
}

/** Several values of a profile; skills have a level. */
export function profileList(
  host: LitElement,
  {name, parse = (text) => text || undefined, strings, details, ...rest}: ProfileListOptions,
): SeveralField | SeveralField<Skill> {
  const options: SeveralOptions<string> = {...rest, name: `profile-${name}`, parse, words: strings};
  if (name !== 'helps' && name !== 'seeks') return new SeveralField(host, options);
  return new SeveralField<Skill>(host, {
    ...options,
    whole: {
      nameOf: ({skill}) => skill,
      of: (skill) => ({skill}),
      beside: ({skill, level}, put) => {
        const choose = ({target}: Event) => {
          const chosen = Number((target as HTMLSelectElement).value);
          put({skill, ...(chosen && {level: chosen})});
        };
        return html`<select aria-label=${strings().level(skill)} @change=${choose}>
          ${[0, 1, 2, 3, 4].map(
            (each) =>
              html`<option value=${each} .selected=${each === (level ?? 0)}>
                ${each ? details().level(each) : strings().noLevel}
              </option>`,
          )}
        </select>`;
      },
    },
  });
}
