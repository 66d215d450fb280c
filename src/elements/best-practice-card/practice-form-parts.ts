import {html, nothing, type TemplateResult} from 'lit';

import type {CommunityAction} from '../../context/community-action.js';
import type {Item} from '../../model/item.js';
import {failure, type CommonStrings} from '../../ui/states.js';

interface Buttons {
  readonly action: CommunityAction;
  readonly send: string;
  readonly cancel: string;
  readonly onCancel: () => void;
  /** What was sent before and can be taken back, in words; nothing where there is none. */
  readonly takeBack: string | undefined;
  readonly onTakeBack: () => void;
}

/** The end of a form about a practice: send it, leave it, or take back what was sent before. */
export function formButtons({action, send, cancel, onCancel, takeBack, onTakeBack}: Buttons): TemplateResult {
  return html`<div class="row">
    <button type="submit" class="button primary" ?disabled=${action.isBusy}>${send}</button>
    <button type="button" class="button plain" @click=${onCancel}>${cancel}</button>
    ${
      takeBack
        ? html`<button type="button" class="button plain" ?disabled=${action.isBusy} @click=${onTakeBack}>
            ${takeBack}
          </button>`
        : nothing
    }
  </div>`;
}

interface Problem<K extends 'flag' | 'adoption'> {
  readonly action: CommunityAction;
  readonly kind: K;
  readonly shared: CommonStrings;
  readonly title: string;
  readonly replace: string;
  readonly quote: (current: Item<K>) => string;
  readonly onReplace: (current: Item<K>) => void;
}

/** Why it was not sent; where the same was sent before, what that says, and the way to put this in its place. */
export function formProblem<K extends 'flag' | 'adoption'>(view: Problem<K>): TemplateResult | typeof nothing {
  const {error} = view.action;
  if (!error) return nothing;
  const current = error.current as Item<K> | undefined;
  if (error.kind !== 'conflict' || current?.kind !== view.kind) return failure(error, view.shared, {kept: true});
  return html`<div class="notice" role="alert">
    <div>
      <p><strong>${view.title}</strong></p>
      <blockquote dir="auto">${view.quote(current)}</blockquote>
      <button type="button" class="button small" @click=${() => view.onReplace(current)}>${view.replace}</button>
    </div>
  </div>`;
}
