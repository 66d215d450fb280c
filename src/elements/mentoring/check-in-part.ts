import {html, nothing, type TemplateResult} from 'lit';

import type {Draft, Item} from '../../model/item.js';
import type {PairContext} from './mentorship-view.js';
import {openForm, removeButton} from './written-acts.js';

type CheckIn = Item<'check-in'>;

const answers = ['well', 'mixed', 'stuck'] as const;

/** How it goes, and how it was, each said by one of the two for the other. */
export function checkInPart(checkIns: readonly CheckIn[], context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const isClosed = item.state === 'closed';
  const form = deeds.formFor('check-in');
  return html`<section class="part" aria-label=${strings.checkIns}>
    <h4>${strings.checkIns}</h4>
    ${
      checkIns.length > 0
        ? html`<ul class="sessions">
            ${checkIns.map((checkIn) => checkInRow(checkIn, context))}
          </ul>`
        : html`<p class="quiet">${strings.noCheckIns}</p>`
    }
    ${
      form
        ? form.render(shared)
        : item.may?.includes('create:check-in')
          ? html`<div class="row acts">
              <button
                type="button"
                class="button small"
                data-opens="check-in"
                @click=${() => openCheckIn(isClosed, context)}
              >
                ${isClosed ? strings.newFeedback : strings.newCheckIn}
              </button>
            </div>`
          : nothing
    }
  </section>`;
}

function checkInRow(checkIn: CheckIn, context: PairContext): TemplateResult {
  const {strings, you, words, nameOf = () => context.name} = context;
  const {createdBy, createdAt, going, body, occasion} = checkIn;
  const about = words.date(createdAt);
  return html`<li>
    <p>
      <strong><bdi>${createdBy === you ? strings.byYou : nameOf(createdBy!)}</bdi></strong
      >: ${(strings[going] as string | undefined) ?? going}
      <span class="quiet">${[about, occasion === 'closing' ? strings.wentWell : ''].filter(Boolean).join(' · ')}</span>
    </p>
    ${body ? html`<blockquote><bdi>${body}</bdi></blockquote>` : nothing}
    ${openForm(checkIn, context) ?? html`<div class="row acts">${removeButton(checkIn, about, context)}</div>`}
  </li>`;
}

function openCheckIn(isClosed: boolean, {item, deeds, strings, name}: PairContext): void {
  deeds.open('check-in', {
    name: `${isClosed ? 'closing-words' : 'check-in'}/${item.id}`,
    words: () => ({
      title: isClosed ? strings.newFeedback : strings.newCheckIn,
      send: strings.send,
      ...(isClosed && {hint: strings.feedbackHint}),
    }),
    fields: () => [
      {
        name: 'going',
        label: isClosed ? strings.wentWell : strings.going,
        as: 'choice',
        of: answers.map((answer) => [answer, strings[answer]]),
        need: strings.needGoing,
      },
      {name: 'body', label: strings.body, as: 'text'},
    ],
    send: async ({going, body}, {id, key}) => {
      const occasion = isClosed ? 'closing' : 'under-way';
      const draft = {id, mentorship: item.id, occasion, going, ...(body && {body})} as Draft<'check-in'>;
      const result = await deeds.run({verb: 'create', kind: 'check-in', item: draft}, key);
      if (result) void deeds.done(strings.said(name));
      return result !== undefined;
    },
  });
}
