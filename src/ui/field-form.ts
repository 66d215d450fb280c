import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Attempt} from '../context/attempts.js';
import type {CommunityAction} from '../context/community-action.js';
import type {CommunitySource} from '../context/source.js';
import {addStyles} from './add-styles.js';
import {FormDraft} from './form-draft.js';
import {formKeys} from './form-keys.js';
import {formStyles} from './form.styles.js';
import {failure, type CommonStrings} from './states.js';

/** What somebody fills in, by name, as text: of `choices` the chosen values, of `flag` `yes` or nothing. */
export type Filled = Readonly<Record<string, string>>;

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `line` where left out; `lines` is one a line. */
  readonly as?: 'line' | 'lines' | 'text' | 'number' | 'date' | 'datetime-local' | 'choice' | 'choices' | 'flag';
  /** What there is to choose from: value and words. */
  readonly of?: readonly (readonly [value: string, words: string])[];
  /** Said where nothing was filled in; where left out, nothing need be. */
  readonly need?: string;
  readonly max?: number;
}

export interface FieldFormOptions {
  /** Names the occasion: what was typed for it before is still there. */
  readonly name: string;
  /** What the form begins with. */
  readonly begin?: Filled;
  readonly fields: () => readonly FormField[];
  readonly words: () => {readonly title: string; readonly send: string; readonly hint?: string};
  /** A field that is drawn by somebody else, and whose value they keep: it stands under the others. */
  readonly beside?: () => TemplateResult;
  readonly send: (values: Filled, attempt: Attempt) => Promise<boolean>;
  readonly cancel: () => void;
}

/** Chosen values stand in one text: none of them has this in it. */
const between = '\n';

