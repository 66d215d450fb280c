import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {Words} from '../../i18n/words.js';
import {circleAlertIcon} from '../../ui/icons/circle-alert.js';
import {lockIcon} from '../../ui/icons/lock.js';
import type {JournalDesk} from './journal-desk.js';
import type {ReflectionStrings} from './prompts.js';
import type {Writing} from './writing.js';

export interface WritingContext {
  readonly desk: JournalDesk;
  readonly strings: ReflectionStrings;
  readonly words: Words;
  readonly cancel: string;
  /** Asks another question; `false` for none. */
  readonly ask: (isAsked: boolean) => void;
  /** When the entry was written, where there is one. */
  readonly writtenAt: string | undefined;
}

/** As long as a text may be, in characters. */
const longest = 250_000;

/**
 * A page to write on: the question, the text, and whether it is kept.
 *
 * Spelling is not checked nor anything suggested, since some browsers ask a service of theirs for that; and `autocomplete` is off, since
 * they keep the fields of open pages on disk otherwise, to restore them. Chromium asks a service about the shape of each form that is not
 * one for searching: so this says it is. It is never sent anywhere, and its field has no name to be sent by.
 */
export function writingForm(writing: Writing, context: WritingContext): TemplateResult {
  const {desk, strings, words, cancel, writtenAt} = context;
  const {prompt, about, text, isMissing, isSaved} = writing;
  const label = isSaved && writtenAt ? strings.editing(words.dateTime(writtenAt)) : (prompt ?? strings.free);
  const handleKeys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void desk.save();
    }
    if (event.key === 'Escape' && isSaved && !event.isComposing) void desk.leave();
  };
  return html`<form
    class="writing sheet"
    part="writing"
    action="/search"
    @submit=${(event: Event) => {
      event.preventDefault();
      void desk.save();
    }}
  >
    ${about ? html`<p class="line quiet"><bdi>${strings.about(about.title)}</bdi></p>` : nothing}
    <label for="text" class="prompt"><bdi>${label}</bdi></label>
    ${isSaved ? nothing : renderQuestions(prompt, context)}
    <textarea
      id="text"
      part="editor"
      dir="auto"
      rows="4"
      maxlength=${longest}
      autocomplete="off"
      spellcheck="false"
      writingsuggestions="false"
      placeholder=${strings.placeholder}
      aria-describedby="text-state"
      aria-invalid=${isMissing ? 'true' : 'false'}
      .value=${live(text)}
      @input=${(event: Event) => writing.write((event.target as HTMLTextAreaElement).value)}
      @keydown=${handleKeys}
    ></textarea>
    <div class="row spread foot">
      <p class="hint state" id="text-state" role="status">${renderState(writing, strings)}</p>
      <div class="row">
        ${
          isSaved || text.trim()
            ? html`<button type="button" class="button plain" @click=${desk.leave}>
                ${isSaved ? cancel : strings.aside}
              </button>`
            : nothing
        }
        <button class="button primary" title=${strings.saveHint(keys)} aria-disabled=${writing.isBusy}>
          ${strings.save}
        </button>
      </div>
    </div>
  </form>`;
}

const keys = /Mac|iP/.test(globalThis.navigator?.platform ?? '') ? '⌘ Enter' : 'Ctrl+Enter';

function renderQuestions(prompt: string | undefined, {strings, ask}: WritingContext): TemplateResult {
  return html`<p class="row questions">
    <button type="button" class="as-link" @click=${() => ask(true)}>${strings.another}</button>
    ${prompt ? html`<button type="button" class="as-link" @click=${() => ask(false)}>${strings.noQuestion}</button>` : nothing}
  </p>`;
}

function renderState(writing: Writing, strings: ReflectionStrings): unknown {
  const {trouble, isMissing, isOnItsOwn, isKept} = writing;
  if (trouble)
    return html`<span class="bad">${circleAlertIcon()} ${trouble === 'full' ? strings.full : strings.notKept}</span>`;
  if (isMissing) return html`<span class="bad">${strings.needText}</span>`;
  if (isOnItsOwn) return strings.ownWay;
  return isKept ? html`${lockIcon()} ${strings.typedKept}` : nothing;
}
