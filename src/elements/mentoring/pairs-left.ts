import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {programmes as section} from '../../i18n/en/programmes.js';
import type {AnyItem, Item} from '../../model/item.js';
import {fitOf, type Participant} from '../../model/mentoring.js';

export interface LeftContext {
  readonly strings: (typeof section)['phrases'];
  readonly nameOf: (id: string) => string;
  readonly choice: (mentee: string, mentor: string) => TemplateResult;
  readonly programme: Item<'programme'>;
  /** All who take part, and what is known of them by now. */
  readonly people: readonly Item<'mentoring'>[];
  readonly memberOf: (id: string) => Item<'member'> | undefined;
}

/** Those who would be without a mentor, and whom they could be given. */
export function pairsLeft(left: readonly Item<'mentoring'>[], context: LeftContext): TemplateResult | typeof nothing {
  if (left.length === 0) return nothing;
  const {strings, nameOf, choice} = context;
  return html`<h4>${strings.left}</h4>
    <p class="hint">${strings.leftWhy}</p>
    <ul class="pairs">
      ${repeat(
        left,
        ({member}) => member,
        ({member}) =>
          html`<li class="card">
            <h4><bdi>${nameOf(member)}</bdi></h4>
            ${choice(member, '')} ${leftWhy(member, context)}
          </li>`,
      )}
    </ul>`;
}

/** Is there anybody here who could help somebody who is left? By what the reader sees of them; that one of two does not want the other is not told. */
function leftWhy(mentee: string, {strings, programme, people, memberOf}: LeftContext): TemplateResult | typeof nothing {
  const all = people.flatMap((profile): readonly Participant[] => {
    const member = memberOf(profile.member);
    return member ? [{member: member as unknown as AnyItem, profile: profile as unknown as AnyItem}] : [];
  });
  const own = all.find(({member}) => member.id === mentee);
  if (!own || all.length < people.length) return nothing;
  const isFit = all.some(
    (other) =>
      other !== own &&
      (programme.form === 'peer' || other.profile!['offers'] === true) &&
      fitOf(other, own, Date.now(), programme) !== undefined,
  );
  return html`<p class="line quiet">${isFit ? strings.leftFull : strings.leftNoFit}</p>`;
}
