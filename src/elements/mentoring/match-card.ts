import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import {newId} from '../../model/id.js';
import type {Draft, Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import type {CommonStrings} from '../../ui/states.js';
import {inOneLine, type FaceContext} from '../member-card/member-face.js';
import type {Deeds} from './deeds.js';
import {changeWords, reasonWords, type Line, type MentoringStrings} from './match-words.js';

export interface MatchContext {
  readonly you: string;
  readonly other: Item<'member'> | undefined;
  /** What the reader keeps to themselves about the other one. */
  readonly kept: Item<'preference'> | undefined;
  /** What the other one says of mentoring, where the reader may know. */
  readonly said: Item<'mentoring'> | undefined;
  readonly deeds: Deeds;
  readonly strings: MentoringStrings;
  readonly words: Words;
  readonly shared: CommonStrings;
  readonly face: FaceContext;
}

/** Somebody who fits: what speaks for it, what against, what would change it, and what can be done about it. */
export function matchCard(match: Item<'match'>, context: MatchContext): TemplateResult {
  const {you, other, strings, words, shared, face, deeds, kept} = context;
  const otherId = match.mentor === you ? match.mentee : match.mentor;
  const name = other?.name ?? '';
  const lines = match.reasons ?? [];
  const side = match.mentor === you ? 'mentee' : 'mentor';
  const form = deeds.formFor(match.id);
  return html`<li class="card person" part="match" data-about=${match.id}>
    ${avatar({name, ...(other?.picture && {picture: other.picture})})}
    <div class="who">
      <h4><bdi>${name}</bdi></h4>
      <p class="line quiet"><bdi>${other ? inOneLine(other, face) : nothing}</bdi></p>
    </div>
    <div class="about">
      ${reasons(
        strings.for,
        lines.filter(({points}) => points > 0),
        {looks: 'for', side},
        context,
      )}
      ${reasons(
        strings.against,
        lines.filter(({points}) => points <= 0),
        {looks: 'against', side},
        context,
      )}
      ${offer(name, match, context)}
    </div>
    <details class="why">
      <summary aria-label=${strings.whyName(name)}>${strings.why}</summary>
      <dl>
        ${lines.map((line) => pointsRow(reasonWords(line, strings, words, side), strings.points(line.points)))}
        ${pointsRow(strings.inAll, strings.points(match.score))}
      </dl>
      ${
        match.changes && match.changes.length > 0
          ? html`<p class="label">${strings.wouldChange}</p>
              <dl>
                ${match.changes.map((line) => pointsRow(changeWords(line, strings, words), strings.wouldAdd(line.points)))}
              </dl>`
          : nothing
      }
    </details>
    ${form ? form.render(shared) : acts(match, otherId, name, context, kept?.wanted === true)}
  </li>`;
}

function reasons(
  title: string,
  lines: readonly Line[],
  {looks, side}: {readonly looks: string; readonly side: 'mentor' | 'mentee'},
  {strings, words}: MatchContext,
): unknown {
  if (lines.length === 0) return nothing;
  return html`<ul class="reasons ${looks}" aria-label=${title}>
    ${lines.map((line) => html`<li>${reasonWords(line, strings, words, side)}</li>`)}
  </ul>`;
}

/** What somebody who could mentor says of how, when and for what. */
function offer(name: string, {mentor, forms}: Item<'match'>, {you, said, strings, words}: MatchContext): unknown {
  if (mentor === you || !said) return nothing;
  const {times = [], note, forms: kinds} = said;
  const lines = [
    ...(kinds && forms ? [forms.map((form) => strings[form]).join(' · ')] : []),
    ...(times.length > 0 ? [strings.theirTimes(words.list(times.map((part) => strings[part])))] : []),
  ];
  if (lines.length === 0 && !note) return nothing;
  return html`<div class="offer" role="group" aria-label=${strings.theirOffer(name)}>
    ${lines.map((line) => html`<p class="quiet">${line}</p>`)} ${note ? html`<p><bdi>${note}</bdi></p>` : nothing}
  </div>`;
}

function pointsRow(what: string, points: string): TemplateResult {
  return html`<dt>${what}</dt>
    <dd>${points}</dd>`;
}

function acts(
  match: Item<'match'>,
  other: string,
  name: string,
  context: MatchContext,
  isKept: boolean,
): TemplateResult {
  const {deeds, strings, you} = context;
  const isMentor = match.mentor === you;
  const askName = match.form === 'peer' ? strings.askPeer : strings.askName;
  return html`<div class="row acts">
    ${
      deeds.can('mentorship', 'create')
        ? html`<button
            type="button"
            class="button small primary"
            data-opens=${match.id}
            aria-label=${(isMentor ? strings.offerName : askName)(name)}
            @click=${() => openRequest(match, name, context)}
          >
            ${isMentor ? strings.offer : strings.ask}
          </button>`
        : nothing
    }
    ${
      deeds.can('preference', 'create')
        ? html`<button
              type="button"
              class="button small plain"
              aria-pressed=${isKept}
              aria-label=${strings.keepName(name)}
              @click=${() => void keep(other, context)}
            >
              ${strings.keep}
            </button>
            <button
              type="button"
              class="button small plain"
              aria-label=${strings.asideName(name)}
              @click=${() => void putAside(other, name, context)}
            >
              ${strings.aside}
            </button>`
        : nothing
    }
  </div>`;
}

function openRequest(match: Item<'match'>, name: string, {deeds, strings, you}: MatchContext): void {
  const isMentor = match.mentor === you;
  const {forms: kinds = ['mentoring', 'flash', 'succession']} = match;
  deeds.open(match.id, {
    name: `mentorship/${match.id}`,
    begin: {form: kinds[0]!},
    words: () => ({
      title: isMentor ? strings.messageOffer(name) : strings.message(name),
      send: strings.send,
      hint: strings.messageHint,
    }),
    fields: () => [
      {name: 'message', label: strings.inWords, as: 'text', need: strings.needMessage},
      ...(kinds.length > 1
        ? [
            {
              name: 'form',
              label: strings.form,
              as: 'choice' as const,
              of: kinds.map((kind) => [kind, strings[kind]] as const),
            },
          ]
        : []),
    ],
    send: async ({message, form = kinds[0]}, {id, key}) => {
      const item = {id, mentor: match.mentor, mentee: match.mentee, form, message} as Draft<'mentorship'>;
      const result = await deeds.run({verb: 'create', kind: 'mentorship', item}, key);
      if (result) void deeds.done(strings.wasAsked(name));
      return result !== undefined;
    },
  });
}

async function keep(other: string, {deeds, kept}: MatchContext): Promise<void> {
  const isDone = kept
    ? await deeds.run({verb: 'remove', kind: 'preference', id: kept.id})
    : await deeds.run({verb: 'create', kind: 'preference', item: preferenceOf(other, true)});
  if (isDone) await deeds.refresh();
}

async function putAside(other: string, name: string, {deeds, kept, strings}: MatchContext): Promise<void> {
  const item = preferenceOf(other, false);
  const result = kept
    ? await deeds.run({verb: 'update', kind: 'preference', id: kept.id, version: kept.version, set: {wanted: false}})
    : await deeds.run({verb: 'create', kind: 'preference', item});
  if (!result) return;
  await deeds.done(strings.wasPutAside(name), async () => {
    if (await deeds.run({verb: 'remove', kind: 'preference', id: kept?.id ?? item.id})) await deeds.done('');
  });
}

function preferenceOf(subject: string, wanted: boolean): Draft<'preference'> {
  return {id: newId(), subject, about: 'mentoring', wanted};
}
