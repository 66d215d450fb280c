import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import {following} from '../../i18n/en/following.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {failure} from '../../ui/states.js';
import {FollowButtons} from './follow-buttons.js';
import {mayFollow} from './followable.js';

/** What can be done with a member beside asking them: follow them, and save them as an address card. Fetched once a card stands. */
export class MemberActs {
  private readonly buttons: FollowButtons;
  private readonly saving: Lazy<typeof import('./save-card.js')>;
  private readonly localize: Localize<(typeof following)['phrases']>;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly shared: () => (typeof common)['phrases'],
  ) {
    this.buttons = new FollowButtons(host, source, shared);
    this.saving = new Lazy(host, () => import('./save-card.js'));
    this.localize = new Localize(host, following);
  }

  render(member: Item<'member'>): TemplateResult {
    const thing = {member, community: this.source.community};
    const {error} = this.saving;
    return html`${mayFollow(this.source, thing) ? html`<div class="follow-place">${this.buttons.render([thing])}</div>` : nothing}
      <button type="button" class="as-link save-contact" part="save-contact" @click=${() => void this.save(member)}>
        ${this.localize.strings.saveContact}
      </button>
      ${error ? failure(error, this.shared(), {retry: () => void this.save(member)}) : nothing}`;
  }

  private async save(member: Item<'member'>): Promise<void> {
    if (this.saving.error) this.saving.again();
    await this.saving.want();
    this.saving.part?.saveCard(member);
  }
}
