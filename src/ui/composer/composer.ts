import {html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {ItemName} from '../../adapter/contract.js';
import type {DraftStore} from '../../context/draft-store.js';
import type {CommunityError} from '../../model/errors.js';
import {richText} from '../rich-text/rich-text.js';
import {failure} from '../states.js';
import {Completion, type Suggest} from './completion.js';
import {composerWords} from './composer-words.js';
import {fileButton, fileEvents} from './file-hands.js';
import {FileList} from './file-list.js';
import type {FilePlace} from './file-place.js';
import {apply, replaceQuietly} from './formatting.js';
import {KeptDraft} from './kept-draft.js';
import {handleShortcut, keysOf, toolbar} from './toolbar.js';
import {viewTabs, type View} from './view-tabs.js';

type Host = ReactiveElement;

export interface ComposerOptions {
  readonly store: DraftStore;
  /** What the draft is kept under: one for each place where something may be written. */
  readonly name: string;
  readonly label: () => string;
  readonly sendLabel: () => string;
  readonly placeholder?: () => string;
  /** What to begin with where there is no draft. */
  readonly initial?: string;
  readonly suggest: Suggest;
  /** May it be sent without a text? */
  readonly mayBeEmpty?: () => boolean;
  /** Where files go that are added; nothing where none are taken. */
  readonly files?: () => FilePlace | undefined;
  /** The item whose text it is, where there is one: files that it names are seen through it. */
  readonly of?: ItemName;
  /** Sends it; answers why it was not sent. Only what was sent is forgotten here. */
  readonly send: (text: string) => Promise<CommunityError | 'kept' | undefined>;
  /** It was sent, or the person wants no more of it; what they typed is kept. */
  readonly onClose: (isSent: boolean) => void;
  /** Stands between the text and the buttons. */
  readonly below?: () => unknown;
  /** Stands beside the buttons. */
  readonly aside?: () => unknown;
}

let count = 0;

/** An editor for Markdown: toolbar, preview, completion, and a draft that is kept while it is written. */
export class Composer implements ReactiveController {
  text: string;
  error: CommunityError | undefined;
  isBusy = false;
  private view: View = 'write';
  private isFromOtherTab = false;
  /** What was typed here just when another tab's text took its place. */
  private lost: string | undefined;
  private isMissing = false;
  private isClosed = false;
  private readonly id = `cop-composer-${++count}`;
  private readonly draft: KeptDraft;
  private readonly completion: Completion;
  private readonly files: FileList | undefined;

  constructor(
    readonly host: Host,
    readonly options: ComposerOptions,
  ) {
    composerWords(host);
    this.draft = new KeptDraft(options.store, options.name, (text, lost) => this.takeOver(text, lost));
    this.text = this.draft.read() ?? options.initial ?? '';
    this.completion = new Completion(host, this.id, options.suggest);
    if (options.files) this.files = new FileList(this, options.files, options.store, `${options.name}/files`);
    host.addController(this);
  }

  hostUpdated(): void {
    const {field} = this;
    if (field && !CSS.supports('field-sizing', 'content')) {
      field.style.blockSize = 'auto';
      field.style.blockSize = `${field.scrollHeight + 2}px`;
    }
  }

  hostConnected(): void {
    this.draft.open();
  }

  hostDisconnected(): void {
    this.completion.close();
    this.draft.close();
  }

  /** Takes it away; what was typed stays kept. */
  close(): void {
    this.isClosed = true;
    this.files?.close();
    this.completion.close();
    this.draft.close();
    this.host.removeController(this);
  }

  focus(): void {
    const {field} = this;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
    field?.closest('.composer')?.scrollIntoView({block: 'nearest'});
  }

  /** Adds a text where the caret stands, on lines of its own. */
  insert(text: string): void {
    const {field} = this;
    if (!field) return this.write(this.text + text);
    const at = field.selectionStart;
    const insert = at > 0 && field.value[at - 1] !== '\n' ? `\n\n${text}` : text;
    apply(field, {from: at, to: field.selectionEnd, insert, start: at + insert.length, end: at + insert.length});
  }

  /** Puts something in place of a part of the text, wherever the caret is. */
  change(from: number, to: number, insert: string): void {
    if (this.field) replaceQuietly(this.field, from, to, insert);
    else this.write(this.text.slice(0, from) + insert + this.text.slice(to));
  }

  write(text: string): void {
    this.files?.moved(this.text, text);
    this.text = text;
    this.isFromOtherTab = false;
    this.lost = undefined;
    this.isMissing = false;
    this.draft.write(text === this.options.initial ? '' : text);
    this.host.requestUpdate();
  }

  readonly send = async (): Promise<void> => {
    if (this.isBusy || (this.files?.isOpen && !(await this.files.settled()))) return;
    if (!this.text.trim() && !this.options.mayBeEmpty?.()) {
      this.isMissing = true;
      this.host.requestUpdate();
      return this.field?.focus();
    }
    const {text} = this;
    this.isBusy = true;
    this.error = undefined;
    // Should this tab end now, what it leaves is what was sent, and cannot be sent as something else.
    this.draft.flush();
    this.host.requestUpdate();
    const result = await this.options.send(text);
    this.isBusy = false;
    if (result === undefined) {
      this.draft.forget(text);
      this.text = '';
      // Another may be open in its place by now.
      if (!this.isClosed) this.options.onClose(true);
    } else if (result !== 'kept') this.error = result;
    this.host.requestUpdate();
  };

  /** The person is done with it, and what they typed need not be kept. */
  discard(): void {
    this.draft.forget();
    this.options.onClose(false);
  }

  render(): TemplateResult {
    const {options, view} = this;
    const label = options.label();
    const {strings} = composerWords(this.host).own;
    const shared = composerWords(this.host).shared.strings;
    const hintId = `${this.id}-hint`;
    return html`<div class="composer" part="composer" @keydown=${this.handleKeys} ${fileEvents(this.files)}>
      <div class="composer-head">
        ${viewTabs({view, label, strings, panel: `${this.id}-panel`, onShow: (next) => this.show(next)})}
        ${view === 'preview' ? nothing : toolbar(() => this.field, strings, fileButton(this.files))}
      </div>
      ${
        view === 'preview'
          ? html`<div class="preview" role="tabpanel" id="${this.id}-panel" tabindex="0" aria-label=${strings.preview}>
              ${this.renderPreview()}
            </div>`
          : html`<div class="writing in-${view}" role="tabpanel" id="${this.id}-panel" aria-label=${strings[view]}>
              <textarea
                class="field"
                part="editor"
                dir="auto"
                rows="3"
                aria-label=${label}
                aria-describedby=${hintId}
                aria-autocomplete="list"
                aria-controls=${this.completion.listId ?? nothing}
                aria-activedescendant=${this.completion.activeId ?? nothing}
                aria-invalid=${this.isMissing || nothing}
                placeholder=${options.placeholder?.() ?? nothing}
                ?readonly=${this.isBusy}
                .value=${live(this.text)}
                @input=${this.handleInput}
                @keyup=${this.handleMove}
                @click=${this.handleMove}
                @blur=${this.completion.close}
              ></textarea>
              ${
                view === 'beside'
                  ? html`<div class="preview" role="region" tabindex="0" aria-label=${strings.preview}>
                      ${this.renderPreview()}
                    </div>`
                  : nothing
              }
              ${this.completion.render(() => this.field, strings)}
            </div>`
      }
      <p class="hint" id=${hintId}>
        ${this.isMissing ? html`<span class="field-error">${strings.bodyMissing}</span>` : strings.hint}
      </p>
      ${this.files?.render() ?? nothing} ${options.below?.() ?? nothing}
      ${this.error ? failure(this.error, shared, {kept: true}) : nothing}
      <div class="composer-foot">
        ${options.aside?.() ?? nothing}
        <span class="hint kept" role="status"
          >${this.isBusy ? shared.sending : this.isFromOtherTab ? strings.keptOtherTab : nothing}
          ${this.lost ? html`<button type="button" class="as-link" @click=${this.putBack}>${strings.putBack}</button>` : nothing}</span
        >
        <button type="button" class="button plain" @click=${() => options.onClose(false)}>${shared.cancel}</button>
        <button
          type="button"
          class="button primary"
          title=${strings.sendHint(keysOf('Enter'))}
          aria-disabled=${this.isBusy}
          @click=${this.send}
        >
          ${options.sendLabel()}
        </button>
      </div>
    </div>`;
  }

  get field(): HTMLTextAreaElement | null {
    return this.host.renderRoot.querySelector<HTMLTextAreaElement>(`#${this.id}-panel > textarea`);
  }

  private renderPreview() {
    if (this.text.trim()) return richText(this.text, {of: this.options.of});
    return html`<p class="hint">${composerWords(this.host).own.strings.previewEmpty}</p>`;
  }

  private async show(view: View): Promise<void> {
    this.view = view;
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  private readonly putBack = () => this.write([this.text, this.lost].filter(Boolean).join('\n\n'));

  private takeOver(text: string, lost?: string): void {
    if (text === this.text) return;
    // Saved or given up there: what was changed is shown as it is now.
    if (!text && this.options.initial) return this.options.onClose(false);
    this.files?.moved(this.text, text);
    this.text = text;
    this.isFromOtherTab = true;
    this.lost = lost;
    this.host.requestUpdate();
  }

  private readonly handleInput = (event: InputEvent): void => {
    const field = event.target as HTMLTextAreaElement;
    this.write(field.value);
    this.completion.look(field);
  };

  private readonly handleMove = (event: Event): void => {
    const isCaretKey = !(event instanceof KeyboardEvent) || /^(?:Arrow(?:Left|Right)|Home|End)$/.test(event.key);
    if (isCaretKey) this.completion.look(event.target as HTMLTextAreaElement);
  };

  private readonly handleKeys = (event: KeyboardEvent): void => {
    const {field} = this;
    const isInField = field && event.target === field;
    if (isInField && this.completion.handleKey(event, field)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.send();
    } else if (event.key === 'Escape' && !event.isComposing) {
      event.stopPropagation();
      this.options.onClose(false);
    } else if (isInField) handleShortcut(event, field, composerWords(this.host).own.strings);
  };
}