/** A form from a list of its fields. What is typed is kept until it is sent; what the source finds wrong stands at its field. */
export class FieldForm {
  private readonly draft: FormDraft<Record<string, string>>;
  private problems: Filled = {};
  private isSending = false;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly action: CommunityAction,
    private readonly options: FieldFormOptions,
  ) {
    addStyles(host, formStyles);
    const blank = Object.fromEntries(options.fields().map(({name}) => [name, options.begin?.[name] ?? '']));
    this.draft = new FormDraft<Record<string, string>>(host, source, options.name, blank);
    action.error = undefined;
  }

  /** Where nothing is to be filled in, on the way back: what is sent by it may be for good. */
  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.field-form :is(input, select, textarea, [type=button])')?.focus();
  }

  render(shared: CommonStrings): TemplateResult {
    const {title, send, hint} = this.options.words();
    const isSaidAtFields = this.action.error?.kind === 'invalid' && Object.keys(this.problems).length > 0;
    return html`<form
      class="stack field-form"
      novalidate
      aria-label=${title}
      @input=${this.take}
      @keydown=${this.handleKeys}
      @submit=${this.submit}
    >
      <p class="form-title">${title}</p>
      ${hint ? html`<p class="hint">${hint}</p>` : nothing} ${this.options.fields().map((field) => this.field(field))}
      ${this.options.beside?.() ?? nothing}
      ${this.action.error && !isSaidAtFields ? failure(this.action.error, shared, {kept: true}) : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.isSending}>${send}</button>
        <button type="button" class="button plain" @click=${() => this.options.cancel()}>${shared.cancel}</button>
      </div>
    </form>`;
  }

  private field(field: FormField): TemplateResult {
    const {name, label, hint, as = 'line'} = field;
    const problem = this.problems[name];
    const said = html`${hint ? html`<p class="hint" id="of-${name}-hint">${hint}</p>` : nothing}
    ${problem ? html`<p class="field-error" id="of-${name}-problem">${problem}</p>` : nothing}`;
    if (as === 'flag') {
      const isOn = this.draft.values[name] === 'yes';
      return html`<div>
        <label class="choice"
          ><input type="checkbox" name=${name} value="yes" .checked=${isOn} /> <span>${label}</span></label
        >${said}
      </div>`;
    }
    if (as === 'choice' || as === 'choices')
      return html`<fieldset aria-describedby=${this.describedBy(field)}>
        <legend>${label}</legend>
        <div class="choices">${field.of!.map(([value, words]) => this.choice(field, value, words))}</div>
        ${said}
      </fieldset>`;
    return html`<div><label for="of-${name}">${label}</label>${this.input(field, as)}${said}</div>`;
  }

  private choice({name, as}: FormField, value: string, words: string): TemplateResult {
    const isOn = this.draft.values[name]!.split(between).includes(value);
    return html`<label class="choice"
      ><input type=${as === 'choice' ? 'radio' : 'checkbox'} name=${name} value=${value} .checked=${isOn} />
      <span>${words}</span></label
    >`;
  }

  private input(field: FormField, as: NonNullable<FormField['as']>): TemplateResult {
    const {name, max = 300} = field;
    const invalid = this.problems[name] ? 'true' : nothing;
    const value = this.draft.values[name]!;
    if (as === 'text' || as === 'lines')
      return html`<textarea
        class="field"
        id="of-${name}"
        name=${name}
        rows=${as === 'lines' ? 3 : 4}
        aria-invalid=${invalid}
        aria-describedby=${this.describedBy(field)}
        .value=${value}
      ></textarea>`;
    return html`<input
      class="field"
      id="of-${name}"
      name=${name}
      type=${as === 'line' ? 'text' : as}
      min=${as === 'number' ? '1' : nothing}
      max=${as === 'number' ? String(max) : nothing}
      maxlength=${as === 'line' ? String(max) : nothing}
      autocomplete="off"
      aria-invalid=${invalid}
      aria-describedby=${this.describedBy(field)}
      .value=${value}
    />`;
  }

  private describedBy({name, hint}: FormField): string | typeof nothing {
    const ids = [...(this.problems[name] ? [`of-${name}-problem`] : []), ...(hint ? [`of-${name}-hint`] : [])];
    return ids.length > 0 ? ids.join(' ') : nothing;
  }

  private readonly take = (event: Event): void => {
    const {name, value, type, checked} = event.target as HTMLInputElement;
    const field = this.options.fields().find((each) => each.name === name);
    if (!field) return;
    const {[name]: _known, ...left} = this.problems;
    this.problems = left;
    if (type !== 'checkbox') return this.draft.set({[name]: value});
    const chosen = this.draft.values[name]!.split(between).filter((each) => each && each !== value);
    this.draft.set({[name]: [...chosen, ...(checked ? [value] : [])].join(between)});
  };

  private readonly handleKeys = formKeys(() => this.options.cancel());

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isSending) return;
    const values = Object.fromEntries(Object.entries(this.draft.values).map(([name, value]) => [name, value.trim()]));
    const missing = this.options.fields().filter(({name, need}) => need && !values[name]);
    this.problems = Object.fromEntries(missing.map(({name, need}) => [name, need!]));
    if (missing.length > 0) return this.showProblem();
    this.isSending = true;
    const isTaken = await this.options.send(values, this.draft.attempt()).finally(() => (this.isSending = false));
    if (isTaken) return this.draft.forget();
    const names = new Set(this.options.fields().map(({name}) => name));
    this.problems = Object.fromEntries(
      Object.entries(this.action.error?.fields ?? {}).filter(([name]) => names.has(name)),
    );
    this.showProblem();
  };

  private showProblem(): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot
        .querySelector<HTMLElement>(
          '.field-form :is([aria-invalid="true"], fieldset:has(.field-error) input, [role="alert"])',
        )
        ?.focus(),
    );
  }
}

/** The values of a field in which several can be chosen, or that has one a line. */
export function severalOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(between)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** Several values as one text that a form begins with. */
export function asOne(values: readonly string[] | undefined): string {
  return (values ?? []).join(between);
}

/** What was filled in of an item that is new: what was left empty, and would take a field away, is not there. */
export function filled(set: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null));
}
