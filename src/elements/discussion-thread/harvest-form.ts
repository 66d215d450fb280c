import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {harvesting} from '../../i18n/en/harvest.js';
import {Localize} from '../../i18n/localize.js';
import {toCommunityError, type CommunityError} from '../../model/errors.js';
import {harvest, type Harvest} from '../../model/harvest.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formStyles} from '../../ui/form.styles.js';
import {failure, skeleton} from '../../ui/states.js';
import {PracticeHarvestedEvent} from './practice-harvested-event.js';

type Discussion = Item<'discussion'>;

/** What a person writes; the rest is taken from the discussion. */
const texts = ['problem', 'steps', 'evidence'] as const;
type Values = Readonly<Record<'title' | (typeof texts)[number], string>>;

/** So many replies are read, a page at a time. */
const [most, page] = [2_000, 200];

export interface HarvestEnd {
  readonly done: (practice: Item<'practice'>) => void;
  readonly cancel: () => void;
}

/** A practice drafted from a solved discussion, to be looked over and saved. Fetched when it is first wanted. */
export class HarvestForm {
  private readonly localize: Localize<(typeof harvesting)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private discussion: string | undefined;
  private gathered: Harvest | undefined;
  private members: ReadonlyMap<string, Item<'member'>> = new Map();
  private draft: FormDraft<Values> | undefined;
  private error: CommunityError | undefined;
  private problems: Readonly<Partial<Record<string, string>>> = {};

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: HarvestEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, harvesting);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    source.onChange(() => this.close());
  }

  /** Reads the whole discussion and fills the form in; what was changed there before is there again. */
  async open(discussion: Discussion): Promise<void> {
    this.close();
    this.discussion = discussion.id;
    this.host.requestUpdate();
    try {
      const replies = await this.read(discussion.id);
      const writers = [...new Set(replies.flatMap(({createdBy}) => createdBy ?? []))];
      const members = await this.source.adapter!.get('member', writers);
      this.members = new Map(members.flatMap((member) => (member ? [[member.id, member] as const] : [])));
      if (this.discussion !== discussion.id) return;
      this.gathered = harvest(discussion, replies, (id) => this.members.get(id));
      if (!this.gathered) return this.end.cancel();
      const {title, problem, steps, evidence} = this.gathered;
      this.draft = new FormDraft(this.host, this.source, `harvest/${discussion.id}`, {title, problem, steps, evidence});
    } catch (error) {
      this.error = toCommunityError(error);
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.harvest [name="title"]')?.focus();
  }

  render(discussion: Discussion): TemplateResult | typeof nothing {
    if (this.discussion !== discussion.id) return nothing;
    const {strings} = this.localize;
    const shared = this.shared.strings;
    if (this.error) return failure(this.error, shared, {retry: () => void this.open(discussion)});
    if (!this.draft || !this.gathered) return skeleton(2, shared.loading);
    return html`<form
      class="harvest stack"
      novalidate
      aria-label=${strings.title}
      @input=${this.draft.take}
      @submit=${(event: Event) => void this.handleSubmit(event, discussion)}
      @keydown=${this.handleKeys}
    >
      <h3>${strings.title}</h3>
      <p class="hint">${strings.hint}</p>
      <div>
        <label for="harvest-title">${strings.name}</label>
        <input
          class="field"
          id="harvest-title"
          name="title"
          maxlength="300"
          autocomplete="off"
          dir="auto"
          aria-invalid=${this.problems['title'] ? 'true' : nothing}
          aria-describedby=${this.problems['title'] ? 'harvest-title-problem' : nothing}
          .value=${this.draft.values.title}
        />
        ${this.problem('title')}
      </div>
      ${texts.map((name) => this.text(name))} ${this.credit(this.gathered)}
      ${this.action.error && Object.keys(this.problems).length === 0 ? failure(this.action.error, shared, {kept: true}) : nothing}
      <div class="row">
        <button type="submit" class="button primary" ?disabled=${this.action.isBusy}>${strings.save}</button>
        <button type="button" class="button plain" @click=${this.cancel}>${shared.cancel}</button>
      </div>
    </form>`;
  }

  private text(name: (typeof texts)[number]): TemplateResult {
    const problem = this.problems[name];
    return html`<div>
      <label for="harvest-${name}">${this.localize.strings[name]}</label>
      <textarea
        class="field"
        id="harvest-${name}"
        name=${name}
        rows="5"
        dir="auto"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${problem ? `harvest-${name}-problem` : nothing}
        .value=${this.draft!.values[name]}
      ></textarea>
      ${this.problem(name)}
    </div>`;
  }

  private problem(name: string): TemplateResult | typeof nothing {
    const problem = this.problems[name];
    return problem ? html`<p class="field-error" id="harvest-${name}-problem">${problem}</p>` : nothing;
  }

  private credit({authors}: Harvest): TemplateResult | typeof nothing {
    if (authors.length === 0) return nothing;
    const names = authors.map((id) => this.members.get(id)?.name ?? id);
    return html`<p>${this.localize.strings.credit} <bdi>${this.localize.words.list(names)}</bdi></p>`;
  }

  private async read(discussion: string): Promise<readonly Item<'reply'>[]> {
    const replies: Item<'reply'>[] = [];
    for (let cursor: string | undefined; ;) {
      const query = cursor ? {cursor, limit: page} : {where: {parent: discussion}, sort: 'thread', limit: page};
      const found = await this.source.adapter!.list('reply', query);
      replies.push(...found.items);
      cursor = found.next;
      if (!cursor || replies.length >= most) return replies;
    }
  }

  private async handleSubmit(event: Event, discussion: Discussion): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy || !this.draft || !this.gathered) return;
    const {strings} = this.localize;
    const {title, ...rest} = this.draft.values;
    this.problems = {
      ...(!title.trim() && {title: strings.needTitle}),
      ...(!rest.steps.trim() && {steps: strings.needSteps}),
    };
    if (Object.keys(this.problems).length > 0) return this.showProblem();
    const {id, key} = this.draft.attempt();
    const {authors, unit, tags, visibility} = this.gathered;
    const filled = Object.entries(rest).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()] as const] : []));
    const item = {
      ...{id, title: title.trim(), ...Object.fromEntries(filled)},
      ...{authors, tags, visibility, related: [discussion.id]},
      ...(unit && {unit}),
      origin: {kind: 'discussion', id: discussion.id, title: discussion.title},
      ...(discussion.community && {community: discussion.community}),
      ...(discussion.language && {language: discussion.language}),
    } as unknown as Draft<'practice'>;
    const result = await this.action.run({verb: 'create', kind: 'practice', item}, key);
    this.problems = this.action.error?.fields ?? {};
    if (!result) return this.showProblem();
    this.draft.forget();
    this.close();
    const practice = result.items[0] as Item<'practice'>;
    this.host.dispatchEvent(new PracticeHarvestedEvent(discussion, practice));
    this.end.done(practice);
  }

  private readonly handleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // What is around it stays.
    event.stopPropagation();
    this.cancel();
  };

  private readonly cancel = (): void => {
    this.close();
    this.end.cancel();
  };

  private close(): void {
    this.discussion = this.gathered = this.draft = this.error = undefined;
    this.problems = {};
    this.action.error = undefined;
  }

  private showProblem(): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.harvest :is([aria-invalid], [role="alert"] button)')?.focus(),
    );
  }
}
