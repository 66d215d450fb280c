import {html, type TemplateResult} from 'lit';

import {isKeeping, titleOf, type CaseView} from './case-view.js';

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
  const asked = isHiding
    ? {label: strings.hideThis, words: strings.hideWhy, hint: strings.hideHint, now: strings.hideNow}
    : isKeeping(item)
      ? {label: strings.keepThis, words: strings.keepNote, hint: strings.keepHint, now: strings.keepNow}
      : {label: strings.settleThis, words: strings.settleNote, hint: strings.keepHint, now: strings.settleNow};
  return html`<form aria-label=${asked.label(titleOf(view))} @submit=${submit} @keydown=${press}>
    <label for="review-words">${asked.words}</label>
    <input
      class="field"
      id="review-words"
      name="words"
      maxlength="500"
      aria-describedby="review-hint"
      ?required=${isHiding}
      value=${isHiding ? reported : ''}
    />
    <p class="hint" id="review-hint">${asked.hint}</p>
    <div class="row">
      <button type="submit" class="button primary small" aria-disabled=${acts.isBusy}>${asked.now}</button>
      <button type="button" class="button small" @click=${() => acts.close()}>${shared.cancel}</button>
    </div>
  </form>`;
}
