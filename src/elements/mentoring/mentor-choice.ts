import {html, type TemplateResult} from 'lit';

import type {programmes as section} from '../../i18n/en/programmes.js';

export interface MentorChoice {
  readonly mentee: string;
  /** Who would be theirs, with nobody pinned. */
  readonly first: string;
  readonly mentors: readonly string[];
  readonly pinned: string | undefined;
  readonly nameOf: (id: string) => string;
  readonly strings: (typeof section)['phrases'];
  /** Pins a mentor, or none. */
  readonly choose: (mentor: string) => void;
}

/** Which mentor somebody has, and whom else they could be given. */
export function mentorChoice({mentee, first, mentors, pinned, nameOf, strings, choose}: MentorChoice): TemplateResult {
  return html`<select
    class="field"
    data-mentee=${mentee}
    aria-label=${strings.choose(nameOf(mentee))}
    @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
  >
    <option value="" .selected=${pinned === undefined}>${first}</option>
    ${mentors
      .filter((id) => id !== mentee)
      .map((id) => html`<option value=${id} .selected=${pinned === id}>${nameOf(id)} (${strings.pinned})</option>`)}
  </select>`;
}
