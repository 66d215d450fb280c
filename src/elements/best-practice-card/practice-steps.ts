import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceEditing} from '../../i18n/en/practice-editing.js';
import {practiceSteps} from '../../i18n/en/practice-steps.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {FieldForm, type Filled, type FormField} from '../../ui/field-form.js';
import {addStyles} from '../../ui/add-styles.js';
import {listOf} from '../../ui/in-json.js';
import {severalStyles, type SeveralField} from '../../ui/several-field.js';
import {failure} from '../../ui/states.js';
import type {OpenFlags} from './open-flags.js';
import {practiceField} from './practice-field.js';
import {PracticeEvidence} from './practice-evidence.js';
import {freshnessToday} from './practice-view.js';

type Practice = Item<'practice'>;

/** The acts of a review, in their order. */
const steps = ['submit', 'approve', 'return', 'verify', 'reinstate', 'retire'] as const;
type Step = (typeof steps)[number];

/** Names the field that settles flags as well. */
const settles = 'settles';

/** What is said when it is done. */
const done = {
  submit: 'submitted',
  approve: 'approved',
  return: 'returned',
  verify: 'verified',
  reinstate: 'reinstated',
  retire: 'retired',
} as const satisfies Readonly<Record<Step, keyof (typeof practiceSteps)['phrases']>>;

/** The steps of a practice’s review that the reader may take. Fetched where there are any. */
export class PracticeSteps {
  private readonly localize: Localize<(typeof practiceSteps)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly around: PracticeEvidence;
  private readonly editing: Localize<(typeof practiceEditing)['phrases']>;
  /** Names what stands in the place of a practice that is retired: one, as a list. */
  private readonly successor: SeveralField;
  private replacedBy = '[]';
  private opened: {readonly step: Step; readonly of: string; readonly form: FieldForm} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    /** What is open against it, as soon as that is known. */
    private readonly flags: () => OpenFlags | undefined,
    private readonly onDone: (result: WriteResult, said: string) => void,
  ) {
    this.localize = new Localize(host, practiceSteps);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.around = new PracticeEvidence(host, source);
    this.editing = new Localize(host, practiceEditing);
    addStyles(host, severalStyles);
    const practices = new ItemLookup(host, source, 'practice');
    this.successor = practiceField(host, source, {
      titleOf: (id) => practices.get(id)?.title,
      name: 'step-replaced-by',
      strings: () => this.editing.strings,
      self: () => this.opened?.of,
      get: () => this.replacedBy,
      set: (list) => {
        // The last one named is the one.
        this.replacedBy = JSON.stringify(listOf<string>(list).slice(-1));
        host.requestUpdate();
      },
    });
    source.onChange(() => (this.opened = undefined));
  }

  render(practice: Practice): TemplateResult | typeof nothing {
    const own = steps.filter((step) => this.source.can('practice', step) && practice.may?.includes(step));
    if (own.length === 0) return nothing;
    const {strings} = this.localize;
    // Known before it is verified, so that what is said then is true.
    if (own.includes('verify')) this.around.of(practice);
    const open = this.opened?.of === practice.id && own.includes(this.opened.step) ? this.opened : undefined;
    return html`<div class="row steps" role="group" aria-label=${strings.steps}>
        ${own.map(
          (step) =>
            html`<button
              type="button"
              class="button small"
              data-step=${step}
              aria-expanded=${isAsked(step) ? open?.step === step : nothing}
              ?disabled=${this.action.isBusy}
              @click=${() => this.handleStep(practice, step)}
            >
              ${strings[step]}
            </button>`,
        )}
      </div>
      ${open ? html`<div class="form">${open.form.render(this.shared.strings)}</div>` : nothing}
      ${this.action.error && !open ? failure(this.action.error, this.shared.strings) : nothing}`;
  }

  private handleStep(practice: Practice, step: Step): void {
    if (!isAsked(step)) return void this.take(practice, step, {});
    const isOpen = this.opened?.step === step && this.opened.of === practice.id;
    this.opened = isOpen ? undefined : {step, of: practice.id, form: this.formFor(practice, step)};
    this.flags()?.close();
    this.replacedBy = '[]';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.opened?.form.focus());
  }

  private formFor(practice: Practice, step: Exclude<Step, 'submit' | 'reinstate'>): FieldForm {
    const {strings} = this.localize;
    const hasFlags = step === 'verify' && (this.flags()?.mine(practice).length ?? 0) > 0;
    return new FieldForm(this.host, this.source, this.action, {
      name: `step/${step}/${practice.id}`,
      fields: () => this.fieldsOf(step, hasFlags),
      words: () => ({title: strings[step], send: strings[step], hint: this.localize.strings[`${step}Hint`]}),
      ...(step === 'retire' && {beside: () => this.renderSuccessor()}),
      send: (values, {key}) => this.take(practice, step, {...values, ...this.successorOf(step)}, key),
      cancel: () => this.close(step),
    });
  }

  private renderSuccessor(): TemplateResult {
    const {replacedBy, replacedByHint} = this.localize.strings;
    return html`<div>
      <label for="step-replaced-by">${replacedBy}</label>
      <p class="hint" id="step-replaced-by-hint">${replacedByHint}</p>
      ${this.successor.render('step-replaced-by-hint')}
    </div>`;
  }

  private successorOf(step: Step): Filled {
    const [replacedBy] = step === 'retire' ? listOf<string>(this.replacedBy) : [];
    return replacedBy === undefined ? {} : {replacedBy};
  }

  private async take(practice: Practice, step: Step, values: Filled, key?: string): Promise<boolean> {
    const {id, version} = practice;
    const {[settles]: settled, ...told} = values;
    const filled = Object.entries(told).filter(([, value]) => value.trim());
    const given = filled.length > 0 ? {with: Object.fromEntries(filled)} : {};
    const result = await this.action.run({verb: 'act', kind: 'practice', id, version, act: step, ...given}, key);
    if (!result) return false;
    this.opened = undefined;
    const flags = this.flags();
    const last = settled ? await flags?.resolveAll(practice) : undefined;
    this.onDone(
      last ?? result,
      step === 'verify' ? this.verdictOn(practice, result) : this.localize.strings[done[step]],
    );
    return true;
  }

  /** What verifying made of it: what else speaks against it is not gone by that. */
  private verdictOn(practice: Practice, {items: [item]}: WriteResult): string {
    const {strings} = this.localize;
    if (item?.kind !== 'practice') return strings.verified;
    const flags = this.flags()?.on(practice);
    const evidence = {...this.around.of(practice), ...(flags && {flags})};
    // Some sources count nothing in what they answer to a write.
    const verified = {...practice, ...(item as Practice)};
    const {freshness} = freshnessToday({practice: verified, evidence});
    if (freshness === 'fresh') return strings.verified;
    return freshness === 'doubtful' ? strings.verifiedDoubtful : strings.verifiedDue;
  }

  private fieldsOf(step: Step, hasFlags: boolean): readonly FormField[] {
    const {strings} = this.localize;
    if (step === 'return') return [{name: 'note', label: strings.note, as: 'text', need: strings.noteNeeded}];
    if (step === 'retire') return [];
    return [
      {name: 'reviewBy', label: strings.reviewBy, hint: strings.reviewByHint, as: 'date'},
      ...(hasFlags ? ([{name: settles, label: strings.resolveToo, as: 'flag'}] as const) : []),
    ];
  }

  private close(step: Step): void {
    this.opened = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus(),
    );
  }
}

function isAsked(step: Step): step is Exclude<Step, 'submit' | 'reinstate'> {
  return step !== 'submit' && step !== 'reinstate';
}
