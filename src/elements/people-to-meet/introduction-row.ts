import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import type {CommonStrings} from '../../ui/states.js';
import {askLink, type FaceContext} from '../member-card/member-face.js';
import type {Meetings} from './meetings.js';
import type {MeetingStrings} from './reason-words.js';

export interface RowContext {
  /** Who is on the other side. */
  readonly other: Item<'member'> | undefined;
  /** Did the reader ask? */
  readonly isMine: boolean;
  readonly meetings: Meetings;
  readonly strings: MeetingStrings;
  readonly shared: CommonStrings;
  readonly face: FaceContext;
}

/** Somebody who would like to meet the reader, or whom the reader asked: what was said, and what can be done about it. */
export function introductionRow(introduction: Item<'introduction'>, context: RowContext): TemplateResult {
  const {other, meetings, strings, shared, isMine, face} = context;
  const {id, message, answer, pending, state} = introduction;
  const name = other?.name ?? '';
  const open = meetings.form?.about === id ? meetings.form.form : undefined;
  return html`<li
    class="card person"
    part="request"
    data-about=${id}
    id="cop-introduction-${encodeURIComponent(id)}"
    tabindex="-1"
  >
    ${avatar({name, ...(other?.picture && {picture: other.picture})})}
    <div class="who">
      <h4><bdi>${name}</bdi></h4>
      ${other?.title ? html`<p class="line quiet">${other.title}</p>` : nothing}
    </div>
    <blockquote><bdi>${message}</bdi></blockquote>
    ${state === 'declined' ? html`<p class="quiet">${strings.notNow}</p>` : nothing}
    ${state === 'withdrawn' ? html`<p class="quiet">${strings.youWithdrew}</p>` : nothing}
    ${
      answer
        ? html`<p class="quiet">${isMine ? strings.answered(name) : strings.youAnswered}</p>
            <blockquote><bdi>${answer}</bdi></blockquote>`
        : nothing
    }
    ${pending ? html`<p class="quiet">${pending.state === 'unsent' ? shared.unsent : shared.sending}</p>` : nothing}
    ${
      open
        ? open.render({label: strings.answer(name), hint: strings.answerHint, send: strings.answerSend}, shared)
        : state === 'asked' || state === 'withdrawn'
          ? acts(introduction, name, context)
          : other && state === 'accepted'
            ? askLink(other, face)
            : nothing
    }
  </li>`;
}

function acts(
  introduction: Item<'introduction'>,
  name: string,
  {isMine, meetings, strings}: RowContext,
): TemplateResult | typeof nothing {
  const {may = []} = introduction;
  const button = (act: string, words: readonly [string, string], press: () => void, looks: string) =>
    may.includes(act)
      ? html`<button type="button" class="button small ${looks}" aria-label=${words[1]} @click=${press}>
          ${words[0]}
        </button>`
      : nothing;
  if (isMine)
    return html`<div class="row acts">
      ${button('withdraw', [strings.withdraw, strings.withdrawName(name)], () => void meetings.withdraw(introduction), 'plain begin')}
      ${button('ask', [strings.askAgain, strings.askAgainName(name)], () => void meetings.askAgain(introduction), 'begin')}
    </div>`;
  return html`<div class="row acts">
    ${button('accept', [strings.accept, strings.acceptName(name)], () => meetings.beginToAnswer(introduction), 'begin')}
    ${button('decline', [strings.decline, strings.declineName(name)], () => void meetings.decline(introduction), 'plain')}
  </div>`;
}
