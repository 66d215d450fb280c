import {html, nothing, type TemplateResult} from 'lit';

import type {Draft, Item, Patch} from '../../model/item.js';
import {filled} from '../../ui/field-form.js';
import {localTime} from '../../ui/local-time.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import type {PairContext} from './mentorship-view.js';
import {questionsPart} from './questions-part.js';
import {actButton, openForm, removeButton} from './written-acts.js';

type Session = Item<'session'>;

/** When two people meet, and what they wrote down. */
export function sessionPart(sessions: readonly Session[], context: PairContext): TemplateResult {
  const {item, strings, shared, deeds} = context;
  const form = deeds.formFor('session');
  return html`<section class="part" aria-label=${strings.sessions}>
    <h4>${strings.sessions}</h4>
    ${
      sessions.length > 0
        ? html`<ul class="sessions">
            ${sessions.map((session) => sessionRow(session, context))}
          </ul>`
        : html`<p class="quiet">${strings.noSessions}</p>`
    }
    ${
      form
        ? form.render(shared)
        : item.may?.includes('create:session')
          ? html`<div class="row acts">
              <button
                type="button"
                class="button small"
                data-opens="session"
                @click=${() => openSession(undefined, context)}
              >
                ${strings.newSession}
              </button>
            </div>`
          : nothing
    }
    ${questionsPart(sessions, context)}
  </section>`;
}

function sessionRow(session: Session, context: PairContext): TemplateResult {
  const {strings, words, shared} = context;
  const {id, start, minutes, title, url, notes, state, pending} = session;
  const about = words.dateTime(start);
  // Somebody else wrote it: what leads nowhere safe stays a text.
  const link = url ? safeLink(url) : undefined;
  const button = (may: string, label: string) =>
    actButton(session, {may, label, about, press: () => void change(session, may, context)});
  return html`<li class="session" data-about=${id}>
    <p>
      <time datetime=${start}>${about}</time>
      <span class="quiet"
        >${[minutes === undefined ? '' : strings.length(minutes), (strings[state as 'held'] as string | undefined) ?? state].filter(Boolean).join(' · ')}</span
      >
    </p>
    ${title ? html`<p><bdi>${title}</bdi></p>` : nothing}
    ${link ? html`<p><a href=${link.href} rel="noopener noreferrer">${strings.join}</a></p>` : url ? html`<p><bdi>${url}</bdi></p>` : nothing}
    ${notes ? html`<blockquote><bdi>${notes}</bdi></blockquote>` : nothing}
    ${pending ? html`<p class="quiet">${pending.state === 'unsent' ? shared.unsent : shared.sending}</p>` : nothing}
    ${
      openForm(session, context) ??
      html`<div class="row acts">
        ${actButton(session, {may: 'update', label: strings.changeSession, about, opens: id, looks: '', press: () => openSession(session, context)})}
        ${button('hold', strings.hold)} ${button('cancel', strings.cancel)} ${button('plan', strings.planAgain)}
        ${removeButton(session, about, context)}
      </div>`
    }
  </li>`;
}

async function change(session: Session, act: string, {deeds, strings}: PairContext): Promise<void> {
  if (await deeds.act(session, act)) await deeds.done(strings.sessionKept);
}

/** A new session, or one that is changed. */
function openSession(session: Session | undefined, {item, deeds, strings}: PairContext): void {
  const {start, minutes, title = '', url = '', notes = ''} = session ?? {};
  deeds.open(session?.id ?? 'session', {
    name: `session/${session?.id ?? item.id}`,
    begin: {start: start ? localTime(start) : '', minutes: String(minutes ?? 60), title, url, notes},
    words: () => ({title: session ? strings.changeSession : strings.newSession, send: strings.keepSession}),
    fields: () => [
      {name: 'start', label: strings.start, as: 'datetime-local', need: strings.needStart},
      {name: 'minutes', label: strings.minutes, as: 'number', max: 480},
      {name: 'title', label: strings.title},
      {name: 'url', label: strings.url},
      {name: 'notes', label: strings.notes, hint: strings.notesHint, as: 'text'},
    ],
    send: async (values, {id, key}) => {
      const given = {
        start: new Date(values['start']!).toISOString(),
        minutes: Number(values['minutes']) || 60,
        ...Object.fromEntries(['title', 'url', 'notes'].map((name) => [name, values[name] || null])),
      };
      const result = session
        ? await deeds.run(
            {verb: 'update', kind: 'session', id: session.id, version: session.version, set: given as Patch<'session'>},
            key,
          )
        : await deeds.run(
            {verb: 'create', kind: 'session', item: {id, mentorship: item.id, ...filled(given)} as Draft<'session'>},
            key,
          );
      if (result) void deeds.done(strings.sessionKept);
      return result !== undefined;
    },
  });
}
