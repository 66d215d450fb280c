import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberDetails} from '../../i18n/en/member-details.js';
import {profile} from '../../i18n/en/profile.js';
import {languageName} from '../../i18n/language-name.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {formKeys} from '../../ui/form-keys.js';
import {partsStyles} from '../../ui/form-parts.styles.js';
import {formStyles} from '../../ui/form.styles.js';
import {listOf} from '../../ui/in-json.js';
import {severalStyles} from '../../ui/several-field.js';
import {failure} from '../../ui/states.js';
import {findLanguages, isTimeZone, KnownValues, languageTag, zoneList} from './profile-choices.js';
import {profileConflict} from './profile-conflict.js';
import {ProfileDraft} from './profile-draft.js';
import {
  custom,
  framed,
  isAddress,
  line,
  links,
  onOff,
  presenceSeen,
  prose,
  seenBy,
  type FieldsContext,
} from './profile-fields.js';
import {profileList, type DetailStrings, type ProfileListOptions, type ProfileStrings} from './profile-list.js';
import {switches, valuesOf, type Link, type ProfileList, type ProfileValues} from './profile-values.js';
import {profileStyles} from './profile.styles.js';

type Member = Item<'member'>;
type ChipName = Exclude<ProfileList, 'links'>;

export interface ProfileEnd {
  /** It is saved, or kept until it can be. */
  done(result: WriteResult): void;
  /** It was left; what was typed is kept, where anything was. */
  cancel(isKept: boolean): void;
}

