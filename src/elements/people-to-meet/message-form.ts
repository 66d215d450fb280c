import {html, type LitElement, type TemplateResult} from 'lit';

import type {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import type {Attempt} from '../../context/attempts.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formKeys} from '../../ui/form-keys.js';
import {failure, type CommonStrings} from '../../ui/states.js';

export interface MessageWords {
  readonly label: string;
  readonly hint: string;
  readonly send: string;
  /** Said where nothing was written; where left out, nothing need be. */
  readonly need?: string;
}

export interface MessageEnd {
  send(message: string, attempt: Attempt): Promise<boolean>;
  cancel(): void;
}

/** A few words to one person. What is typed is kept until they are sent. */
export class MessageForm {
  private readonly draft: FormDraft<{readonly message: string}>;
  private problem = '';

  /**
   * @param name Names the occasion: what was typed for it before is still there.
   * @param message What stands there before anything is typed.
   */
  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    name: string,
    private readonly action: CommunityAction,
    private readonly end: MessageEnd,
    message = '',
  ) {
    this.draft = new FormDraft(host, source, name, {message});
  }

  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.message-form textarea')?.focus();
  }

  render(words: MessageWords, shared: CommonStrings): TemplateResult {
    return html`<form class="stack message-form" novalidate @submit=${(event: Event) => void this.submit(event, words)}>
      <label for="message">${words.label}</label>
      <textarea
        class="field"
        id="message"
        name="message"
        rows="3"
        aria-describedby="message-hint"
        aria-invalid=${this.problem ? 'true' : 'false'}
        .value=${this.draft.values.message}
        @input=${this.take}
        @keydown=${this.handleKeys}
      ></textarea>
      <p class="hint ${this.problem ? 'bad' : ''}" id="message-hint">${this.problem || words.hint}</p>
      ${this.action.error ? failure(this.action.error, shared, {kept: true}) : ''}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.action.isBusy}>${words.send}</button>
        <button type="button" class="button plain" @click=${() => this.end.cancel()}>${shared.cancel}</button>
      </div>
    </form>`;
  }

  private async submit(event: Event, {need}: MessageWords): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy) return;
    const message = this.draft.values.message.trim();
    this.problem = message || !need ? '' : need;
    if (this.problem) {
      this.host.requestUpdate();
      return this.focus();
    }
    if (await this.end.send(message, this.draft.attempt())) this.draft.forget();
  }

  private readonly take = (event: Event): void => {
    this.problem = '';
    this.draft.take(event);
  };

  private readonly handleKeys = formKeys(() => this.end.cancel());
}
