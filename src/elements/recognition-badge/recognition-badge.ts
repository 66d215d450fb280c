import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {CommunityItem} from '../../context/community-item.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {recognition} from '../../i18n/en/recognition.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {emblem, emblemStyles} from '../../ui/emblem.js';
import {explain} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {styles} from './recognition-badge.styles.js';

/**
 * A badge, or one award of it, in a line of text or anywhere else: the emblem, and beside it who, for what and when.
 *
 * @csspart emblem - The drawn emblem.
 * @csspart name - The name of the badge.
 * @csspart who - Who was given it.
 * @csspart meta - From whom and when; of a badge, what it is for.
 * @cssprop [--cop-emblem-size] - How large the emblem is; as high as the words beside it where left out, 1.5em where it stands alone.
 */
export class RecognitionBadgeElement extends LitElement {
  static override styles = [tokens, emblemStyles, styles];

  /** The id of an award: shows who was given it. */
  @property() award = '';

  /** The id of a badge, where no award is meant. */
  @property() badge = '';

  /** Shows the emblem alone; its words become its accessible name. */
  @property({type: Boolean, reflect: true, attribute: 'emblem-only'}) emblemOnly = false;

  private readonly localize = new Localize(this, recognition);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly given = new CommunityItem(this, this.source, 'award', () => this.award);
  private readonly drawn = new CommunityItem(this, this.source, 'badge', () =>
    this.award ? this.given.item?.badge : this.badge,
  );
  private readonly people = new ItemLookup(this, this.source, 'member');

  protected override render(): unknown {
    const {strings} = this.localize;
    const error = this.source.error ?? this.given.error ?? (this.award ? undefined : this.drawn.error);
    // Both would be two badges.
    if (Boolean(this.award) === Boolean(this.badge) && this.source.adapter)
      return html`<span class="quiet" role="note">${strings.noneChosen}</span>`;
    if (error)
      return html`<span class="quiet" role="note" title=${error.message}
        >${explain(error, this.shared.strings).title}</span
      >`;
    const award = this.given.item;
    const badge = this.drawn.item;
    if (this.award ? !award : !badge)
      return html`<span class="emblem waiting" role="img" aria-label=${strings.loading}></span>`;
    return award ? this.renderAward(award, badge) : this.renderBadge(badge!);
  }

  private renderAward(award: Item<'award'>, badge: Item<'badge'> | undefined): TemplateResult {
    const {strings, words} = this.localize;
    const name = this.people.get(award.member)?.name ?? this.shared.strings.someone;
    const giver = this.people.get(award.createdBy)?.name;
    const badgeName = badge?.name ?? strings.unknownBadge;
    const date = words.date(award.createdAt);
    const drawing = this.renderEmblem(award.badge, badge, strings.awardName(badgeName, name, date));
    if (this.emblemOnly) return drawing;
    return html`${drawing}<span class="words">
        <span class="name" part="name" dir="auto">${badgeName}</span>
        <span class="who" part="who">${strings.to(name)}</span>
        <span class="meta quiet" part="meta">${giver ? strings.from(giver, date) : date}</span>
      </span>`;
  }

  private renderBadge(badge: Item<'badge'>): TemplateResult {
    const {strings} = this.localize;
    const {name, description = ''} = badge;
    const drawing = this.renderEmblem(badge.id, badge, strings.badgeName(name, description));
    if (this.emblemOnly) return drawing;
    return html`${drawing}<span class="words">
        <span class="name" part="name" dir="auto">${name}</span>
        ${badge.level ? html`<span class="quiet">${strings[badge.level] ?? badge.level}</span>` : nothing}
        ${description ? html`<span class="meta quiet" part="meta" dir="auto">${description}</span>` : nothing}
      </span>`;
  }

  /** Named only where no words stand beside it. */
  private renderEmblem(id: string, badge: Item<'badge'> | undefined, name: string): TemplateResult {
    const drawing = emblem({id, ...(badge?.level && {level: badge.level})});
    if (!this.emblemOnly) return html`<span class="drawing" part="emblem">${drawing}</span>`;
    return html`<span class="drawing" part="emblem" role="img" aria-label=${name} title=${name}>${drawing}</span>`;
  }
}
