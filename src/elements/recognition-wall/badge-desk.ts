import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {badgeDesk} from '../../i18n/en/badge-desk.js';
import {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import {givers, personCounts} from '../../model/choices.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {emblem} from '../../ui/emblem.js';
import {FieldForm, filled, type Filled, type FormField} from '../../ui/field-form.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {badgeDeskStyles} from './badge-desk.styles.js';
import {ruleWords} from './badge-rule.js';
import {badgeHomes} from './may-make-badges.js';

type Badge = Item<'badge'>;

/** The badges of the communities that whoever is signed in leads: they make new ones, change them, and retire what is given no more. */
export class BadgeDesk {
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly communities: ItemLookup<'community'>;
  private readonly action: CommunityAction;
  private form: {readonly about: string; readonly form: FieldForm} | undefined;
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof badgeDesk)['phrases']>,
    private readonly end: {isShown(): boolean; close(): void},
  ) {
    addStyles(host, badgeDeskStyles);
    this.shared = new Localize(host, common);
    this.rules = new Localize(host, badgeRules);
    this.action = new CommunityAction(host, source);
    this.communities = new ItemLookup(host, source, 'community');
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => {
        const any = badgeHomes(source);
        return end.isShown() && any.length > 0 ? {where: {community: {any}}, sort: 'name', limit: 100} : undefined;
      },
    });
    source.onChange(() => {
      this.form = undefined;
      this.said = '';
    });
  }

  begin(): void {
    this.said = '';
    this.tell();
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {items, page, error, hasNext} = this.badges;
    // Those in use first.
    const shown = [...items].sort((a, b) => Number(a.state === 'retired') - Number(b.state === 'retired'));
    return html`<section class="card stack badge-desk" aria-label=${strings.title} @keydown=${this.handleKey}>
      <h3 tabindex="-1">${strings.title}</h3>
      <p class="said" role="status">${this.said}</p>
      <p class="hint">${strings.about}</p>
      ${
        this.formFor('')?.render(shared) ??
        html`<p>
          <button type="button" class="button primary small" data-opens="badge " @click=${() => this.open()}>
            ${strings.add}
          </button>
        </p>`
      }
      ${error ? failure(error, shared, {retry: () => void this.badges.reload()}) : nothing}
      ${!page && !error ? skeleton(2, shared.loading) : nothing}
      ${page && items.length === 0 ? empty(strings.none) : nothing}
      <ul class="all">
        ${shown.map((badge) => html`<li>${this.formFor(badge.id)?.render(shared) ?? this.renderBadge(badge)}</li>`)}
      </ul>
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.badges.more()}>${shared.more}</button></p>` : nothing}
      ${this.action.error && !this.form ? failure(this.action.error, shared) : nothing}
      <div class="row">
        <button type="button" class="button" @click=${() => this.close()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderBadge(badge: Badge): TemplateResult {
    const {strings} = this.localize;
    const {id, name, level, criteria, rule, givenBy, state, may, pending} = badge;
    const can = (verb: string) => this.source.can('badge', verb) && may?.includes(verb) === true;
    const button = (label: string, named: string, press: () => void, opens?: string) =>
      html`<button
        type="button"
        class="button plain small"
        aria-label=${named}
        aria-disabled=${this.action.isBusy}
        data-opens=${opens ?? nothing}
        @click=${press}
      >
        ${label}
      </button>`;
    const facts = [givenBy && givenBy !== 'member' && strings[givenBy], ruleWords(rule, this.rules.strings)];
    return html`<article class="one ${state}" aria-labelledby="desk-${id}">
      ${emblem({id, ...(level && {level})})}
      <div class="said">
        <h4 id="desk-${id}">
          <bdi>${name}</bdi> ${state === 'retired' ? html`<span class="chip">${strings.retired}</span>` : nothing}
          ${pending ? html`<span class="mark">${this.shared.strings[pending.state]}</span>` : nothing}
        </h4>
        <div class="quiet">${richText(criteria, {headingLevel: 5})}</div>
        ${facts.map((fact) => (fact ? html`<p class="quiet meta">${fact}</p>` : nothing))}
        <div class="row edits">
          ${can('update') ? button(strings.edit, strings.editThis(name), () => this.open(badge), `badge ${id}`) : nothing}
          ${can('retire') ? button(strings.retire, strings.retireThis(name), () => void this.act(badge, 'retire')) : nothing}
          ${can('reinstate') ? button(strings.reinstate, strings.reinstateThis(name), () => void this.act(badge, 'reinstate')) : nothing}
        </div>
      </div>
    </article>`;
  }

  private formFor(about: string): FieldForm | undefined {
    return this.form?.about === about ? this.form.form : undefined;
  }

  private open(badge?: Badge): void {
    const about = badge?.id ?? '';
    const {host, source, action, localize} = this;
    const homes = badgeHomes(source);
    const form = new FieldForm(host, source, action, {
      name: `badge/${about}`,
      begin: badge ? beginOf(badge) : {givenBy: 'member', home: homes[0] ?? ''},
      words: () => ({title: badge ? localize.strings.edit : localize.strings.add, send: localize.strings.save}),
      fields: () => this.fields(badge ? [] : homes),
      send: (values, attempt) => this.send(badge, values, attempt),
      cancel: () => this.putAway(about),
    });
    this.form = {about, form};
    this.said = '';
    host.requestUpdate();
    void host.updateComplete.then(() => form.focus());
  }

  /** @param homes Where it may be made, for one that is new. */
  private fields(homes: readonly string[]): readonly FormField[] {
    const {strings} = this.localize;
    const levels = (['first', 'second', 'third'] as const).map((each) => [each, strings[each]] as const);
    return [
      {name: 'name', label: strings.name, need: strings.needName, max: 100},
      {name: 'description', label: strings.description},
      {name: 'criteria', label: strings.criteria, hint: strings.criteriaHint, need: strings.needCriteria, as: 'text'},
      {name: 'level', label: strings.level, as: 'choice', of: [['', strings.noLevel], ...levels]},
      {name: 'givenBy', label: strings.givenBy, as: 'choice', of: givers.map((each) => [each, strings[each]])},
      {
        ...{name: 'count', label: strings.count, hint: strings.countHint, as: 'choice'},
        of: [['', strings.noRule], ...personCounts.map((each) => [each, strings[each]] as const)],
      },
      {name: 'from', label: strings.from, hint: strings.fromHint, as: 'number', max: 10_000},
      {name: 'months', label: strings.months, hint: strings.monthsHint, as: 'number', max: 1_200},
      ...(homes.length > 1
        ? [
            {
              ...{name: 'home', label: strings.home, as: 'choice' as const},
              of: homes.map((id) => [id, this.communities.get(id)?.name ?? id] as const),
            },
          ]
        : []),
    ];
  }

  private async send(
    badge: Badge | undefined,
    {home, count, from, months, ...texts}: Filled,
    {id, key}: {readonly id: string; readonly key: string},
  ): Promise<boolean> {
    const set = {
      ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value || null])),
      rule: count ? {count, from: Number(from) || 1} : null,
      months: months ? Number(months) : null,
    };
    const community = home || badgeHomes(this.source)[0];
    // As it stands now: somebody may have changed it while the form was open.
    const now = badge && (this.badges.items.find((each) => each.id === badge.id) ?? badge);
    const change = now
      ? {verb: 'update', kind: 'badge', id: now.id, version: now.version, set}
      : {verb: 'create', kind: 'badge', item: {...filled(set), id, ...(community && {community})}};
    const result = await this.run(change as Change, key);
    if (!result) return false;
    const {strings} = this.localize;
    const kept = result.items[0] as Badge;
    this.putAway(badge?.id ?? '', kept.pending ? strings.keptUnsent : strings.kept(kept.name));
    return true;
  }

  private async act({id, version, name}: Badge, act: 'retire' | 'reinstate'): Promise<void> {
    if (this.action.isBusy) return;
    const result = await this.run({verb: 'act', kind: 'badge', id, version, act} as Change);
    if (!result) return;
    const {strings} = this.localize;
    this.said = act === 'retire' ? strings.isRetired(name) : strings.isReinstated(name);
    this.tell();
  }

  private async run(change: Change, key?: string) {
    const result = await this.action.run(change, key);
    if (result) this.badges.take(result);
    if (result || this.action.error?.kind === 'conflict') await this.badges.reload();
    return result;
  }

  private putAway(about: string, said = ''): void {
    this.form = undefined;
    this.action.error = undefined;
    this.said = said;
    this.tell(`[data-opens="badge ${CSS.escape(about)}"]`);
  }

  private close(): void {
    this.form = undefined;
    this.end.close();
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.close();
  };

  /** What was pressed may be gone: focus goes on from where it was. */
  private tell(selector = 'h3'): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`.badge-desk ${selector}`)?.focus(),
    );
  }
}

function beginOf({name, description, criteria, level, givenBy, rule, months}: Badge): Filled {
  return {
    ...{name, criteria, description: description ?? '', level: level ?? '', givenBy: givenBy ?? 'member'},
    ...{
      count: rule?.count ?? '',
      from: rule ? String(rule.from) : '',
      months: months === undefined ? '' : String(months),
    },
  };
}
