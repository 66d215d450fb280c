import {html, nothing, type TemplateResult} from 'lit';

import {avatar} from '../../ui/avatar.js';
import {declining, openDecline} from '../mentoring/decline-form.js';
import {answerBy} from '../mentoring/mentorship-row.js';
import type {CircleContext, Mentorship} from './circle-words.js';

/** Somebody who would like to join, or whom one invited, with what can be answered. */
export function requestRow(item: Mentorship, title: string, context: CircleContext): TemplateResult {
  const {you, strings, words, deeds, personOf} = context;
  const {id, mentor, mentee, createdBy, message, expiresAt, may = [], pending} = item;
  const isMine = createdBy === you;
  const other = personOf(mentor === you ? mentee : mentor);
  const name = other?.name ?? strings.someone;
  const isInvitation = createdBy === mentor;
  const standing = isInvitation
    ? (isMine ? strings.youInvited : strings.invitesYou)(name)
    : isMine
      ? strings.youAsked
      : strings.wantsIn(name);
  const form = deeds.formFor(declining(item));
  const button = (
    act: string,
    [label, whole]: readonly [string, string],
    looks: string,
    said: string | (() => void),
  ) =>
    may.includes(act)
      ? html`<button
          type="button"
          class="button small ${looks}"
          data-opens=${act === 'decline' ? declining(item) : nothing}
          aria-label=${whole}
          @click=${async () => {
            if (typeof said !== 'string') said();
            else if (await deeds.act(item, act)) await deeds.done(said);
          }}
        >
          ${label}
        </button>`
      : nothing;
  const {accept, acceptName, decline, declineName, withdraw, withdrawName} = strings;
  const whom = isInvitation ? title : name;
  return html`<li class="card person" part="request" data-about=${id} tabindex="-1">
    ${avatar({name, ...(other?.picture && {picture: other.picture})})}
    <div class="who">
      <h4><bdi>${standing}</bdi></h4>
      <p class="line quiet"><bdi>${title}</bdi></p>
    </div>
    ${message ? html`<blockquote><bdi>${message}</bdi></blockquote>` : nothing}
    ${expiresAt ? answerBy(item, expiresAt, {strings, words}) : nothing}
    ${pending ? html`<p class="quiet">${pending.state === 'unsent' ? context.shared.unsent : context.shared.sending}</p>` : nothing}
    ${
      form?.render(context.shared) ??
      html`<div class="row acts">
        ${button('accept', [accept, acceptName(whom)], 'primary', isInvitation ? strings.youAreIn : strings.letIn(name))}
        ${button('decline', [decline, declineName(whom)], 'plain', () => openDecline(item, name, deeds, strings))}
        ${button('withdraw', [withdraw, withdrawName(title)], 'plain', strings.withdrawn)}
      </div>`
    }
  </li>`;
}
