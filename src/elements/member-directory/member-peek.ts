import {html, nothing, type LitElement, type ReactiveController} from 'lit';

import {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberDetails as details} from '../../i18n/en/member-details.js';
import {memberPeek} from '../../i18n/en/member-peek.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import {xIcon} from '../../ui/icons/x.js';
import {CardActs} from '../member-card/card-acts.js';
import {MemberAskEvent} from '../member-card/member-ask-event.js';
import {memberDetails} from '../member-card/member-details.js';
import {detailStyles} from '../member-card/member-details.styles.js';
import type {FaceContext, Member} from '../member-card/member-face.js';
import {handleOf} from './directory-list.js';
import {peekStyles} from './member-peek.styles.js';

/** How long a pointer may be off a card, on its way between member and card, before it closes. */
const grace = 250;

/**
 * The card that opens beside a member in the directory. Fetched when it is first wanted.
 *
 * After a rest of the pointer or the focus it is only there to be looked at; chosen by a key, a click or a tap it takes the
 * focus, and gives it back when it closes.
 */
export class MemberPeek implements ReactiveController {
  /** Whose card is open. */
  member: Member | undefined;
  private anchor: HTMLElement | undefined;
  private isPinned = false;
  private wantsFocus = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly common: Localize<(typeof common)['phrases']>;
  private readonly details: Localize<(typeof details)['phrases']>;
  private readonly localize: Localize<(typeof memberPeek)['phrases']>;
  private readonly whole: CommunityItem<'member'>;
  private readonly acts: CardActs;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly context: () => FaceContext,
  ) {
    addStyles(host, detailStyles, peekStyles);
    this.common = new Localize(host, common);
    this.details = new Localize(host, details);
    this.localize = new Localize(host, memberPeek);
    // The directory reads no more than its rows show; the rest is read for whoever is looked at.
    this.whole = new CommunityItem(host, source, 'member', () => this.member?.id);
    this.acts = new CardActs(host, source, {
      take: (result) => this.whole.take(result),
      open: (other) => this.anchor && this.open(other, this.anchor, true),
      onEdit: () => (this.isPinned = true),
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.member = undefined;
  }

  hostUpdated(): void {
    const card = this.card;
    // What was drawn last may be drawn when the directory is gone.
    if (!card?.isConnected || !this.anchor) return;
    if (!card.matches(':popover-open')) card.showPopover();
    this.place(card, this.anchor);
    if (!this.wantsFocus) return;
    this.wantsFocus = false;
    card.focus({preventScroll: true});
  }

  open(member: Member, anchor: HTMLElement, isPinned: boolean): void {
    clearTimeout(this.timer);
    if (this.isPinned && !isPinned) return;
    [this.member, this.anchor, this.isPinned, this.wantsFocus] = [member, anchor, isPinned, isPinned];
    this.host.requestUpdate();
  }

  /** Closes the card; the focus goes back to the member where it was in the card. */
  readonly close = (): void => {
    clearTimeout(this.timer);
    if (!this.member) return;
    const hadFocus = this.card?.contains((this.host.renderRoot as ShadowRoot).activeElement);
    if (hadFocus && this.anchor) handleOf(this.anchor).focus({preventScroll: true});
    this.member = this.anchor = undefined;
    this.isPinned = false;
    this.host.requestUpdate();
  };

  /** The pointer went: it may be on its way into the card. */
  readonly leaveSoon = (): void => {
    clearTimeout(this.timer);
    if (!this.isPinned) this.timer = setTimeout(this.close, grace);
  };

  /** The focus went elsewhere. */
  readonly leave = (to: EventTarget | null): void => {
    if (to && !this.card?.contains(to as Node)) this.close();
  };

  render() {
    const {member} = this;
    if (!member) return nothing;
    const context = this.context();
    const {strings} = this.localize;
    const {item: whole, error} = this.whole;
    const item = whole ?? member;
    const more = whole && this.acts.more(whole);
    return html`<div
      class="floating peek"
      part="card"
      popover="manual"
      role="dialog"
      tabindex="-1"
      aria-label=${strings.cardOf(member.name)}
      @keydown=${this.press}
      @pointerenter=${this.stay}
      @pointerleave=${this.leaveSoon}
      @focusout=${this.blur}
      @click=${this.click}
    >
      <button
        type="button"
        class="button plain round close"
        aria-label=${this.common.strings.close}
        @click=${this.close}
      >
        ${xIcon()}
      </button>
      ${more?.form() ?? memberDetails(item, {...context, details: this.details.strings, isWhole: whole !== undefined, more, acts: whole && this.acts.render(whole)})}
      ${error ? html`<p class="hint" role="alert">${strings.cardFailed}</p>` : nothing}
    </div>`;
  }

  private get card(): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>('.peek');
  }

  private readonly stay = (): void => clearTimeout(this.timer);

  private readonly press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close();
  };

  private readonly blur = (event: FocusEvent): void => this.leave(event.relatedTarget);

  private readonly click = (event: MouseEvent): void => {
    const member = this.whole.item ?? this.member;
    if (!(event.target as Element).closest('.ask') || !member) return;
    if (!this.host.dispatchEvent(new MemberAskEvent(member))) event.preventDefault();
  };

  /** Beside the member: below where there is room, else above; over the foot of a small screen. */
  private place(card: HTMLElement, anchor: HTMLElement): void {
    const {clientWidth, clientHeight} = document.documentElement;
    const isSheet = clientWidth < 32 * parseFloat(getComputedStyle(card).fontSize);
    card.classList.toggle('sheet', isSheet);
    if (isSheet) {
      card.style.left = card.style.top = '';
      return;
    }
    const row = anchor.getBoundingClientRect();
    const {offsetWidth: width, offsetHeight: height} = card;
    const isRtl = this.host.matches(':dir(rtl)');
    const below = row.bottom + 4;
    const top =
      below + height <= clientHeight ? below : Math.max(8, Math.min(row.top - height - 4, clientHeight - height - 8));
    const left = isRtl ? row.right - width : row.left;
    card.style.left = `${Math.max(8, Math.min(left, clientWidth - width - 8))}px`;
    card.style.top = `${top}px`;
  }
}
