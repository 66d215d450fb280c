import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import type {PairContext} from './mentorship-view.js';

type Removable = Item<'session'> | Item<'check-in'>;

/** Takes away what somebody wrote, once they said so again in the place of the button; `about` tells several of them apart. */
export function removeButton(item: Removable, about: string, context: PairContext): TemplateResult | typeof nothing {
  const {strings} = context;
  if (!item.may?.includes('remove')) return nothing;
  return html`<button
    type="button"
    class="button small plain"
    data-opens=${formName(item)}
    aria-label="${strings.remove}: ${about}"
    @click=${() => openRemoval(item, about, context)}
  >
    ${strings.remove}
  </button>`;
}

/** The question, where it is asked. */
export function removalForm(item: Removable, {deeds, shared}: PairContext): TemplateResult | undefined {
  return deeds.formFor(formName(item))?.render(shared);
}

function openRemoval({kind, id, version}: Removable, about: string, {deeds, strings}: PairContext): void {
  deeds.open(formName({id}), {
    name: `remove/${id}`,
    words: () => ({title: `${strings.remove}: ${about}`, hint: strings.removeHint, send: strings.remove}),
    fields: () => [],
    send: async (_values, {key}) => {
      const result = await deeds.run({verb: 'remove', kind, id, version}, key);
      if (result) void deeds.done(strings.removed);
      return result !== undefined;
    },
  });
}

function formName({id}: Pick<Removable, 'id'>): string {
  return `remove ${id}`;
}
