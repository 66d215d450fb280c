import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {recognitionForms} from '../../i18n/en/recognition-forms.js';
import {recognition} from '../../i18n/en/recognition.js';
import {Localize} from '../../i18n/localize.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {avatarStyles} from '../../ui/avatar.js';
import {emblemStyles} from '../../ui/emblem.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formStyles} from '../../ui/form.styles.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {failure} from '../../ui/states.js';
import {AwardGivenEvent, AwardGiveEvent} from './award-events.js';
import {awardCard} from './award-view.js';
import {awardStyles} from './award.styles.js';
import {ruleWords} from './badge-rule.js';
import {badgeChoice, homeOf, mayGive} from './badge-choice.js';
import {EvidenceField, evidenceOf} from './evidence-field.js';
import {PersonField} from './person-field.js';

const blank = {person: '', name: '', badge: '', message: '', kind: '', id: '', title: '', visibility: 'organisation'};
type Typed = typeof blank;

/** What the form starts with. */
export interface ThankBeginning {
  /** Whom it may be; the first is chosen. Anybody where left out. */
  readonly people?: readonly string[];
  readonly evidence?: {readonly kind: string; readonly id: string; readonly title: string};
  readonly community?: string;
  /** The badge that is chosen at first. */
  readonly badge?: string;
  /** Who sees it at first: the whole organisation where left out. */
  readonly visibility?: 'pair';
}

export interface ThankEnd {
  /** Given, or kept until it can be: the award first among the items; with what to say then. */
  done(result: WriteResult, said: string): void;
  cancel(): void;
}

