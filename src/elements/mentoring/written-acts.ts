import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import type {PairContext} from './mentorship-view.js';

type Written = Item<'session'> | Item<'check-in'>;

interface Act {
  /** What its reader has to be allowed. */
  readonly may: string;
  readonly label: string;
  /** Tells several of them apart. */
  readonly about: string;
  readonly press: () => void;
  /** The form it opens. */
  readonly opens?: string;
  readonly looks?: string;
}

/** Something that is done with what somebody wrote, for whoever may. */
export function actButton(item: Written, act: Act): TemplateResult | typeof nothing {
  const {may, label, about, press, opens, looks = 'plain'} = act;
  if (!item.may?.includes(may)) return nothing;
  return html`<button
    type="button"
    class="button small ${looks}"
    data-opens=${opens ?? nothing}
    aria-label="${label}: ${about}"
    @click=${press}
  >
    ${label}
  </button>`;
}

/** Takes away what somebody wrote, once they said so again in the place of the button. */
export function removeButton(item: Written, about: string, {deeds, strings}: PairContext): unknown {
  const {kind, id, version} = item;
  const {remove: label, removeHint: hint, removed} = strings;
  const opens = `remove ${id}`;
  const send = async (_values: unknown, {key}: {readonly key: string}) => {
    const result = await deeds.run({verb: 'remove', kind, id, version}, key);
    if (result) void deeds.done(removed);
    return result !== undefined;
  };
  const press = () =>
    deeds.open(opens, {
      name: opens,
      words: () => ({title: `${label}: ${about}`, hint, send: label}),
      fields: () => [],
      send,
    });
  return actButton(item, {may: 'remove', label, about, opens, press});
}

/** What stands in the place of the buttons: a change of it, or the question whether it is taken away. */
export function openForm({id}: Written, {deeds, shared}: PairContext): TemplateResult | undefined {
  return (deeds.formFor(id) ?? deeds.formFor(`remove ${id}`))?.render(shared);
}
