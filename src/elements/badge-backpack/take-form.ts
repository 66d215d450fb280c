import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Badges, IssueOptions} from '../../adapter/badges.js';
import type {badges} from '../../i18n/en/badges.js';
import type {common} from '../../i18n/en/common.js';
import type {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {saveFile} from '../../ui/save-file.js';
import {failure} from '../../ui/states.js';

const forms = ['png', 'svg', 'text'] as const;
const proofs = ['jwt', 'data-integrity'] as const;
const names = ['mail', 'otherMail', 'name', 'did'] as const;

type Name = (typeof names)[number];

/** Takes one award along: as which file, signed how, and given to whom. */
export class TakeForm {
  private to: Name = 'mail';
  private error: CommunityError | undefined;
  private isBusy = false;
  private isLacking = false;

  constructor(
    private readonly host: LitElement,
    private readonly award: string,
    private readonly open: () => Promise<Badges>,
    private readonly localize: Localize<(typeof badges)['phrases']>,
    private readonly shared: Localize<(typeof common)['phrases']>,
    /** Told the name of the file that was saved, or nothing where they changed their mind. */
    private readonly done: (saved?: string) => void,
  ) {}

  render(name: string): TemplateResult {
    const {strings} = this.localize;
    return html`<form
      class="take"
      aria-label=${strings.takeThis(name)}
      @submit=${this.handleSubmit}
      @keydown=${this.handleKey}
      novalidate
    >
      ${this.renderChoices('as', strings.as, forms, forms[0])}
      ${this.renderChoices('proof', strings.proof, proofs, proofs[0])}
      ${this.renderChoices('to', strings.toWhom, names, this.to, this.handleTo)}
      ${this.to === 'did' || this.to === 'otherMail' ? this.renderWhich(this.to) : nothing}
      <p class="hint">${strings.contents}</p>
      ${this.error ? failure(this.error, this.shared.strings) : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.isBusy}>${strings.save}</button>
        <button type="button" class="button plain" @click=${() => this.done()}>${strings.cancel}</button>
      </div>
    </form>`;
  }

  private renderChoices<N extends Name | (typeof forms)[number] | (typeof proofs)[number]>(
    field: string,
    legend: string,
    values: readonly N[],
    chosen: N,
    changed?: (event: Event) => void,
  ): TemplateResult {
    const {strings} = this.localize;
    return html`<fieldset>
      <legend>${legend}</legend>
      <div class="choices">
        ${values.map(
          (value) =>
            html`<label class="choice"
              ><input type="radio" name=${field} value=${value} ?checked=${value === chosen} @change=${changed} /><span
                >${strings[value]}</span
              ></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  private renderWhich(to: 'did' | 'otherMail'): TemplateResult {
    const {strings} = this.localize;
    return html`<p>
      <label for="which">${strings.which}</label>
      <input
        class="field"
        id="which"
        name="which"
        type=${to === 'did' ? 'text' : 'email'}
        dir="ltr"
        autocomplete=${to === 'did' ? 'off' : 'email'}
        aria-invalid=${this.isLacking ? 'true' : nothing}
        aria-describedby=${this.isLacking ? 'which-error' : nothing}
      />
      ${this.isLacking ? html`<span class="field-error" id="which-error">${strings.needWhich}</span>` : nothing}
    </p>`;
  }

  private readonly handleTo = (event: Event): void => {
    this.to = (event.target as HTMLInputElement).value as Name;
    this.isLacking = false;
    this.host.requestUpdate();
  };

  private readonly handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const given = new FormData(event.target as HTMLFormElement);
    const [which] = [given.get('which')].map((each) => (typeof each === 'string' ? each.trim() : ''));
    this.isLacking = !which && (this.to === 'did' || this.to === 'otherMail');
    this.error = undefined;
    if (this.isLacking) return this.draw('#which');
    this.isBusy = true;
    this.host.requestUpdate();
    try {
      const to = {mail: {}, name: {name: true}, did: {did: which!}, otherMail: {mail: which!}}[this.to];
      const options = {as: given.get('as'), proof: given.get('proof'), to} as IssueOptions;
      const {name, type, data} = await (await this.open()).issue(this.award, options);
      saveFile(
        name,
        type,
        Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)),
      );
      this.done(name);
    } catch (error) {
      this.error = toCommunityError(error);
    }
    this.isBusy = false;
    this.host.requestUpdate();
  };

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.done();
  };

  private draw(focus: string): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(focus)?.focus());
  }
}
