import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {memberMore} from '../../i18n/en/member-more.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {MemberSelectEvent} from '../member-directory/member-select-event.js';

type Member = Item<'member'>;
type MoreStrings = (typeof memberMore)['phrases'];

/** Whom to ask in place of somebody who has moved on; their card opens in the place of this one, and leads back. */
export class Succession {
  private readonly people: ItemLookup<'member'>;
  /** Whose card was left for which one. */
  private step: {readonly from: Member; readonly to: string} | undefined;
  /** Whose card is to take the focus once it is drawn. */
  private wanted = '';

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly open: (member: Member) => void,
  ) {
    this.people = new ItemLookup(host, source, 'member');
    source.onChange(() => (this.step = undefined));
  }

  /** Speaks of this member from now on. */
  of({id}: Member): void {
    if (this.step && id !== this.step.to && id !== this.step.from.id) this.step = undefined;
    if (id !== this.wanted) return;
    this.wanted = '';
    void this.host.updateComplete.then(() => this.focusName());
  }

  /** Who can be asked, as far as they are known. */
  renderInstead(member: Member, strings: MoreStrings): TemplateResult | typeof nothing {
    const successor = successorOf(member, this.people);
    if (!successor) return nothing;
    const follow = (event: MouseEvent) => this.follow(event, member, successor);
    return html`${strings.askInstead}
      <a class="successor" href=${itemHref('member', successor.id)} dir="auto" @click=${follow}>${successor.name}</a>`;
  }

  /** The way back to the card that led to this one. */
  renderBack({id}: Member, strings: MoreStrings): TemplateResult | typeof nothing {
    const {step} = this;
    if (step?.to !== id) return nothing;
    return html`<button type="button" class="as-link back" @click=${() => this.goTo(step.from)}>
      ${strings.backTo(step.from.name)}
    </button>`;
  }

  private follow(event: MouseEvent, from: Member, to: Member): void {
    // Whoever wants it in a tab of its own gets it there.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!this.host.dispatchEvent(new MemberSelectEvent(to))) return;
    this.step = {from, to: to.id};
    this.goTo(to);
  }

  private goTo(member: Member): void {
    this.wanted = member.id;
    this.open(member);
  }

  /** What was pressed is gone: whoever works by keyboard goes on at the name. */
  private focusName(): void {
    const name = this.host.renderRoot.querySelector<HTMLElement>('.full-name');
    if (!name) return;
    name.tabIndex = -1;
    name.focus({preventScroll: true});
  }
}

/** Whom they named, or, where those moved on as well, whom those named. */
function successorOf({id, successor}: Member, people: ItemLookup<'member'>): Member | undefined {
  const met = new Set([id]);
  let next = people.get(successor);
  while (next?.state === 'moved-on' && !met.has(next.id)) {
    met.add(next.id);
    next = people.get(next.successor);
  }
  return next?.state === 'moved-on' ? undefined : next;
}
