import {html, nothing, type TemplateResult} from 'lit';

import type {nominations} from '../../i18n/en/nominations.js';
import type {recognition} from '../../i18n/en/recognition.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {emblem} from '../../ui/emblem.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import type {CommonStrings} from '../../ui/states.js';
import {evidenceLink} from './award-view.js';

/** What a nomination is drawn from. */
export interface NominationView {
  readonly nomination: Item<'nomination'>;
  readonly person: Item<'member'> | undefined;
  readonly badge: Item<'badge'> | undefined;
  /** The rule of the badge as a sentence, where it has one. */
  readonly rule: string | undefined;
  /** Who nominated them. */
  readonly by: string;
  /** Who decided, once it is decided. */
  readonly decider: string;
  readonly strings: (typeof nominations)['phrases'];
  readonly wall: (typeof recognition)['phrases'];
  readonly words: Words;
  readonly shared: CommonStrings;
  /** What can be done with it. */
  readonly actions: TemplateResult;
}

/** One nomination: who, for which badge and what that is given for, why, what speaks for it, and who stands behind it. */
export function nominationCard(view: NominationView): TemplateResult {
  const {nomination, person, badge, rule, by, strings, wall, words, shared, actions} = view;
  const {id, member, because, evidence, createdAt, counts, state, pending} = nomination;
  const name = person?.name ?? shared.someone;
  const endorsed = counts?.['endorsements'] ?? 0;
  return html`<article class="nomination ${state}" aria-labelledby="of-${id}">
    ${emblem({id: nomination.badge, ...(badge?.level && {level: badge.level})})}
    <div class="said">
      <h4 class="who" id="of-${id}">
        ${avatar({name, ...(person?.picture && {picture: person.picture})}, 'small')}
        ${person ? html`<a href=${itemHref('member', member)} dir="auto">${name}</a>` : html`<span dir="auto">${name}</span>`}
        <bdi class="quiet">${badge?.name ?? wall.unknownBadge}</bdi>
        ${state === 'open' ? nothing : html`<span class="chip">${strings[state as 'accepted']}</span>`}
      </h4>
      ${badge ? html`<div class="criteria">${strings.criteria}: ${richText(badge.criteria, plain)} ${rule ?? nothing}</div>` : nothing}
      <div class="because">${richText(because, plain)}</div>
      ${evidence?.length ? html`<p class="evidence">${wall.for} ${evidence.map((each, index) => html`${index ? ', ' : ''}${evidenceLink(each)}`)}</p>` : nothing}
      <p class="meta">
        <time datetime=${createdAt} title=${words.dateTime(createdAt)}>${strings.by(by, words.ago(createdAt))}</time>
        ${endorsed ? html` · <span class="endorsed">${strings.endorsed(endorsed)}</span>` : nothing}
        ${pending ? html` · <span class="mark">${shared[pending.state]}</span>` : nothing}
      </p>
      ${renderAnswer(view)} ${actions}
    </div>
  </article>`;
}

const plain = {headingLevel: 5};

function renderAnswer({nomination: {answer}, decider, strings}: NominationView): TemplateResult | typeof nothing {
  if (!answer) return nothing;
  return html`<p class="quiet">${strings.answered(decider)}</p>
    <blockquote dir="auto">${answer}</blockquote>`;
}
