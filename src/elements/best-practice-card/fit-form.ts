import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {common} from '../../i18n/en/common.js';
import {practiceDesk} from '../../i18n/en/practice-desk.js';
import {Localize} from '../../i18n/localize.js';
import {fitOf, type FitVerdict} from '../../model/fit.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {formStyles} from '../../ui/form.styles.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';

/** A reader ticks what holds where they are, and is told whether the practice fits, and why. Nothing of it leaves the page. */
export class FitForm implements PracticeForm {
  private readonly localize: Localize<(typeof practiceDesk)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private ticked: ReadonlySet<string> = new Set();
  private practice = '';

  constructor(
    private readonly host: LitElement,
    private readonly end: FormEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, practiceDesk);
    this.shared = new Localize(host, common);
  }

  render(practice: Item<'practice'>): TemplateResult {
    if (this.practice !== practice.id) [this.practice, this.ticked] = [practice.id, new Set()];
    const {strings} = this.localize;
    const verdict = fitOf(practice, this.ticked);
    return html`<form class="stack" aria-label=${strings.fitTitle} @submit=${(event: Event) => event.preventDefault()}>
      <h3>${strings.fitTitle}</h3>
      ${this.conditions(strings.fitFor, practice.useWhen)} ${this.conditions(strings.fitAgainst, practice.notWhen)}
      <div class="notice fit" role="status">
        <div>
          ${verdict ? this.renderVerdict(verdict) : practice.useWhen?.length ? strings.fitUnknown : strings.fitNothingAgainst}
        </div>
      </div>
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.cancel()}>${this.shared.strings.close}</button>
      </div>
    </form>`;
  }

  private conditions(name: string, values: readonly string[] | undefined): TemplateResult | typeof nothing {
    if (!values?.length) return nothing;
    return html`<fieldset>
      <legend>${name}</legend>
      <div class="stack tight">
        ${values.map(
          (value) =>
            html`<label class="choice"
              ><input type="checkbox" .checked=${this.ticked.has(value)} @change=${() => this.toggle(value)} />
              <bdi>${value}</bdi></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  private renderVerdict({fit, holds, missing, against}: FitVerdict): TemplateResult {
    const {strings} = this.localize;
    const list = (values: readonly string[]) =>
      values.length > 0
        ? html`<ul>
            ${values.map((value) => html`<li><bdi>${value}</bdi></li>`)}
          </ul>`
        : nothing;
    const because = fit === 'not-for-you' ? against : fit === 'fits-if' ? missing : [];
    return html`<strong>${strings[fit]}</strong> ${list(because)}
      ${
        holds.length > 0
          ? html`<p>${strings.fitHolds}</p>
              ${list(holds)}`
          : nothing
      }`;
  }

  private toggle(value: string): void {
    const ticked = new Set(this.ticked);
    if (!ticked.delete(value)) ticked.add(value);
    this.ticked = ticked;
    this.host.requestUpdate();
  }
}
