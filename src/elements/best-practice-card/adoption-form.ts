import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunityItem} from '../../context/community-item.js';
import {inviteToReflect} from '../../context/invite-to-reflect.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceForms} from '../../i18n/en/practice-forms.js';
import {Localize} from '../../i18n/localize.js';
import type {Draft, Item, Patch} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formStyles} from '../../ui/form.styles.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';
import {PracticeAdoptedEvent, PracticeAdoptEvent} from './practice-events.js';
import {formButtons, formProblem} from './practice-form-parts.js';

type Practice = Item<'practice'>;
type Strings = (typeof practiceForms)['phrases'];

const blank = {unit: '', adapted: '', result: '', measure: '', value: '', measuredIn: '', again: ''};
const answers = ['yes', 'with-changes', 'no'] as const;
type Field = keyof typeof blank;

/** "I used this": where, what was changed, what came of it, and whether once more. */
export class AdoptionForm implements PracticeForm {
  private readonly localize: Localize<Strings>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private draft: FormDraft<typeof blank> | undefined;
  private practice = '';
  private problems: Readonly<Partial<Record<string, string>>> = {};

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
    private readonly end: FormEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, practiceForms);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.draft = undefined));
  }

  render(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const {values, take} = this.draftOf(practice);
    return html`<form
      class="stack"
      novalidate
      aria-label=${strings.adoptTitle}
      @input=${take}
      @submit=${(event: Event) => this.handleSubmit(event, practice)}
    >
      <h3>${strings.adoptTitle}</h3>
      <p class="hint">${strings.adoptHint}</p>
      ${this.line('unit', strings.unit, strings.unitHint)}
      <fieldset aria-describedby=${this.problems['again'] ? 'adopt-again-problem' : nothing}>
        <legend>${strings.again}</legend>
        <div class="choices">
          ${answers.map(
            (answer) =>
              html`<label class="choice"
                ><input type="radio" name="again" value=${answer} .checked=${values.again === answer} />
                ${strings[answer]}</label
              >`,
          )}
        </div>
        ${this.problem('again')}
      </fieldset>
      ${this.text('adapted', strings.adapted)} ${this.text('result', strings.result)}
      <fieldset>
        <legend>${strings.measured}</legend>
        <div class="thirds">
          ${this.line('measure', strings.measure, strings.measureHint, true)}
          ${this.line('value', strings.value, strings.valueHint, true)}
          ${this.line('measuredIn', strings.measuredIn, strings.measuredInHint, true)}
        </div>
      </fieldset>
      ${this.renderProblem(practice)}
      ${formButtons({
        action: this.action,
        send: strings.sendAdoption,
        cancel: this.shared.strings.cancel,
        onCancel: () => this.end.cancel(),
        takeBack: practice.mine?.['adoption'] && strings.takeReportBack,
        onTakeBack: () => void this.handleTakeBack(practice),
      })}
    </form>`;
  }

  private line(name: Field, label: string, hint: string, isExample = false): TemplateResult {
    const problem = this.problems[name];
    return html`<div>
      <label for="adopt-${name}">${label}</label>
      <input
        class="field"
        id="adopt-${name}"
        name=${name}
        maxlength="300"
        autocomplete="off"
        inputmode=${name === 'value' ? 'decimal' : nothing}
        placeholder=${isExample ? hint : nothing}
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby="${problem ? `adopt-${name}-problem` : ''} ${isExample ? '' : `adopt-${name}-hint`}"
        .value=${this.draft!.values[name]}
      />
      ${isExample ? nothing : html`<p class="hint" id="adopt-${name}-hint">${hint}</p>`} ${this.problem(name)}
    </div>`;
  }

  private text(name: Field, label: string): TemplateResult {
    return html`<div>
      <label for="adopt-${name}">${label}</label>
      <textarea class="field" id="adopt-${name}" name=${name} .value=${this.draft!.values[name]}></textarea>
      ${this.problem(name)}
    </div>`;
  }

  private problem(name: Field): TemplateResult | typeof nothing {
    const problem = this.problems[name];
    return problem ? html`<p class="field-error" id="adopt-${name}-problem">${problem}</p>` : nothing;
  }

  private renderProblem(practice: Practice): TemplateResult | typeof nothing {
    // What is wrong with a field is said there.
    if (this.action.error?.kind === 'invalid' && Object.keys(this.problems).length > 0) return nothing;
    const {strings} = this.localize;
    return formProblem({
      action: this.action,
      kind: 'adoption',
      shared: this.shared.strings,
      title: strings.alreadyReported,
      replace: strings.replaceReport,
      quote: ({unit, again, adapted = '', result = ''}) =>
        `${unit}: ${strings[again] ?? again}. ${adapted} ${result}`.trim(),
      onReplace: (current) => void this.handleReplace(practice, current),
    });
  }

  private draftOf({id}: Practice): FormDraft<typeof blank> {
    if (this.practice !== id || !this.draft) {
      this.practice = id;
      this.problems = {};
      this.action.error = undefined;
      this.draft = new FormDraft(this.host, this.source, `adoption/${id}`, blank);
    }
    return this.draft;
  }

  private async handleSubmit(event: Event, practice: Practice): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy) return;
    const draft = this.draftOf(practice);
    this.problems = problemsOf(draft.values, this.localize.strings);
    if (Object.keys(this.problems).length > 0) return this.showProblem();
    const {id, key} = draft.attempt();
    const item = {
      id,
      practice: practice.id,
      ...(practice.community && {community: practice.community}),
      ...fieldsOf(draft.values),
    } as Draft<'adoption'>;
    if (!this.host.dispatchEvent(new PracticeAdoptEvent(practice, item))) return;
    const result = await this.action.run({verb: 'create', kind: 'adoption', item}, key);
    this.problems = this.action.error?.fields ?? {};
    if (!result) return this.showProblem();
    this.whole.take(result);
    draft.forget();
    this.host.dispatchEvent(new PracticeAdoptedEvent(practice, result.items[0] as Item<'adoption'>));
    const about = {kind: 'practice', id: practice.id};
    void inviteToReflect(this.source, {occasion: 'practice', title: practice.title, about});
    this.end.done(result, 'adoptionSent');
  }

  /** Reported from there before: what was written now takes its place, whole, and counts again where it had been taken back. */
  private async handleReplace(practice: Practice, {id, version, state}: Item<'adoption'>): Promise<void> {
    if (this.action.isBusy) return;
    const draft = this.draftOf(practice);
    const {unit: _unit, ...fields} = {
      ...Object.fromEntries(Object.keys(blank).map((name) => [name, null])),
      ...fieldsOf(draft.values),
    };
    let result = await this.action.run({
      verb: 'update',
      kind: 'adoption',
      id,
      version,
      set: fields as Patch<'adoption'>,
    });
    if (result && state === 'retracted') {
      result = await this.action.run({
        verb: 'act',
        kind: 'adoption',
        id,
        version: result.items[0]!.version,
        act: 'report',
      });
    }
    if (!result) return;
    this.whole.take(result);
    draft.forget();
    this.host.dispatchEvent(new PracticeAdoptedEvent(practice, result.items[0] as Item<'adoption'>));
    this.end.done(result, 'adoptionSent');
  }

  private async handleTakeBack({mine}: Practice): Promise<void> {
    const {id, version} = mine!['adoption']!;
    const result = await this.action.run({verb: 'act', kind: 'adoption', id, version, act: 'retract'});
    if (!result) return;
    this.whole.take(result);
    this.end.done(result, 'adoptionTakenBack');
  }

  private showProblem(): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot
        .querySelector<HTMLElement>(
          '.form :is([aria-invalid], fieldset:has(.field-error) input, [role="alert"] button)',
        )
        ?.focus(),
    );
  }
}

/** The number as people write it; `undefined` where it is none. */
function numberOf(value: string): number | undefined {
  const number = Number(
    value
      .trim()
      .replace(/\u2212/, '-')
      .replace(',', '.'),
  );
  return value.trim() === '' || !Number.isFinite(number) ? undefined : number;
}

function problemsOf(
  {unit, again, value, measure}: typeof blank,
  strings: Strings,
): Readonly<Partial<Record<Field, string>>> {
  return {
    ...(!unit.trim() && {unit: strings.needUnit}),
    ...(!again && {again: strings.needAgain}),
    ...(value.trim() && numberOf(value) === undefined && {value: strings.needNumber}),
    ...(value.trim() && !measure.trim() && {measure: strings.needWhat}),
  };
}

/** What was filled in, as the fields of an adoption. */
function fieldsOf({value, ...texts}: typeof blank): Readonly<Record<string, string | number>> {
  const number = numberOf(value);
  const filled = Object.entries(texts).map(([name, text]) => [name, text.trim()] as const);
  return {
    ...Object.fromEntries(filled.filter(([, text]) => text !== '')),
    ...(number !== undefined && {value: number}),
  };
}
