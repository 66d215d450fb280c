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
  return html`<details
    class="keeping"
    part="keeping"
    @dragenter=${handleDrag}
    @dragover=${handleDrag}
    @dragleave=${handleDrag}
    @drop=${(event: DragEvent) => handleDrop(event, desk)}
  >
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
              <button
                type="button"
                class="button small"
                aria-describedby="take-in-hint"
                aria-disabled=${desk.isTaking}
                @click=${handleChoose}
              >
                ${strings.takeIn}
              </button>
              <input
                type="file"
                hidden
                accept=".json,application/json"
                @change=${(event: Event) => handleFile(event, desk)}
              />
              <button type="button" class="button small plain danger" @click=${() => desk.ask('everything')}>
                ${strings.eraseAll}
              </button>
            </div>`
      }
      <p class="hint" id="take-in-hint">${strings.takeInHint}</p>
    </div>
  </details>`;
}

/** A file over it may be dropped here; nothing else is ours. */
function handleDrag(event: DragEvent): void {
  const place = event.currentTarget as HTMLElement;
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  place.classList.toggle('over', event.type !== 'dragleave' || place.contains(event.relatedTarget as Node | null));
}

function handleDrop(event: DragEvent, desk: JournalDesk): void {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).classList.remove('over');
  void desk.takeIn(file);
}

function handleChoose(event: Event): void {
  (event.currentTarget as HTMLElement).parentElement!.querySelector('input')!.click();
}

function handleFile(event: Event, desk: JournalDesk): void {
  const input = event.target as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file) void desk.takeIn(file);
  input.value = '';
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
