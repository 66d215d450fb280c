import {html, type TemplateResult} from 'lit';

import {titleOf, type CaseView} from './review-case.js';

/** Asks why, before something is hidden, and for a note, before it is kept. */
export function reviewForm(view: CaseView): TemplateResult {
  const {about, item, acts, strings, shared} = view;
  const isHiding = acts.form?.decision === 'hide';
  const submit = (event: Event) => {
    event.preventDefault();
    const words = new FormData(event.target as HTMLFormElement).get('words');
    const reason = typeof words === 'string' ? words.trim() : '';
    if (!isHiding) void acts.keep(about, item ?? undefined, reason);
    else if (item && reason) void acts.hide(about, item, reason);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    acts.close();
  };
  const [first] = about.flags;
  const reported = first ? (strings[first.reason] ?? '') : '';
  const label = isHiding ? strings.hideThis : strings.keepThis;
  return html`<form aria-label=${label(titleOf(view))} @submit=${submit} @keydown=${press}>
    <label for="review-words">${isHiding ? strings.hideWhy : strings.keepNote}</label>
    <input
      class="field"
      id="review-words"
      name="words"
      maxlength="500"
      aria-describedby="review-hint"
      ?required=${isHiding}
      value=${isHiding ? reported : ''}
    />
    <p class="hint" id="review-hint">${isHiding ? strings.hideHint : strings.keepHint}</p>
    <div class="row">
      <button type="submit" class="button primary small" aria-disabled=${acts.isBusy}>
        ${isHiding ? strings.hideNow : strings.keepNow}
      </button>
      <button type="button" class="button small" @click=${() => acts.close()}>${shared.cancel}</button>
    </div>
  </form>`;
}
