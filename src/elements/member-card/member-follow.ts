import {html, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import type {MemberActs} from './member-acts.js';

/** The place of what can be done with a member; it is fetched once a card stands. */
export class MemberFollow {
  private readonly acts: Lazy<MemberActs>;

  constructor(host: LitElement, source: CommunitySource, shared: () => (typeof common)['phrases']) {
    this.acts = new Lazy(host, async () => {
      const {MemberActs} = await import('./member-acts.js');
      return new MemberActs(host, source, shared);
    });
  }

  render(member: Item<'member'>): TemplateResult {
    void this.acts.want();
    return html`<div class="acts-place">${this.acts.part?.render(member)}</div>`;
  }
}
