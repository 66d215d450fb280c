import {html, nothing, type TemplateResult} from 'lit';

import type {Draft, Item, Patch} from '../../model/item.js';
import type {PairContext} from './mentorship-view.js';
import {removalForm, removeButton} from './removal.js';

type CheckIn = Item<'check-in'>;

const answers = ['well', 'mixed', 'stuck'] as const;

/** How it goes, and how it was, each said by one of the two for the other. */
export function checkInPart(checkIns: readonly CheckIn[], context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const occasion = item.state === 'closed' ? 'closing' : 'under-way';
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
                @click=${() => openCheckIn({occasion}, context)}
              >
                ${occasion === 'closing' ? strings.newFeedback : strings.newCheckIn}
              </button>
            </div>`
          : nothing
    }
  </section>`;
}

function checkInRow(checkIn: CheckIn, context: PairContext): TemplateResult {
  const {strings, shared, deeds, you, words, nameOf = () => context.name} = context;
  const {id, createdBy, createdAt, going, body, occasion, may = []} = checkIn;
  const day = words.date(createdAt);
  const about = strings.checkInOf(day);
  const acts = html`${
    may.includes('update')
      ? html`<button
          type="button"
          class="button small"
          data-opens=${id}
          aria-label="${strings.changeCheckIn}: ${about}"
          @click=${() => openCheckIn(checkIn, context)}
        >
          ${strings.changeCheckIn}
        </button>`
      : nothing
  }${removeButton(checkIn, about, context)}`;
  const isMine = may.includes('update') || may.includes('remove');
  return html`<li data-about=${id}>
    <p>
      <strong><bdi>${createdBy === you ? strings.byYou : nameOf(createdBy!)}</bdi></strong
      >: ${(strings[going] as string | undefined) ?? going}
      <span class="quiet">${[day, occasion === 'closing' ? strings.wentWell : ''].filter(Boolean).join(' · ')}</span>
    </p>
    ${body ? html`<blockquote><bdi>${body}</bdi></blockquote>` : nothing}
    ${
      deeds.formFor(id)?.render(shared) ??
      removalForm(checkIn, context) ??
      (isMine ? html`<div class="row acts">${acts}</div>` : nothing)
    }
  </li>`;
}

/** One that is new, or one that is changed. */
function openCheckIn(
  {occasion, ...said}: Pick<CheckIn, 'occasion'> & Partial<CheckIn>,
  {item, deeds, strings, name}: PairContext,
): void {
  const isClosing = occasion === 'closing';
  const {id: known, version} = said;
  deeds.open(known ?? 'check-in', {
    name: known ? `check-in/${known}` : `${isClosing ? 'closing-words' : 'check-in'}/${item.id}`,
    begin: {going: said.going ?? '', body: said.body ?? ''},
    words: () => ({
      title: known ? strings.changeCheckIn : isClosing ? strings.newFeedback : strings.newCheckIn,
      send: known ? strings.keepSession : strings.send,
      ...(isClosing && {hint: strings.feedbackHint}),
    }),
    fields: () => [
      {
        name: 'going',
        label: isClosing ? strings.wentWell : strings.going,
        as: 'choice',
        of: answers.map((answer) => [answer, strings[answer]]),
        need: strings.needGoing,
      },
      {name: 'body', label: strings.body, as: 'text'},
    ],
    send: async ({going, body}, {id, key}) => {
      const result = known
        ? await deeds.run(
            {
              verb: 'update',
              kind: 'check-in',
              id: known,
              version: version!,
              set: {going, body: body || null} as Patch<'check-in'>,
            },
            key,
          )
        : await deeds.run(
            {
              verb: 'create',
              kind: 'check-in',
              item: {id, mentorship: item.id, occasion, going, ...(body && {body})} as Draft<'check-in'>,
            },
            key,
          );
      if (result) void deeds.done(known ? strings.checkInKept : strings.said(name));
      return result !== undefined;
    },
  });
}
