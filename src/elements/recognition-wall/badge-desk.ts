import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
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
import {filled, type Filled, type FormField} from '../../ui/field-form.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {Deeds} from '../mentoring/deeds.js';
import {leadsIn} from '../review-queue/leads.js';
import {badgeDeskStyles} from './badge-desk.styles.js';
import {ruleWords} from './badge-rule.js';

type Badge = Item<'badge'>;

/** The badges of the communities that whoever is signed in leads: they make new ones, change them, and retire what is given no more. */
export class BadgeDesk {
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly communities: ItemLookup<'community'>;
  private readonly deeds: Deeds;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof badgeDesk)['phrases']>,
    private readonly end: {isShown(): boolean; close(): void},
  ) {
    addStyles(host, badgeDeskStyles);
    this.shared = new Localize(host, common);
    this.rules = new Localize(host, badgeRules);
    this.deeds = new Deeds(host, source, () => this.badges.reload());
    this.communities = new ItemLookup(host, source, 'community');
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => {
        const any = leadsIn(source);
        if (!end.isShown() || any.length === 0) return undefined;
        return {...(any !== 'all' && {where: {community: {any}}}), sort: 'name', limit: 100};
      },
    });
  }

  begin(): void {
    this.deeds.said = '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.badge-desk h3')?.focus(),
    );
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {items, page, error, hasNext} = this.badges;
    // Those in use first.
    const shown = [...items].sort((a, b) => Number(a.state === 'retired') - Number(b.state === 'retired'));
    return html`<section class="card stack badge-desk" aria-label=${strings.title} @keydown=${this.handleKey}>
      <h3 tabindex="-1">${strings.title}</h3>
      <p class="said" role="status" tabindex="-1">${this.deeds.said}</p>
      <p class="hint">${strings.about}</p>
      ${
        this.deeds.formFor('badge ')?.render(shared) ??
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
        ${shown.map((badge) => html`<li>${this.deeds.formFor(`badge ${badge.id}`)?.render(shared) ?? this.renderBadge(badge)}</li>`)}
      </ul>
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.badges.more()}>${shared.more}</button></p>` : nothing}
      ${this.deeds.action.error && !this.deeds.form ? failure(this.deeds.action.error, shared) : nothing}
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.close()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderBadge(badge: Badge): TemplateResult {
    const {strings} = this.localize;
    const {id, name, level, criteria, rule, givenBy, state, may, pending} = badge;
    const can = (verb: string) => this.deeds.can('badge', verb) && may?.includes(verb) === true;
    const button = (label: string, named: string, press: () => void, opens?: string) =>
      html`<button
        type="button"
        class="button plain small"
        aria-label=${named}
        aria-disabled=${this.deeds.action.isBusy}
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

  /** Where a new one may be made. */
  private get homes(): readonly string[] {
    const led = leadsIn(this.source);
    return led === 'all' ? Object.keys(this.source.description?.you?.roles ?? {}) : led;
  }

  private open(badge?: Badge): void {
    const {strings} = this.localize;
    const {homes} = this;
    const begin = badge ? beginOf(badge) : {givenBy: 'member', home: homes[0] ?? ''};
    this.deeds.open(`badge ${badge?.id ?? ''}`, {
      ...{name: `badge/${badge?.id ?? ''}`, begin},
      words: () => ({title: badge ? strings.edit : strings.add, send: strings.save}),
      fields: () => this.fields(badge ? [] : homes),
      send: (values, attempt) => this.send(badge, values, attempt),
    });
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
    values: Filled,
    {id, key}: {readonly id: string; readonly key: string},
  ): Promise<boolean> {
    const {strings} = this.localize;
    const now = fieldsOf(values);
    const before: ReturnType<typeof fieldsOf> = badge ? fieldsOf(beginOf(badge)) : {};
    // What was not touched stays as others may have made it meanwhile.
    const changed = Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    );
    const community = values['home'] || this.homes[0];
    const change = badge
      ? {verb: 'update', kind: 'badge', id: badge.id, version: badge.version, set: Object.fromEntries(changed)}
      : {verb: 'create', kind: 'badge', item: {...filled(now), id, ...(community && {community})}};
    const result = await this.deeds.run(change as Change, key);
    if (!result) return false;
    const kept = result.items[0] as Badge;
    this.badges.take(result);
    this.deeds.said = kept.pending ? strings.keptUnsent : strings.kept(kept.name);
    // It may stand elsewhere by its new name; then back to what opened the form.
    await this.deeds.refresh();
    this.deeds.close();
    return true;
  }

  private async act(badge: Badge, act: 'retire' | 'reinstate'): Promise<void> {
    const result = await this.deeds.act(badge, act);
    if (!result) return;
    const {strings} = this.localize;
    this.badges.take(result);
    void this.deeds.done(act === 'retire' ? strings.isRetired(badge.name) : strings.isReinstated(badge.name));
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.end.close();
  };
}

/** What was filled in, as a badge has it; null where it was left empty. */
function fieldsOf({home: _, count, from, months, ...texts}: Filled): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, value || null])),
    rule: count ? {count, from: Number(from) || 1} : null,
    months: months ? Number(months) : null,
  };
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
