import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import type {FollowButtons} from './follow-buttons.js';
import {mayFollow} from './followable.js';

/** The place of the button that follows a member; the button is fetched once a card stands. */
export class MemberFollow {
  private readonly buttons: Lazy<FollowButtons>;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    shared: () => (typeof common)['phrases'],
  ) {
    this.buttons = new Lazy(host, async () => {
      const {FollowButtons} = await import('./follow-buttons.js');
      return new FollowButtons(host, source, shared);
    });
  }

  render(member: Item<'member'>): TemplateResult | typeof nothing {
    const thing = {member, community: this.source.community};
    if (!mayFollow(this.source, thing)) return nothing;
    void this.buttons.want();
    return html`<div class="follow-place">${this.buttons.part?.render([thing])}</div>`;
  }
}
