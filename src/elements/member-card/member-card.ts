import {LitElement, html} from 'lit';
import {property, state} from 'lit/decorators.js';

import {CommunityItem} from '../../context/community-item.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {members} from '../../i18n/en/members.js';
import {memberDetails as details} from '../../i18n/en/member-details.js';
import {Localize} from '../../i18n/localize.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {EveryMinute} from '../../ui/minute.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {CardActs} from './card-acts.js';
import {MemberAskEvent} from './member-ask-event.js';
import {styles} from './member-card.styles.js';
import {memberDetails} from './member-details.js';
import {detailStyles} from './member-details.styles.js';
import {cardFace, type Member} from './member-face.js';
import {faceStyles} from './member-face.styles.js';

/**
 * Shows one member: who they are, where, what the clock says there, what they can help with, and how to ask them.
 *
 * In a sidebar it is a picture, a name and a line, with the rest one press away. What speaks for somebody leads to what it is. One's own
 * card is edited in its place.
 *
 * @fires {MemberAskEvent} cop-member-ask - Somebody wants to write to the member; cancel it to do it your way.
 * @fires {MemberSelectEvent} cop-member-select - Somebody chose whom to ask instead of one who has moved on; cancel it to show
 *   something else than their card here.
 * @csspart member - The card.
 * @csspart ask - The link that writes to the member.
 * @csspart profile - The form in which one's own profile is edited.
 * @csspart save-contact - The button that saves the member as an address card.
 */
export class MemberCardElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, faceStyles, detailStyles, styles];

  /** The id of the member. */
  @property() member = '';

  /** Draws the face alone, as the directory does. */
  @property({type: Boolean}) compact = false;

  @state() private isOpen = false;

  private readonly localize = new Localize(this, members);
  private readonly details = new Localize(this, details);
  private readonly common = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly person = new CommunityItem(this, this.source, 'member', () => this.member);
  private readonly acts = new CardActs(this, this.source, {
    take: (result) => this.person.take(result),
    open: ({id}) => (this.member = id),
  });

  private readonly comeBack = new Lazy(this, async () => {
    const {ComeBack} = await import('./come-back.js');
    return new ComeBack(this, this.source);
  });

  constructor() {
    super();
    new EveryMinute(this);
  }

  protected override render() {
    const {strings} = this.common;
    const {item, error} = this.person;
    if (item) return this.renderMember(item);
    if (this.source.error) return failure(this.source.error, strings, {retry: () => this.source.retry()});
    if (!this.member) return empty(this.details.strings.noMember);
    if (error && this.source.description?.left === this.member) {
      void this.comeBack.want();
      if (this.comeBack.part) return this.comeBack.part.render();
    }
    if (error) return failure(error, strings, error.kind === 'not-found' ? {} : {retry: this.retry});
    return skeleton(
      1,
      strings.loading,
      html`<span class="round"></span><span class="bar"></span><span class="bar short"></span>`,
    );
  }

  private renderMember(member: Member) {
    const {strings, words} = this.localize;
    if (this.compact) {
      return html`<article class="card face" part="member" @click=${this.handleClick}>
        ${cardFace(member, html`<h3 class="name">${member.name}</h3>`, {strings, words})}
      </article>`;
    }
    const more = this.acts.more(member);
    return html`<article class="card whole ${this.isOpen ? 'open' : ''}" part="member" @click=${this.handleClick}>
      ${more?.form() ?? memberDetails(member, {strings, words, details: this.details.strings, isWhole: true, more, acts: this.acts.render(member)})}
      <button type="button" class="as-link unfold" aria-expanded=${this.isOpen} @click=${this.toggle}>
        ${this.isOpen ? this.common.strings.fewer : this.common.strings.more}
      </button>
    </article>`;
  }

  private readonly handleClick = (event: MouseEvent): void => {
    const {item} = this.person;
    if (!item || !(event.target as Element).closest('.ask')) return;
    if (!this.dispatchEvent(new MemberAskEvent(item))) event.preventDefault();
  };

  private readonly toggle = (): void => {
    this.isOpen = !this.isOpen;
  };

  private readonly retry = (): void => void this.person.reload();
}
