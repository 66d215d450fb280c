import {html, nothing, type TemplateResult} from 'lit';

import type {Draft, Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {aboutCircle, type CircleContext, type Mentorship} from './circle-words.js';

type Circle = Item<'circle'>;

/** A circle that takes people, as everybody finds it. */
export function openCard(circle: Circle, context: CircleContext): TemplateResult {
  const {strings, deeds, shared} = context;
  const {id, title} = circle;
  const form = deeds.formFor(id);
  return card(circle, {
    context,
    about: id,
    line: aboutCircle(circle, context),
    below: form
      ? form.render(shared)
      : deeds.can('mentorship', 'create')
        ? html`<div class="row acts">
            <button
              type="button"
              class="button small primary"
              data-opens=${id}
              aria-label=${strings.joinName(title)}
              @click=${() => openJoin(circle, context)}
            >
              ${strings.join}
            </button>
          </div>`
        : nothing,
  });
}

/** One of the reader's own. */
export function ownCard(core: Mentorship, circle: Circle | undefined, context: CircleContext): TemplateResult {
  const {strings, open} = context;
  const title = circle?.title ?? strings.gone;
  const {id, state, people = []} = core;
  const words = (strings[`is:${state}` as keyof typeof strings] as string | undefined) ?? state;
  return card(circle ?? ({title, owner: core.mentor} as Circle), {
    context,
    about: id,
    line: [circle ? aboutCircle(circle, context, people.length) : '', words].filter(Boolean).join(' · '),
    below: html`<div class="row acts">
      <button
        type="button"
        class="button small"
        data-opens=${`mentorship ${id}`}
        aria-label=${strings.openName(title)}
        @click=${() => open(id)}
      >
        ${strings.openIt}
      </button>
    </div>`,
  });
}

interface CardOptions {
  readonly context: CircleContext;
  readonly about: string;
  readonly line: string;
  readonly below: unknown;
}

function card({title, body, topics = [], owner}: Circle, {context, about, line, below}: CardOptions): TemplateResult {
  const keeper = context.personOf(owner);
  const name = keeper?.name ?? context.strings.someone;
  return html`<li class="card person" part="circle" data-about=${about}>
    ${avatar({name, ...(keeper?.picture && {picture: keeper.picture})})}
    <div class="who">
      <h4><bdi>${title}</bdi></h4>
      <p class="line quiet"><bdi>${line}</bdi></p>
    </div>
    ${body ? html`<p class="body"><bdi>${body}</bdi></p>` : nothing}
    ${topics.length > 0 ? html`<p class="chips">${topics.map((topic) => html`<span class="chip"><bdi>${topic}</bdi></span> `)}</p>` : nothing}
    ${below}
  </li>`;
}

function openJoin({id: circle, title, owner}: Circle, {deeds, strings, you, personOf}: CircleContext): void {
  deeds.open(circle, {
    name: `circle-join/${circle}`,
    words: () => ({title: strings.whyJoin(title), send: strings.send, hint: strings.whyHint}),
    fields: () => [{name: 'message', label: strings.inWords, as: 'text', need: strings.needMessage}],
    send: async ({message}, {id, key}) => {
      const item = {id, mentor: owner, mentee: you, form: 'circle', circle, message} as Draft<'mentorship'>;
      const result = await deeds.run({verb: 'create', kind: 'mentorship', item}, key);
      if (result) void deeds.done(strings.wasAsked(personOf(owner)?.name ?? strings.someone));
      return result !== undefined;
    },
  });
}
