import {html, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import type {MemberMore} from './member-more.js';

export interface CardActsOptions {
  /** Takes what a write made of the member. */
  readonly take: (result: WriteResult) => void;
  /** Shows the card of somebody else in the place of this one. */
  readonly open: (member: Item<'member'>) => void;
  /** The profile is being edited: what shows it stays open. */
  readonly onEdit?: () => void;
}

/** What can be done at a card, and what stands behind it; fetched once the card stands, to a place that is there. */
export class CardActs {
  private readonly lazy: Lazy<MemberMore>;

  constructor(host: LitElement, source: CommunitySource, options: CardActsOptions) {
    this.lazy = new Lazy(host, async () => {
      const {MemberMore} = await import('./member-more.js');
      return new MemberMore(host, source, options);
    });
  }

  /** What was fetched for the card of a member. */
  more(member: Item<'member'>): MemberMore | undefined {
    void this.lazy.want();
    return this.lazy.part?.of(member);
  }

  render(member: Item<'member'>): TemplateResult {
    return html`<div class="acts-place">${this.more(member)?.acts()}</div>`;
  }
}
