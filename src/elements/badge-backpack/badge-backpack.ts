import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {badges} from '../../i18n/en/badges.js';
import {common} from '../../i18n/en/common.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {controls} from '../../ui/controls.styles.js';
import {emblem, emblemStyles} from '../../ui/emblem.js';
import {formStyles} from '../../ui/form.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {verdictStyles} from '../badge-verifier/badge-verifier.styles.js';
import {styles} from './badge-backpack.styles.js';
import {Elsewhere} from './elsewhere.js';
import type {TakeForm} from './take-form.js';

/**
 * What somebody was given, to take elsewhere as Open Badges, and what they bring from elsewhere. Of anybody else it shows what they
 * brought. The code that checks a badge is fetched when somebody has one checked.
 *
 * @csspart award - An award that can be taken along.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 */
export class BadgeBackpackElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, formStyles, emblemStyles, verdictStyles, styles];

  /** The id of a member: whose it is; of whoever is signed in where left out. */
  @property() member = '';

  /** How many of each are shown. */
  @property({type: Number}) limit = 50;

  @state() private taking = '';
  @state() private said = '';
  private form: TakeForm | undefined;

  private readonly localize = new Localize(this, badges);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly badges = new ItemLookup(this, this.source, 'badge');
  private readonly parts = new Lazy(this, () => import('./take-form.js'));

  private readonly awards = new CommunityQuery(this, this.source, {
    kind: 'award',
    query: () =>
      this.isOwn ? {where: {parent: this.whose, state: {none: ['revoked']}}, limit: this.limit} : undefined,
  });

  private readonly kept = new CommunityQuery(this, this.source, {
    kind: 'credential',
    query: () =>
      this.whose && this.source.description?.kinds.credential
        ? {where: {parent: this.whose, community: undefined}, limit: this.limit}
        : undefined,
  });

  private readonly elsewhere = new Elsewhere(this, this.source, this.kept, this.localize, this.shared, (said) => {
    this.said = said;
  });

  protected override render(): unknown {
    const {strings} = this.localize;
    const {description, error} = this.source;
    const failed = error ?? this.awards.error ?? this.kept.error;
    if (failed) return failure(failed, this.shared.strings, {retry: this.retry});
    if (!description || (this.isOwn && !this.awards.page)) return skeleton(2, strings.loading);
    if (!this.whose) return html`<p class="quiet">${this.shared.strings.signedOutText}</p>`;
    return html`${this.isOwn ? this.renderOwn() : nothing}
      ${this.kept.page ? this.elsewhere.render(this.isOwn) : nothing}
      <p class="said hint" role="status">${this.said}</p>`;
  }

  private get whose(): string {
    return this.member || (this.source.you ?? '');
  }

  private get isOwn(): boolean {
    return this.source.you !== undefined && this.whose === this.source.you;
  }

  private renderOwn(): TemplateResult {
    const {strings} = this.localize;
    const canTake = Boolean(this.source.adapter?.badges);
    return html`<section aria-labelledby="own">
      <h3 id="own" tabindex="-1">${strings.own}</h3>
      <p class="hint">${canTake ? strings.ownHint : strings.notHere}</p>
      ${this.awards.items.length === 0 ? html`<p>${strings.noOwn}</p>` : nothing}
      <ul class="badges-list" role="list">
        ${repeat(
          this.awards.items,
          ({id}) => id,
          (award) => this.renderAward(award, canTake),
        )}
      </ul>
      ${this.parts.error ? failure(this.parts.error, this.shared.strings, {retry: this.parts.again}) : nothing}
    </section>`;
  }

  private renderAward(award: Item<'award'>, canTake: boolean): TemplateResult {
    const {strings, words} = this.localize;
    const badge = this.badges.get(award.badge);
    const name = badge?.name ?? strings.unknownBadge;
    const isTaking = this.taking === award.id && this.form;
    return html`<li part="award">
      ${emblem({id: award.badge, ...(badge?.level && {level: badge.level})})}
      <div class="said">
        <p class="name" dir="auto">${name}</p>
        <p class="quiet meta">${strings.givenOn(words.date(award.createdAt))}</p>
        ${
          isTaking
            ? isTaking.render(name)
            : canTake
              ? html`<p class="row acts">
                  <button
                    type="button"
                    class="as-link"
                    data-take=${award.id}
                    aria-label=${strings.takeThis(name)}
                    @click=${() => void this.take(award.id)}
                  >
                    ${strings.takeAlong}
                  </button>
                </p>`
              : nothing
        }
      </div>
    </li>`;
  }

  private readonly retry = (): void => {
    this.source.retry();
    for (const query of [this.awards, this.kept]) void query.reload();
  };

  private async take(id: string): Promise<void> {
    await this.parts.want();
    const {part} = this.parts;
    if (!part) return;
    const open = () => this.source.adapter!.badges!();
    this.form = new part.TakeForm(this, id, open, this.localize, this.shared, (saved) => this.taken(id, saved));
    this.said = '';
    this.taking = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('form.take input')?.focus();
  }

  private taken(id: string, saved: string | undefined): void {
    this.taking = '';
    this.form = undefined;
    if (saved !== undefined) this.said = this.localize.strings.saved(saved);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-take="${CSS.escape(id)}"]`)?.focus(),
    );
  }
}
