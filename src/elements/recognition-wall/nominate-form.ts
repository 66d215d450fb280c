import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {nominations} from '../../i18n/en/nominations.js';
import {recognitionForms} from '../../i18n/en/recognition-forms.js';
import {Localize} from '../../i18n/localize.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formStyles} from '../../ui/form.styles.js';
import {failure} from '../../ui/states.js';
import {ruleWords} from './badge-rule.js';
import {badgeChoice, mayGive} from './badge-choice.js';
import {EvidenceField, evidenceOf} from './evidence-field.js';
import {mayNominate} from './may-nominate.js';
import {NominationMadeEvent, NominationSubmitEvent} from './nomination-events.js';
import {PersonField} from './person-field.js';

const blank = {person: '', name: '', badge: '', because: '', kind: '', id: '', title: ''};
type Typed = typeof blank;
type Named = 'person' | 'badge' | 'because' | 'evidence';

export interface NominateEnd {
  /** Made, or kept until it can be; `name` is whom it is about. */
  done(nomination: Item<'nomination'>, name: string): void;
  cancel(): void;
}

/** "Nominate somebody": whom, for which badge that others give, why, and what speaks for it. */
export class NominateForm {
  private readonly localize: Localize<(typeof nominations)['phrases']>;
  private readonly fields: Localize<(typeof recognitionForms)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly action: CommunityAction;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly personField: PersonField;
  private readonly evidenceField: EvidenceField;
  private draft: FormDraft<Typed> | undefined;
  private problem: {readonly field: Named; readonly text: string} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: NominateEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, nominations);
    this.fields = new Localize(host, recognitionForms);
    this.shared = new Localize(host, common);
    this.rules = new Localize(host, badgeRules);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.draft = undefined));
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => ({where: {state: 'active'}, sort: 'name', limit: 100}),
    });
    const choose = ({id, words}: {readonly id: string; readonly words: string}) => this.set({person: id, name: words});
    this.personField = new PersonField(host, source, choose, 'nominate');
    this.evidenceField = new EvidenceField(host, source, (evidence) => this.set(evidence), 'nominate');
  }

  /** Starts anew; what was typed before is still there. */
  begin(): void {
    this.action.error = undefined;
    this.problem = undefined;
    this.draft = new FormDraft<Typed>(this.host, this.source, 'nomination', blank);
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    if (!this.draft) this.begin();
    const {values, take} = this.draft!;
    const problemOf = (field: Named) => (this.problem?.field === field ? this.problem.text : undefined);
    const because = problemOf('because');
    return html`<form
      class="stack nominating"
      novalidate
      aria-label=${strings.nominate}
      @input=${take}
      @submit=${this.handleSubmit}
    >
      ${this.personField.render(values.name, this.fields.strings, problemOf('person'), (text) => this.set({name: text, person: ''}))}
      ${badgeChoice({
        badges: this.offered,
        isRead: this.badges.page !== undefined,
        chosen: values.badge,
        ruleOf: ({rule}) => ruleWords(rule, this.rules.strings),
        problem: problemOf('badge'),
        strings: {...this.fields.strings, badge: strings.badge, noBadges: strings.noBadges},
        name: 'nominate',
      })}
      ${this.badges.error ? failure(this.badges.error, this.shared.strings, {retry: () => void this.badges.reload()}) : nothing}
      <div>
        <label for="nominate-because">${strings.because}</label>
        <textarea
          class="field"
          id="nominate-because"
          name="because"
          aria-describedby=${because ? 'nominate-because-problem nominate-because-hint' : 'nominate-because-hint'}
          aria-invalid=${because ? 'true' : nothing}
          .value=${values.because}
        ></textarea>
        ${because ? html`<p class="field-error" id="nominate-because-problem">${because}</p>` : nothing}
        <p class="hint" id="nominate-because-hint">${strings.becauseHint}</p>
      </div>
      ${this.evidenceField.render(values, {...this.fields.strings, evidence: strings.evidence}, problemOf('evidence'))}
      ${this.action.error ? failure(this.action.error, this.shared.strings, {kept: true}) : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.action.isBusy}>${strings.send}</button>
        <button type="button" class="button plain" @click=${() => this.end.cancel()}>
          ${this.shared.strings.cancel}
        </button>
      </div>
    </form>`;
  }

  /** What the reader may give themselves they need not nominate anybody for. */
  private get offered(): readonly Item<'badge'>[] {
    return this.badges.items.filter(
      (badge) => mayNominate(this.source, badge.community) && !mayGive(badge, this.source),
    );
  }

  private set(change: Partial<Typed>): void {
    this.problem = undefined;
    this.draft!.set(change);
  }

  private findProblem({person, badge, because, ...evidence}: Typed): typeof this.problem {
    const {strings} = this.localize;
    if (!person) return {field: 'person', text: strings.needPerson};
    if (person === this.source.you) return {field: 'person', text: strings.needSelf};
    if (!this.offered.some(({id}) => id === badge)) return {field: 'badge', text: strings.needBadge};
    if (!because.trim()) return {field: 'because', text: strings.needBecause};
    if (evidence.title.trim() && !evidenceOf(evidence)) return {field: 'evidence', text: strings.needAddress};
    return undefined;
  }

  private readonly handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.draft!;
    if (this.action.isBusy) return;
    this.problem = this.findProblem(draft.values);
    this.host.requestUpdate();
    if (this.problem) {
      await this.host.updateComplete;
      const wrong = `.nominating :is([aria-invalid='true'], .invalid input)`;
      return this.host.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
    }
    const {person: member, name, badge, because} = draft.values;
    const {id, key} = draft.attempt();
    const evidence = evidenceOf(draft.values);
    const community = this.offered.find((each) => each.id === badge)?.community;
    const item: Draft<'nomination'> = {
      ...{id, member, badge, because: because.trim()},
      ...(evidence && {evidence: [evidence]}),
      ...(community !== undefined && {community}),
    };
    if (!this.host.dispatchEvent(new NominationSubmitEvent(item))) return;
    const result = await this.action.run({verb: 'create', kind: 'nomination', item}, key);
    if (!result) return;
    draft.forget();
    const made = result.items[0] as Item<'nomination'>;
    this.host.dispatchEvent(new NominationMadeEvent(made));
    this.end.done(made, name);
  };
}
