import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {nominations} from '../../i18n/en/nominations.js';
import {recognition} from '../../i18n/en/recognition.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {Lazy} from '../../ui/lazy.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {ruleWords} from './badge-rule.js';
import {mayNominate} from './may-nominate.js';
import type {NominateForm} from './nominate-form.js';
import {NominationActs} from './nomination-acts.js';
import {nominationCard} from './nomination-card.js';
import {nominationStyles} from './nominations.styles.js';

type Nomination = Item<'nomination'>;
const idOf = ({id}: Nomination) => id;

export interface NominationsEnd {
  /** Somebody was given a badge. */
  given(): void;
  close(): void;
}

/** Who is nominated for which badge, and why: others endorse it, and whoever may give the badge decides. */
export class Nominations {
  private readonly localize: Localize<(typeof nominations)['phrases']>;
  private readonly wall: Localize<(typeof recognition)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly rules: Localize<(typeof badgeRules)['phrases']>;
  private readonly all: CommunityQuery<'nomination'>;
  private readonly people: ItemLookup<'member'>;
  private readonly badges: ItemLookup<'badge'>;
  private readonly acts: NominationActs;
  private readonly form: Lazy<NominateForm>;
  private isOpen = false;
  private isNominating = false;
  /** Are those that were decided on shown too? */
  private isAll = false;
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: NominationsEnd,
  ) {
    addStyles(host, nominationStyles);
    this.localize = new Localize(host, nominations);
    this.wall = new Localize(host, recognition);
    this.shared = new Localize(host, common);
    this.rules = new Localize(host, badgeRules);
    this.people = new ItemLookup(host, source, 'member');
    this.badges = new ItemLookup(host, source, 'badge');
    this.acts = new NominationActs(host, source, this.localize, {
      reload: async () => {
        await this.all.reload();
        return this.all.items;
      },
      begun: () => (this.said = ''),
      over: (said) => this.tell(said),
      given: () => end.given(),
    });
    this.all = new CommunityQuery(host, source, {
      kind: 'nomination',
      query: () => (this.isOpen ? {...(!this.isAll && {where: {state: 'open'}}), limit: 20} : undefined),
      belongs: ({state}) => this.isAll || state === 'open',
    });
    this.form = new Lazy(host, async () => {
      const {NominateForm} = await import('./nominate-form.js');
      return new NominateForm(host, source, {
        done: (nomination, name) => {
          const {strings} = this.localize;
          this.tell(nomination.pending ? strings.keptUnsent : strings.isNominated(name), '.nominate');
          void this.all.reload();
        },
        cancel: () => this.tell('', '.nominate'),
      });
    });
    // What is written to one source, or by one person, is not shown to the next.
    source.onChange(() => {
      this.putAway();
      this.said = '';
    });
  }

  begin(): void {
    this.isOpen = true;
    this.said = '';
    this.acts.putAway();
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('h3'));
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const {items, page, error, hasNext} = this.all;
    return html`<section class="card stack nominations" aria-label=${strings.title} @keydown=${this.handleKey}>
      <div class="top">
        <h3 tabindex="-1">${strings.title}</h3>
        ${this.renderNominate()}
      </div>
      <p class="said" role="status">${this.said}</p>
      ${this.isNominating ? this.renderForm() : html`<p class="hint">${strings.about}</p>`}
      ${error ? failure(error, shared, {retry: () => void this.all.reload()}) : nothing}
      ${!page && !error ? skeleton(1, shared.loading) : nothing}
      ${page && items.length === 0 ? empty(this.isAll ? strings.noneDecided : strings.none) : nothing}
      ${repeat(items, idOf, (nomination) => this.renderOne(nomination))}
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.all.more()}>${shared.more}</button></p>` : nothing}
      ${this.acts.error ? failure(this.acts.error, shared) : nothing}
      <label class="choice"
        ><input type="checkbox" .checked=${this.isAll} @change=${this.handleAll} />
        <span>${strings.decided}</span></label
      >
      <div class="row">
        <button type="button" class="button" @click=${() => this.close()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderNominate(): TemplateResult {
    const {strings} = this.localize;
    if (mayNominate(this.source))
      return html`<button
        type="button"
        class="button primary small nominate"
        aria-expanded=${this.isNominating}
        @click=${this.handleNominate}
      >
        ${strings.nominate}
      </button>`;
    const isFixed = !this.source.can('nomination', 'create');
    return html`<span class="quiet reason">${isFixed ? strings.whyNotSource : strings.whyNotMember}</span>`;
  }

  private renderForm(): unknown {
    const {part, error, again} = this.form;
    const shared = this.shared.strings;
    return part?.render() ?? (error ? failure(error, shared, {retry: again}) : skeleton(1, shared.loading));
  }

  private renderOne(nomination: Nomination): TemplateResult {
    const {member, badge, createdBy, updatedBy} = nomination;
    return nominationCard({
      nomination,
      person: this.people.get(member),
      badge: this.badges.get(badge),
      rule: ruleWords(this.badges.get(badge)?.rule, this.rules.strings),
      by: this.nameOf(createdBy),
      decider: this.nameOf(updatedBy),
      strings: this.localize.strings,
      wall: this.wall.strings,
      words: this.localize.words,
      shared: this.shared.strings,
      actions: this.acts.render(nomination, this.nameOf(member), this.badgeName(badge)),
    });
  }

  private badgeName(id: string): string {
    return this.badges.get(id)?.name ?? this.wall.strings.unknownBadge;
  }

  private nameOf(id: string | undefined): string {
    return this.people.get(id)?.name ?? this.shared.strings.someone;
  }

  private readonly handleNominate = (): void => {
    this.isNominating = !this.isNominating;
    this.said = '';
    this.host.requestUpdate();
    if (!this.isNominating) return;
    void this.form.want().then(async () => {
      this.form.part?.begin();
      await this.host.updateComplete;
      this.focus('form :is(input, select, textarea, button)');
    });
  };

  private readonly handleAll = ({target}: Event): void => {
    this.isAll = (target as HTMLInputElement).checked;
    this.host.requestUpdate();
  };

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (this.isNominating) this.tell('', '.nominate');
    else this.close();
  };

  private close(): void {
    this.isOpen = false;
    this.putAway();
    this.end.close();
  }

  private putAway(): void {
    this.isNominating = false;
    this.acts.putAway();
  }

  /** What was pressed is gone: focus goes to where it was. */
  private tell(said: string, where = 'h3'): void {
    this.said = said;
    this.isNominating = false;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus(where));
  }

  private focus(where: string): void {
    this.host.renderRoot.querySelector<HTMLElement>(`.nominations ${where}`)?.focus();
  }
}