/** One's own profile, edited in place. What is typed is kept on the device until it is saved. Fetched when somebody begins. */
export class ProfileEditor {
  private readonly localize: Localize<ProfileStrings>;
  private readonly details: Localize<DetailStrings>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly fields: Readonly<Record<ChipName, ReturnType<typeof profileList>>>;
  private draft: ProfileDraft | undefined;
  private member: Member | undefined;
  private problems: Readonly<Record<string, string>> = {};

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: ProfileEnd,
  ) {
    addStyles(host, formStyles, partsStyles, severalStyles, profileStyles);
    this.localize = new Localize(host, profile);
    this.details = new Localize(host, memberDetails);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.draft = this.member = undefined));
    const skills = new KnownValues(source, ['helps', 'seeks']).find;
    this.fields = {
      helps: this.field('helps', {find: skills}),
      seeks: this.field('seeks', {find: skills}),
      topics: this.field('topics', {find: new KnownValues(source, ['topics']).find}),
      languages: this.field('languages', {
        find: async (text) => findLanguages(text, this.localize.words),
        parse: (text) => languageTag(text, this.localize.words),
        label: (tag) => languageName(this.localize.words, tag),
      }),
    };
  }

  /** Whose profile is open. */
  get of(): string | undefined {
    return this.member?.id;
  }

  /** Opens the form; what was typed into it before is still there. */
  begin(member: Member, typed: Partial<ProfileValues> = {}): void {
    this.member = member;
    this.draft = new ProfileDraft(this.host, this.source, member);
    if (Object.keys(typed).length > 0) this.draft.set(typed);
    this.action.error = undefined;
    this.problems = {};
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => (this.find('.conflict') ?? this.find('#profile-name'))?.focus());
  }

  /** Closes the form; what was typed is kept. */
  close(): void {
    this.draft = this.member = undefined;
    this.host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const {draft} = this;
    if (!draft) return nothing;
    const {strings} = this.localize;
    const context: FieldsContext = {values: draft.values, strings, problems: this.problems, set: this.set};
    const {error} = this.action;
    return html`<form
      class="parted profile"
      part="profile"
      novalidate
      aria-label=${strings.title}
      @input=${this.take}
      @keydown=${this.handleKeys}
      @submit=${this.handleSubmit}
    >
      <div class="row spread">
        <h3>${strings.title}</h3>
        ${seenBy(context)}
      </div>
      ${draft.both.length > 0 ? profileConflict(draft, {strings, details: this.details.strings, words: this.localize.words, keep: this.set}) : nothing}
      ${this.renderAbout(context)} ${this.renderKnows(context)} ${this.renderReach(context)} ${custom(context)}
      <fieldset>
        <legend>${strings.asked}</legend>
        ${switches.map((name) => onOff(name, context))}
      </fieldset>
      ${error && error.kind !== 'conflict' && !error.fields ? failure(error, this.shared.strings, {kept: true}) : nothing}
      ${Object.keys(this.problems).length > 0 ? html`<p class="field-error" role="alert">${strings.needed}</p>` : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${this.action.isBusy}>
          ${this.action.isBusy ? this.shared.strings.sending : strings.save}
        </button>
        <button type="button" class="button plain" @click=${this.cancel}>${this.shared.strings.close}</button>
        ${draft.isChanged ? html`<button type="button" class="button plain" @click=${this.discard}>${strings.discard}</button>` : nothing}
      </div>
    </form>`;
  }

  private renderAbout(context: FieldsContext): TemplateResult {
    const {strings} = context;
    return html`<fieldset class="pairs">
      <legend>${strings.about}</legend>
      ${line('name', context, {max: 200, autocomplete: 'name'})}
      ${line('title', context, {autocomplete: 'organization-title'})} ${line('unit', context)} ${line('place', context)}
      ${line('timeZone', context, {hint: strings.timeZoneHint, list: 'profile-zones'})}
      ${line('picture', context, {type: 'url', hint: strings.pictureHint, max: 2000})} ${this.zones}
      ${this.chips('languages', context)} ${prose('bio', context)}
    </fieldset>`;
  }

  private renderKnows(context: FieldsContext): TemplateResult {
    const {strings} = context;
    return html`<fieldset class="pairs">
      <legend>${strings.knows}</legend>
      ${this.chips('helps', context, strings.helpsHint)} ${this.chips('seeks', context, strings.seeksHint)}
      ${this.chips('topics', context)}
    </fieldset>`;
  }

  private renderReach(context: FieldsContext): TemplateResult {
    const {strings} = context;
    return html`<fieldset class="pairs">
      <legend>${strings.reach}</legend>
      ${line('mail', context, {type: 'email', autocomplete: 'email'})}
      ${line('phone', context, {type: 'tel', autocomplete: 'tel'})}
      ${line('officeHours', context, {hint: strings.officeHoursHint, isWide: true})}
      ${this.member?.presence ? presenceSeen(context) : nothing} ${links(context)}
    </fieldset>`;
  }

  private chips(name: ChipName, context: FieldsContext, hint = ''): TemplateResult {
    const isInvalid = context.problems[name] !== undefined;
    return framed(name, context, (describedBy) => this.fields[name].render(describedBy, isInvalid), {
      hint,
      isWide: true,
    });
  }

  private field(name: ChipName, options: Pick<ProfileListOptions, 'find' | 'parse' | 'label'>) {
    return profileList(this.host, {
      ...options,
      name,
      strings: () => this.localize.strings,
      details: () => this.details.strings,
      get: () => this.draft?.values[name] ?? '',
      set: (list) => this.set({[name]: list}),
    });
  }

  private readonly zones = zoneList('profile-zones');

  private readonly set = (change: Partial<ProfileValues>): void => {
    const known = Object.entries(this.problems).filter(([name]) => !(name in change));
    this.problems = Object.fromEntries(known);
    this.draft?.set(change);
    this.host.requestUpdate();
  };

  private readonly take = ({target}: Event): void => {
    const {name, value} = target as HTMLInputElement;
    if (name) this.set({[name]: value});
  };

  private readonly handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    for (const field of Object.values(this.fields)) field.flush();
    const {draft, member} = this;
    if (!draft || !member || this.action.isBusy) return;
    if (!draft.isChanged) return this.cancel();
    this.problems = this.findProblems(draft);
    if (Object.keys(this.problems).length > 0) return this.goToProblem();
    const {id} = member;
    const {version, patch: set} = draft;
    const result = await this.action.run({verb: 'update', kind: 'member', id, version, set}, draft.attempt().key);
    if (this.draft !== draft) return;
    if (result) {
      draft.forget();
      this.draft = this.member = undefined;
      return this.end.done(result);
    }
    const {error} = this.action;
    const current = error?.kind === 'conflict' ? (error.current as Member | undefined) : undefined;
    if (current?.id === id) {
      draft.rebase(current.version, valuesOf(current));
      this.host.requestUpdate();
      // Where both touched other fields, nobody has to decide anything.
      if (draft.both.length === 0) return this.handleSubmit(event);
      await this.host.updateComplete;
      return this.find('.conflict')?.focus();
    }
    if (error?.fields) {
      this.problems = error.fields;
      await this.goToProblem();
    }
  };

  private findProblems(draft: ProfileDraft): Readonly<Record<string, string>> {
    const {strings} = this.localize;
    const {values} = draft;
    const {picture, timeZone, mail} = values;
    const wrong: Record<string, string> = {};
    for (const name of draft.changed) {
      if (name === 'name' && !values.name.trim()) wrong[name] = strings.needName;
      if (name === 'picture' && picture && !isAddress(picture)) wrong[name] = strings.needAddress;
      if (name === 'timeZone' && timeZone && !isTimeZone(timeZone.trim())) wrong[name] = strings.needZone;
      if (name === 'mail' && mail && !/^\S+@\S+$/.test(mail.trim())) wrong[name] = strings.needMail;
      const isWrong = ({url}: Link) => url.trim() !== '' && !isAddress(url);
      if (name === 'links' && listOf<Link>(values.links).some(isWrong)) wrong[name] = strings.needAddress;
    }
    return wrong;
  }

  private async goToProblem(): Promise<void> {
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.find(`.profile [aria-invalid='true']`)?.focus();
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  private readonly discard = (): void => {
    this.draft?.forget();
    this.cancel();
  };

  private readonly cancel = (): void => {
    const isKept = this.draft?.isChanged === true;
    this.close();
    this.end.cancel(isKept);
  };

  private readonly handleKeys = formKeys(this.cancel);
}
