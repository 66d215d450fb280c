import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {mayFollow} from './followable.js';
import type {MemberMore} from './member-more.js';

export interface CardActsOptions {
  /** Takes what a write made of the member. */
  readonly take: (result: WriteResult) => void;
  /** The profile is being edited: what shows it stays open. */
  readonly onEdit?: () => void;
}

/** What can be done at a card, and what stands behind it; fetched once the card stands, to a place that is there. */
export class CardActs {
  private readonly lazy: Lazy<MemberMore>;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    options: CardActsOptions,
  ) {
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

  render(member: Item<'member'>): TemplateResult | typeof nothing {
    const isOwn = member.id === this.source.you && member.may;
    if (!isOwn && !mayFollow(this.source, {member, community: undefined})) return nothing;
    return html`<div class="follow-place row">${this.more(member)?.acts()}</div>`;
  }
}
