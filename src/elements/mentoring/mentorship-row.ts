import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {daysLeft} from '../../model/mentoring-clock.js';
import {avatar} from '../../ui/avatar.js';
import type {CommonStrings} from '../../ui/states.js';
import {declining, openDecline} from './decline-form.js';
import type {Deeds} from './deeds.js';
import type {MentoringStrings} from './match-words.js';

export type Mentorship = Item<'mentorship'>;

export interface RowContext {
  readonly you: string;
  readonly other: Item<'member'> | undefined;
  readonly deeds: Deeds;
  readonly strings: MentoringStrings;
  readonly words: Words;
  readonly shared: CommonStrings;
  /** Since when they have not met, where that is longer than they agreed on. */
  readonly quietSince: string | undefined;
  readonly open: (id: string) => void;
}

/** Have two people begun? Then there is a whole of it to show. */
export function isBegun({state}: Mentorship): boolean {
  return state === 'accepted' || state === 'active' || state === 'closed';
}

/** Who the other one is. */
export function otherOf({mentor, mentee}: Pick<Mentorship, 'mentor' | 'mentee'>, you: string): string {
  return mentor === you ? mentee! : mentor;
}

/** What two people are to each other, in a line: what was asked, what they do. */
export function standing(item: Mentorship, name: string, you: string, strings: MentoringStrings): string {
  const {mentor, createdBy, form} = item;
  const isMentor = mentor === you;
  if (form === 'peer')
    return (
      isBegun(item)
        ? strings.peerOf
        : !createdBy
          ? strings.proposesPeer
          : createdBy === you
            ? strings.youAskedPeer
            : strings.wantsPeer
    )(name);
  if (isBegun(item)) return isMentor ? strings.mentorOf(name) : strings.menteeOf(name);
  if (!createdBy) return isMentor ? strings.proposesMentee(name) : strings.proposesMentor(name);
  if (createdBy === you) return isMentor ? strings.youOffered(name) : strings.youAsked(name);
  return isMentor ? strings.wantsYou(name) : strings.wantsToHelp(name);
}

/** One mentorship on the list of somebody's own: a request with its answer, or what leads to the whole of it. */
export function mentorshipRow(item: Mentorship, context: RowContext): TemplateResult {
  const {you, other, strings, words, shared, deeds, quietSince} = context;
  const {id, message, answer, pending, state, createdBy, expiresAt, form, goals = [], agreed = []} = item;
  const name = other?.name ?? strings.someone;
  const isMine = createdBy === you;
  const open = deeds.formFor(id) ?? deeds.formFor(declining(item));
  const isOpen = isBegun(item);
  return html`<li
    class="card person"
    part="mentorship"
    data-about=${id}
    id="cop-mentorship-${encodeURIComponent(id)}"
    tabindex="-1"
  >
    ${avatar({name, ...(other?.picture && {picture: other.picture})})}
    <div class="who">
      <h4><bdi>${standing(item, name, you, strings)}</bdi></h4>
      <p class="line quiet">
        ${[(strings[form as 'peer'] as string | undefined) ?? form, stateWords(state, strings)].join(' · ')}
      </p>
    </div>
    ${
      isOpen && goals.length > 0
        ? html`<ul class="goals">
            ${goals.map(({title}) => html`<li><bdi>${title}</bdi></li>`)}
          </ul>`
        : nothing
    }
    ${quietSince ? html`<p class="line" data-quiet>${strings.notMetSince(words.date(quietSince))}</p>` : nothing}
    ${!isOpen && message ? html`<blockquote><bdi>${message}</bdi></blockquote>` : nothing}
    ${
      !isOpen && answer
        ? html`<p class="quiet">${isMine ? strings.answered(name) : strings.youAnswered}</p>
            <blockquote><bdi>${answer}</bdi></blockquote>`
        : nothing
    }
    ${state === 'requested' && expiresAt ? answerBy(item, expiresAt, context) : nothing}
    ${state === 'requested' && agreed.includes(you) ? html`<p class="quiet">${strings.saidYes}</p>` : nothing}
    ${pending ? html`<p class="quiet">${pending.state === 'unsent' ? shared.unsent : shared.sending}</p>` : nothing}
    ${open ? open.render(shared) : acts(item, name, isOpen, context)}
  </li>`;
}

/** Until when it may be answered, and where that is soon, in how many days. */
export function answerBy(
  item: Mentorship,
  expiresAt: string,
  {strings, words}: {readonly strings: Pick<MentoringStrings, 'until' | 'daysLeft'>; readonly words: Words},
): TemplateResult {
  const left = daysLeft(item, Date.now());
  return html`<p class="quiet line">
    <bdi>${strings.until(words.date(expiresAt))}</bdi
    >${left ? html` · <strong>${strings.daysLeft(left)}</strong>` : nothing}
  </p>`;
}

export function stateWords(state: string, strings: MentoringStrings): string {
  return (strings[`is:${state}` as keyof MentoringStrings] as string | undefined) ?? state;
}

function acts(item: Mentorship, name: string, isOpen: boolean, context: RowContext): TemplateResult | typeof nothing {
  const {may = [], id} = item;
  const {strings, deeds} = context;
  if (isOpen)
    return html`<div class="row acts">
      <button
        type="button"
        class="button small"
        data-opens=${`mentorship ${id}`}
        aria-label=${strings.openName(name)}
        @click=${() => context.open(id)}
      >
        ${strings.open}
      </button>
    </div>`;
  const button = (act: string, words: readonly [string, string], looks: string, press: () => void) =>
    may.includes(act) && !(act === 'accept' && item.agreed?.includes(context.you))
      ? html`<button
          type="button"
          class="button small ${looks}"
          data-opens=${act === 'accept' ? id : act === 'decline' ? declining(item) : nothing}
          aria-label=${words[1]}
          @click=${press}
        >
          ${words[0]}
        </button>`
      : nothing;
  const {accept, acceptName, decline, declineName, withdraw, withdrawName} = strings;
  if (item.state !== 'requested') return nothing;
  return html`<div class="row acts">
    ${button('accept', [accept, acceptName(name)], 'primary', () => answer(item, name, context))}
    ${button('decline', [decline, declineName(name)], 'plain', () => openDecline(item, name, deeds, strings))}
    ${button('withdraw', [withdraw, withdrawName(name)], 'plain', () => void takeBack())}
  </div>`;

  async function takeBack(): Promise<void> {
    if (await deeds.act(item, 'withdraw')) await deeds.done(strings.withdrawn(name));
  }
}

function answer(item: Mentorship, name: string, {deeds, strings}: RowContext): void {
  deeds.open(item.id, {
    name: `mentorship-answer/${item.id}`,
    words: () => ({title: strings.answer(name), send: strings.accept, hint: strings.answerHint}),
    fields: () => [{name: 'answer', label: strings.inWords, as: 'text'}],
    send: async ({answer: said}, {key}) => {
      const result = await deeds.act(item, 'accept', said ? {answer: said} : undefined, key);
      const [now] = result?.items ?? [];
      if (result) void deeds.done(now?.state === 'requested' ? strings.saidYes : strings.accepted(name));
      return result !== undefined;
    },
  });
}
