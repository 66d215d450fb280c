import {html, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Journal} from '../../journal/journal.js';
import type {CommonStrings} from '../../ui/states.js';
import type {JournalDesk} from './journal-desk.js';
import {journalFile, saveFile, type FileFormat} from './journal-file.js';
import type {ReflectionStrings} from './prompts.js';

export interface FootContext {
  readonly desk: JournalDesk;
  readonly strings: ReflectionStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
}

/** How a journal is kept, and what its owner can do with all of it. */
export function journalFoot(journal: Journal, context: FootContext): TemplateResult {
  const {desk, strings, words} = context;
  const {entries} = journal;
  const save = (format: FileFormat) => saveFile(journalFile(entries, format, strings, words));
  return html`<details class="keeping" part="keeping">
    <summary>${strings.keeping}</summary>
    <div class="stack">
      <p>${strings.keepingText}</p>
      ${
        desk.asking === 'everything'
          ? sure(strings.eraseSure(entries.length), strings.eraseNow, () => void desk.erase(), context)
          : html`<div class="row">
              <button type="button" class="button small" @click=${() => save('markdown')}>
                ${strings.saveMarkdown}
              </button>
              <button type="button" class="button small" @click=${() => save('json')}>${strings.saveJson}</button>
              <button type="button" class="button small plain danger" @click=${() => desk.ask('everything')}>
                ${strings.eraseAll}
              </button>
            </div>`
      }
    </div>
  </details>`;
}

/** What cannot be opened any more stays until its owner says that it may go. */
export function unreadableNotice(count: number, context: FootContext): TemplateResult {
  const {desk, strings} = context;
  return html`<div class="notice bad unreadable" role="alert">
    <div>
      <strong>${strings.lostCount(count)}</strong>
      <p>${strings.lostText}</p>
      ${
        desk.asking === 'unreadable'
          ? sure(strings.lostSure, strings.lostRemove, () => void desk.removeUnreadable(), context)
          : html`<button type="button" class="button small" @click=${() => desk.ask('unreadable')}>
              ${strings.lostRemove}
            </button>`
      }
    </div>
  </div>`;
}

function sure(question: string, yes: string, act: () => void, {desk, strings}: FootContext): TemplateResult {
  return html`<div class="confirm stack" role="group" aria-label=${question}>
    <p><strong>${question}</strong></p>
    <div class="row">
      <button type="button" class="button small danger" @click=${act}>${yes}</button>
      <button type="button" class="button small keep" @click=${() => desk.ask(undefined)}>${strings.keep}</button>
    </div>
  </div>`;
}
