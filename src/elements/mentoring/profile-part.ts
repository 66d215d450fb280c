import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import type {CommonStrings} from '../../ui/states.js';
import type {Deeds} from './deeds.js';
import type {MentoringStrings} from './match-words.js';

export interface ProfilePartContext {
  readonly mine: Item<'mentoring'> | undefined;
  /** Was it looked for? Before that nobody is asked to say what they said already. */
  readonly isKnown: boolean;
  readonly deeds: Deeds;
  readonly strings: MentoringStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  /** Fetches the form and opens it. */
  readonly begin: () => void;
}

/** What the reader offers and seeks, in a few lines. */
export function profilePart({
  mine,
  isKnown,
  deeds,
  strings,
  shared,
  words,
  begin,
}: ProfilePartContext): TemplateResult | typeof nothing {
  if (!isKnown) return nothing;
  const form = deeds.formFor('profile');
  if (form) return html`<section class="card profile" aria-label=${strings.aboutYou}>${form.render(shared)}</section>`;
  const isPaused = mine?.state === 'paused';
  const lines = !mine
    ? [strings.notYet]
    : [
        ...(isPaused ? [strings.paused] : []),
        ...(mine.seeks ? [strings.seeksOne] : []),
        ...(mine.offers ? [strings.offersTo(mine.capacity ?? 1)] : []),
        ...(mine.topics && mine.topics.length > 0 ? [words.list(mine.topics)] : []),
      ];
  const act = (name: 'pause' | 'resume') =>
    mine?.may?.includes(name) && isPaused === (name === 'resume')
      ? html`<button type="button" class="button small plain" @click=${() => void turn(name)}>${strings[name]}</button>`
      : nothing;
  return html`<section class="card profile" aria-label=${strings.aboutYou}>
    <h3>${strings.aboutYou}</h3>
    ${lines.map((line) => html`<p><bdi>${line}</bdi></p>`)}
    <div class="row acts">
      ${
        deeds.can('mentoring', mine ? 'update' : 'create')
          ? html`<button
              type="button"
              class="button small ${mine ? '' : 'primary'}"
              data-opens="profile"
              @click=${begin}
            >
              ${mine ? strings.change : strings.begin}
            </button>`
          : nothing
      }
      ${act('pause')} ${act('resume')}
    </div>
  </section>`;

  async function turn(name: 'pause' | 'resume'): Promise<void> {
    if (await deeds.act(mine!, name)) await deeds.refresh();
  }
}
