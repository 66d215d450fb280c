import {ContextConsumer} from '@lit/context';
import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';

import type {CommunityAdapter} from '../../adapter/contract.js';
import type {Checked} from '../../badges/verify.js';
import {communityContext, ensureContextRoot} from '../../context/community-context.js';
import {describeOnce} from '../../context/source.js';
import {badges} from '../../i18n/en/badges.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {controls} from '../../ui/controls.styles.js';
import {failure, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {BadgeCheckedEvent, BadgeTakenEvent} from './badge-verifier-events.js';
import {styles} from './badge-verifier.styles.js';
import {factsView, verdictView} from './verdict-view.js';

/**
 * Checks an Open Badge 3.0 that somebody drops, chooses or pastes: whether it is as its issuer signed it, still holds, and who that is.
 *
 * Works on any page. Inside a community whose source has badges, keys are fetched by that source, and whoever is signed in can add a
 * badge to their profile. The code that checks is fetched with the first badge.
 *
 * @fires {BadgeCheckedEvent} cop-badge-checked - A badge was checked.
 * @fires {BadgeTakenEvent} cop-badge-taken - Somebody added a badge to their profile.
 * @csspart drop - Where badges are dropped.
 * @csspart result - What became of a badge.
 * @csspart verdict - The verdict in a word.
 * @csspart facts - What the badge says.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 */
export class BadgeVerifierElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, styles];

  /** Offers nobody to add a badge to their profile. */
  @property({type: Boolean, attribute: 'no-take'}) noTake = false;

  @state() private isOver = false;
  @state() private isBusy = false;
  @state() private checked: (Checked & {readonly isTooLarge?: true}) | undefined;
  @state() private error: CommunityError | undefined;
  /** The code could not be fetched. */
  @state() private isMissing = false;
  @state() private isTaken = false;
  @state() private isMember = false;

  private file: Blob | undefined;
  private adapter: CommunityAdapter | undefined;
  private readonly localize = new Localize(this, badges);
  private readonly shared = new Localize(this, common);

  constructor() {
    super();
    ensureContextRoot();
    // A page without a community has none, and that is fine.
    new ContextConsumer(this, {
      context: communityContext,
      subscribe: true,
      callback: (scope) => void this.receive(scope?.adapter),
    });
  }

  protected override render(): unknown {
    const {strings} = this.localize;
    return html`<div
        class="drop ${this.isOver ? 'over' : ''}"
        part="drop"
        @dragenter=${this.handleDrag}
        @dragover=${this.handleDrag}
        @dragleave=${this.handleDrag}
        @drop=${this.handleDrop}
      >
        <p class="title">${strings.drop}</p>
        <p class="hint">${strings.dropHint}</p>
        <p class="row">
          <button type="button" class="button primary" @click=${this.handleChoose}>${strings.choose}</button>
          <input type="file" hidden accept=".svg,.png,.json,.jwt,.jws,.txt" @change=${this.handleFile} />
        </p>
        <details>
          <summary>${strings.paste}</summary>
          <form @submit=${this.handlePaste}>
            <textarea
              class="field"
              name="signed"
              aria-label=${strings.pasted}
              rows="4"
              dir="ltr"
              spellcheck="false"
            ></textarea>
            <button type="submit" class="button small">${strings.check}</button>
          </form>
        </details>
      </div>
      <div role="status" class="result-place">${this.renderResult()}</div>`;
  }

  private renderResult(): TemplateResult | typeof nothing {
    const {strings, words} = this.localize;
    if (this.isBusy) return html`<p class="hint">${strings.checking}</p>`;
    if (this.isMissing) return html`<p class="field-error">${strings.noCode}</p>`;
    if (this.checked?.isTooLarge) return html`<p class="field-error">${strings.tooLarge}</p>`;
    if (!this.checked) return nothing;
    return html`<section class="result card" part="result">
      ${verdictView(this.checked, strings, words)} ${factsView(this.checked, strings, words)} ${this.renderTake()}
    </section>`;
  }

  private renderTake(): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    if (this.isTaken) return html`<p class="taken">${strings.taken}</p>`;
    if (this.noTake || this.checked?.verdict !== 'valid' || !this.isMember) return nothing;
    return html`${this.error ? failure(this.error, this.shared.strings) : nothing}
      <p><button type="button" class="button" @click=${this.handleTake}>${strings.take}</button></p>`;
  }

  private async receive(adapter: CommunityAdapter | undefined): Promise<void> {
    this.adapter = adapter;
    this.isMember = false;
    if (!adapter?.badges) return;
    try {
      const {you} = await describeOnce(adapter);
      if (this.adapter === adapter) this.isMember = you !== undefined;
    } catch {
      // Badges are checked all the same.
    }
  }

  private async check(file: Blob): Promise<void> {
    this.file = file;
    this.isBusy = true;
    this.isMissing = this.isTaken = false;
    this.checked = this.error = undefined;
    let checkFile;
    try {
      ({checkFile} = await import('./check-badge.js'));
      const checked = await checkFile(file, this.adapter);
      // Another one was dropped meanwhile.
      if (this.file !== file) return;
      this.checked = checked;
      this.dispatchEvent(new BadgeCheckedEvent(checked));
    } catch {
      if (this.file === file) this.isMissing = true;
    }
    this.isBusy = false;
  }

  private readonly handleDrag = (event: DragEvent): void => {
    event.preventDefault();
    const isWithin = (event.currentTarget as Node).contains(event.relatedTarget as Node | null);
    this.isOver = event.type !== 'dragleave' || isWithin;
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };

  private readonly handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData('text/plain');
    if (file) void this.check(file);
    else if (text) void this.check(new Blob([text]));
  };

  private readonly handleChoose = (): void => this.renderRoot.querySelector<HTMLInputElement>('input')!.click();

  private readonly handleFile = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void this.check(file);
    input.value = '';
  };

  private readonly handlePaste = (event: SubmitEvent): void => {
    event.preventDefault();
    const signed = new FormData(event.target as HTMLFormElement).get('signed');
    if (typeof signed === 'string' && signed.trim()) void this.check(new Blob([signed]));
  };

  private readonly handleTake = async (): Promise<void> => {
    const {file, adapter} = this;
    this.error = undefined;
    try {
      const credential = await (await adapter!.badges!()).take(file!);
      this.isTaken = true;
      this.dispatchEvent(new BadgeTakenEvent(credential));
    } catch (error) {
      this.error = toCommunityError(error);
    }
  };
}
