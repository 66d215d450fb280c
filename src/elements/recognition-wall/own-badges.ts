import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {badgeRules} from '../../i18n/en/badge-rules.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {emblem} from '../../ui/emblem.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {failure} from '../../ui/states.js';
import {AwardGivenEvent, AwardGiveEvent} from './award-events.js';
import {homeOf} from './badge-choice.js';
import {sumWords, type Rule} from './badge-rule.js';
import {ownBadgeStyles} from './own-badges.styles.js';

/** A badge with a rule that one does not have yet, and how many of what it asks for one has. */
interface Ahead {
  readonly badge: Item<'badge'>;
  readonly rule: Rule;
  readonly sum: number;
}

export interface OwnBadgesEnd {
  /** Somebody took a badge. */
  taken(): void;
  close(): void;
}

/** The badges with a rule that whoever is signed in does not have yet: those they meet are theirs to take. Nobody else sees how far they are. */
export class OwnBadges {
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly awards: CommunityQuery<'award'>;
  private readonly people: ItemLookup<'member'>;
  /** The same id and key for trying again what was not answered. */
  private readonly attempts = new Map<string, {readonly id: string; readonly key: string}>();
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof badgeRules)['phrases']>,
    private readonly badges: () => readonly Item<'badge'>[],
    private readonly end: OwnBadgesEnd,
  ) {
    addStyles(host, ownBadgeStyles);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.people = new ItemLookup(host, source, 'member');
    this.awards = new CommunityQuery(host, source, {
      kind: 'award',
      query: () => {
        const any = badges().map(({id}) => id);
        const {you: member} = source;
        return member && any.length > 0 ? {where: {member, badge: {any}}, limit: 100} : undefined;
      },
    });
    source.onChange(() => {
      this.attempts.clear();
      this.said = '';
    });
  }

  /** How many they may take; nothing where there is none to take, nor any ahead. */
  get count(): number | undefined {
    const {ahead} = this;
    return ahead.length > 0 ? ahead.filter(isMet).length : undefined;
  }

  begin(): void {
    this.said = '';
    this.action.error = undefined;
    this.tell();
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const all = this.ahead;
    const far = all.filter((each) => !isMet(each));
    return html`<section class="card stack own-badges" aria-label=${strings.title} @keydown=${this.handleKey}>
      <h3 tabindex="-1">${strings.title}</h3>
      <p class="said" role="status">${this.said}</p>
      ${all.filter(isMet).map((each) => this.renderOffer(each))}
      ${this.action.error ? failure(this.action.error, this.shared.strings) : nothing}
      ${far.length > 0 ? this.renderFar(far) : nothing}
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.close()}>${this.shared.strings.close}</button>
      </div>
    </section>`;
  }

  private renderOffer({badge, rule, sum}: Ahead): TemplateResult {
    const {strings, words} = this.localize;
    return html`<div class="offer">
      ${emblem({id: badge.id, ...(badge.level && {level: badge.level})})}
      <div>
        <p class="name" dir="auto">${badge.name}</p>
        ${richText(badge.criteria, plain)}
        <p class="quiet">${strings.met(sumWords(rule.count, sum, strings)!, words.number(rule.from))}</p>
      </div>
      <button
        type="button"
        class="button primary small"
        aria-label=${strings.takeThis(badge.name)}
        aria-disabled=${this.action.isBusy}
        @click=${() => void this.take(badge)}
      >
        ${strings.take}
      </button>
    </div>`;
  }

  /** Shown to nobody else. */
  private renderFar(far: readonly Ahead[]): TemplateResult {
    const {strings, words} = this.localize;
    return html`<div>
      <h4>${strings.progress}</h4>
      <p class="hint">${strings.onlyYou}</p>
      <ul class="far">
        ${far.map(
          ({badge, rule, sum}) =>
            html`<li>
              <bdi id="far-${badge.id}">${badge.name}</bdi>
              <progress aria-labelledby="far-${badge.id}" max=${rule.from} value=${sum}></progress>
              <span class="quiet">${strings.met(sumWords(rule.count, sum, strings)!, words.number(rule.from))}</span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** Once it is known what they have and how many, and of what we have words for. */
  private get ahead(): readonly Ahead[] {
    const counts = this.people.get(this.source.you)?.counts ?? {};
    if (!this.awards.page || !this.people.get(this.source.you)) return [];
    const has = new Set(this.awards.items.map(({badge}) => badge));
    return this.badges().flatMap((badge) => {
      const {rule, id} = badge;
      if (!rule || has.has(id) || !this.isInside(badge) || !sumWords(rule.count, 0, this.localize.strings)) return [];
      return [{badge, rule, sum: counts[rule.count] ?? 0}];
    });
  }

  private isInside(badge: Item<'badge'>): boolean {
    const home = homeOf(badge, this.source);
    return home !== undefined && this.source.description?.you?.roles[home] !== 'guest';
  }

  private async take(badge: Item<'badge'>): Promise<void> {
    const {you} = this.source;
    if (this.action.isBusy || you === undefined) return;
    const attempt = this.attempts.get(badge.id) ?? {id: newId(), key: newId()};
    this.attempts.set(badge.id, attempt);
    const community = homeOf(badge, this.source);
    const item: Draft<'award'> = {id: attempt.id, member: you, badge: badge.id, ...(community && {community})};
    if (!this.host.dispatchEvent(new AwardGiveEvent(item))) return;
    const result = await this.action.run({verb: 'create', kind: 'award', item}, attempt.key);
    // It was given meanwhile, or is not met any more: what is so now is shown.
    await this.awards.reload();
    if (!result) return;
    const award = result.items[0] as Item<'award'>;
    const {strings} = this.localize;
    this.said = award.pending ? strings.keptUnsent : strings.isTaken(badge.name);
    this.end.taken();
    this.host.dispatchEvent(new AwardGivenEvent(award));
    this.tell();
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.end.close();
  };

  /** What was pressed is gone: focus goes to where it was. */
  private tell(): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.own-badges h3')?.focus(),
    );
  }
}

function isMet({rule, sum}: Ahead): boolean {
  return sum >= rule.from;
}

const plain = {headingLevel: 4};
