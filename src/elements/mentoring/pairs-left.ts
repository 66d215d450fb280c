import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {programmes as section} from '../../i18n/en/programmes.js';
import type {Item} from '../../model/item.js';

export interface LeftContext {
  readonly strings: (typeof section)['phrases'];
  readonly nameOf: (id: string) => string;
  readonly choice: (mentee: string, mentor: string) => TemplateResult;
}

/** Those who would be without a mentor, and whom they could be given. */
export function pairsLeft(
  left: readonly Item<'mentoring'>[],
  {strings, nameOf, choice}: LeftContext,
): TemplateResult | typeof nothing {
  if (left.length === 0) return nothing;
  return html`<h4>${strings.left}</h4>
    <p class="hint">${strings.leftWhy}</p>
    <ul class="pairs">
      ${repeat(
        left,
        ({member}) => member,
        ({member}) =>
          html`<li class="card">
            <h4><bdi>${nameOf(member)}</bdi></h4>
            ${choice(member, '')}
          </li>`,
      )}
    </ul>`;
}