/** "Thank somebody": whom, with which badge, in what words, for what, and who sees it. */
export class ThankForm {
  private readonly localize: Localize<(typeof recognitionForms)['phrases']>;
  private readonly wall: Localize<(typeof recognition)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly action: CommunityAction;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly people: ItemLookup<'member'>;
  private readonly personField: PersonField;
  private readonly evidenceField: EvidenceField;
  private draft: FormDraft<Typed> | undefined;
  private beginning: ThankBeginning = {};
  private problem: {readonly field: 'person' | 'badge' | 'evidence'; readonly text: string} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: ThankEnd,
  ) {
    addStyles(host, avatarStyles, emblemStyles, richTextStyles, awardStyles, formStyles);
    this.localize = new Localize(host, recognitionForms);
    this.wall = new Localize(host, recognition);
    this.shared = new Localize(host, common);
    this.rules = new Localize(host, badgeRules);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.draft = undefined));
    const community = () => (this.beginning.community ? {community: this.beginning.community} : {});
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => ({where: {state: 'active', ...community()}, sort: 'name', limit: 100}),
    });
    this.people = new ItemLookup(host, source, 'member');
    this.personField = new PersonField(host, source, (person) => this.set({person: person.id, name: person.words}));
    this.evidenceField = new EvidenceField(host, source, (evidence) => this.set(evidence));
  }

  /** Starts anew; what was typed for the same occasion before is still there. */
  begin(beginning: ThankBeginning): void {
    this.beginning = beginning;
    this.action.error = undefined;
    this.problem = undefined;
    const {evidence, people, badge, visibility} = beginning;
    // For one and the same thing several people may be thanked.
    const name = ['award', evidence?.id, people?.length === 1 && people[0]].filter(Boolean).join('/');
    this.draft = new FormDraft<Typed>(this.host, this.source, name, {
      ...blank,
      ...evidence,
      ...(people?.[0] && {person: people[0]}),
      ...(badge && {badge}),
      ...(visibility && {visibility}),
    });
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    if (!this.draft) this.begin({});
    const {values, take} = this.draft!;
    return html`<form
      class="stack thank"
      novalidate
      aria-label=${strings.title}
      @input=${take}
      @submit=${this.handleSubmit}
    >
      ${this.renderPerson(values)}
      ${badgeChoice({
        badges: this.badges.items.filter((badge) => mayGive(badge, this.source)),
        isRead: this.badges.page !== undefined,
        chosen: values.badge,
        ruleOf: ({rule}) => ruleWords(rule, this.rules.strings),
        problem: this.problem?.field === 'badge' ? this.problem.text : undefined,
        strings,
      })}
      <div>
        <label for="thank-message">${strings.message}</label>
        <textarea
          class="field"
          id="thank-message"
          name="message"
          aria-describedby="thank-message-hint"
          .value=${values.message}
        ></textarea>
        <p class="hint" id="thank-message-hint">${strings.messageHint}</p>
      </div>
      ${this.evidenceField.render(values, strings, this.problem?.field === 'evidence' ? this.problem.text : undefined)}
      <fieldset>
        <legend>${strings.who}</legend>
        <div class="choices">
          ${(['organisation', 'pair'] as const).map(
            (each) =>
              html`<label class="choice"
                ><input type="radio" name="visibility" value=${each} .checked=${values.visibility === each} /> ${
                  each === 'pair' ? strings.pair : strings.everybody
                }</label
              >`,
          )}
        </div>
      </fieldset>
      ${this.renderPreview(values)}
      ${this.action.error ? failure(this.action.error, this.shared.strings, {kept: true}) : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.action.isBusy}>${strings.give}</button>
        <button type="button" class="button plain" @click=${() => this.end.cancel()}>
          ${this.shared.strings.cancel}
        </button>
      </div>
    </form>`;
  }

  private renderPerson(values: Typed): TemplateResult {
    const {strings} = this.localize;
    const problem = this.problem?.field === 'person' ? this.problem.text : undefined;
    const {people} = this.beginning;
    const name = this.people.get(values.person || undefined)?.name ?? values.name;
    if (!people)
      return this.personField.render(values.name, strings, problem, (text) => this.set({name: text, person: ''}));
    return html`<div>
      <label for="thank-person">${strings.person}</label>
      <select class="field" id="thank-person" name="person">
        ${people.map((id) => html`<option value=${id} ?selected=${id === values.person}>${this.people.get(id)?.name ?? (id === values.person ? name : id)}</option>`)}
      </select>
    </div>`;
  }

  private renderPreview(values: Typed): TemplateResult | typeof nothing {
    const badge = this.badges.items.find(({id}) => id === values.badge);
    if (!badge || !values.person) return nothing;
    const {you} = this.source;
    const evidence = evidenceOf(values);
    return html`<section class="preview" aria-label=${this.localize.strings.preview}>
      <p class="hint">${this.localize.strings.preview}</p>
      ${awardCard({
        award: {
          badge: badge.id,
          member: values.person,
          message: values.message,
          state: 'given',
          visibility: values.visibility === 'pair' ? 'pair' : 'organisation',
          createdAt: new Date().toISOString(),
          ...(evidence && {evidence: [evidence]}),
        },
        badge,
        receiver: this.people.get(values.person),
        giver: this.people.get(you)?.name ?? this.localize.strings.you,
        strings: this.wall.strings,
        words: this.localize.words,
        shared: {...this.shared.strings, ...(values.name && {someone: values.name})},
      })}
    </section>`;
  }

  private set(change: Partial<Typed>): void {
    this.problem = undefined;
    this.draft!.set(change);
  }

  private findProblem(values: Typed): typeof this.problem {
    const {strings} = this.localize;
    if (!values.person) return {field: 'person', text: strings.needPerson};
    if (values.person === this.source.you) return {field: 'person', text: strings.needSelf};
    if (!this.badges.items.some(({id}) => id === values.badge)) return {field: 'badge', text: strings.needBadge};
    if (values.title.trim() && !evidenceOf(values)) return {field: 'evidence', text: strings.needAddress};
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
      return this.host.renderRoot
        .querySelector<HTMLElement>(`.thank :is([aria-invalid='true'], .invalid input)`)
        ?.focus();
    }
    const {person, name: typed, badge, message, visibility} = draft.values;
    const {id, key} = draft.attempt();
    const evidence = evidenceOf(draft.values);
    const given = this.badges.items.find((each) => each.id === badge);
    const community = given && homeOf(given, this.source);
    const item: Draft<'award'> = {
      id,
      member: person,
      badge,
      visibility: visibility === 'pair' ? 'pair' : 'organisation',
      ...(message.trim() && {message: message.trim()}),
      ...(evidence && {evidence: [evidence]}),
      ...(community && {community}),
    };
    if (!this.host.dispatchEvent(new AwardGiveEvent(item))) return;
    const result = await this.action.run({verb: 'create', kind: 'award', item}, key);
    if (!result) return;
    draft.forget();
    const award = result.items[0] as Item<'award'>;
    this.host.dispatchEvent(new AwardGivenEvent(award));
    const {keptUnsent, thanked} = this.localize.strings;
    const name = this.people.get(person)?.name ?? typed;
    this.end.done(result, award.pending ? keptUnsent : name && thanked(name));
  };
}
