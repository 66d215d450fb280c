import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {isKeeping} from '../../context/keeping.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {Localize} from '../../i18n/localize.js';
import {CommunityError, type ErrorKind} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {cloudOffIcon} from '../../ui/icons/cloud-off.js';
import {Lazy} from '../../ui/lazy.js';
import {explain, failure} from '../../ui/states.js';
import {Endorsing} from './endorsing.js';
import {MemberActs} from './member-acts.js';
import type {CardActsOptions} from './card-acts.js';
import {memberMoreStyles} from './member-more.styles.js';
import type {OwnProfile} from './own-profile.js';
import {presenceDot, presenceWords} from './presence.js';
import {Standing} from './standing.js';
import {Succession} from './succession.js';

type Member = Item<'member'>;

/** What can be done at a card, and what stands behind it. Fetched once a card stands. */
export class MemberMore {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly common: MemberActs;
  private readonly endorsing: Endorsing;
  private readonly standing: Standing;
  private readonly succession: Succession;
  private readonly action: CommunityAction;
  private readonly own: Lazy<OwnProfile>;
  private member!: Member;
  /** What was done last. */
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: CardActsOptions,
  ) {
    addStyles(host, memberMoreStyles);
    this.localize = new Localize(host, memberMore);
    this.shared = new Localize(host, common);
    this.common = new MemberActs(host, source, () => this.shared.strings);
    this.endorsing = new Endorsing(host, source);
    this.standing = new Standing(host, source, () => this.endorsing.all.items);
    this.succession = new Succession(host, source, options.open);
    this.action = new CommunityAction(host, source);
    this.own = new Lazy(host, async () => {
      const {OwnProfile} = await import('./own-profile.js');
      return new OwnProfile(host, source, {
        take: options.take,
        onEnd: (said) => void this.end(said),
      });
    });
  }

  /** Speaks of this member from now on. */
  of(member: Member): this {
    if (member.id !== this.member?.id) this.said = '';
    this.member = member;
    this.endorsing.of(member);
    this.standing.of(member);
    this.succession.of(member);
    return this;
  }

  /** The form in place of the card, while it is open. */
  form(): TemplateResult | undefined {
    const {part} = this.own;
    return part?.of === this.member.id ? part.render(this.member) : undefined;
  }

  /** What can be done with somebody, or with one's own profile. */
  acts(): unknown {
    const {member, source} = this;
    const {strings} = this.localize;
    const {error} = this.own;
    const problem = this.action.error;
    return html`${this.succession.renderBack(member, strings)} ${this.endorsing.renderProblem(this.context)}
      ${this.common.render(member)}${this.renderPending()}${
        this.mayEdit
          ? html`<button type="button" class="button small edit" @click=${() => void this.edit()}>
              ${strings.edit}
            </button>`
          : nothing
      }${
        member.id === source.you && member.may?.includes('return')
          ? html`<button type="button" class="button small" @click=${() => void this.return()}>
              ${strings.return}
            </button>`
          : nothing
      }
      <span role="status" class="quiet">${this.said}</span>
      ${error ? failure(error, this.shared.strings, {retry: this.own.again}) : nothing}
      ${problem ? this.renderNoReturn(problem) : nothing}`;
  }

  dot(): unknown {
    return this.member.state === 'moved-on' ? nothing : presenceDot(this.member);
  }

  presence(): unknown {
    return presenceWords(this.member, this.localize.strings, this.localize.words);
  }

  instead(): unknown {
    const {state, leavesOn} = this.member;
    const {strings, words} = this.localize;
    if (state !== 'moved-on') return leavesOn && strings.hereUntil(words.date(leavesOn));
    return this.succession.renderInstead(this.member, this.localize.strings);
  }

  /** A skill: what speaks for it one press away, and the button that endorses somebody for it. */
  skill(skill: string, name: unknown, level: unknown): unknown {
    return [this.standing.renderSkill(skill, name), level, this.endorsing.render(skill, this.context)];
  }

  counted(): unknown {
    return this.standing.render();
  }

  behind(isOfSkill: boolean): unknown {
    return this.standing.renderBehind(isOfSkill);
  }

  private renderPending(): TemplateResult | typeof nothing {
    const {pending} = this.member;
    const {strings} = this.localize;
    const shared = this.shared.strings;
    if (!pending) return nothing;
    if (pending.state === 'sending') return html`<span class="quiet" role="status">${shared.sending}</span>`;
    const {reason} = pending;
    const why = reason && explain(new CommunityError(reason.kind as ErrorKind, reason.message), shared).title;
    return html`<span class="pending" role="status"
        >${cloudOffIcon()} ${why ? `${shared.unsent}: ${why}` : shared.unsent}</span
      >
      <button type="button" class="as-link" @click=${() => this.retry(pending.key)}>${strings.retry}</button>
      <button type="button" class="as-link" @click=${() => void this.giveUp(pending.key)}>${strings.giveUp}</button>`;
  }

  /** A service may know somebody who has moved on no more: then it is for others to bring them back. */
  private renderNoReturn(error: CommunityError): TemplateResult {
    const isForOthers = error.kind === 'not-found' || error.kind === 'forbidden';
    return isForOthers
      ? html`<p class="hint" role="alert">${this.localize.strings.askToReturn}</p>`
      : failure(error, this.shared.strings);
  }

  private get mayEdit(): boolean {
    const {member, source} = this;
    return (
      member.id === source.you &&
      !member.pending &&
      source.adapter?.write !== undefined &&
      member.may?.includes('update') === true
    );
  }

  private get context() {
    const {strings, words} = this.localize;
    return {strings, words, shared: this.shared.strings};
  }

  private async edit(): Promise<void> {
    const {member} = this;
    this.said = '';
    this.options.onEdit?.();
    await this.own.want();
    if (member.id === this.member.id) this.own.part?.begin(member);
  }

  private async return(): Promise<void> {
    const {id, version} = this.member;
    const result = await this.action.run({verb: 'act', kind: 'member', id, version, act: 'return'});
    if (!result) return;
    this.options.take(result);
    void this.end(this.localize.strings.returned);
  }

  private retry(key: string): void {
    const {adapter} = this.source;
    if (isKeeping(adapter)) void adapter.retry(key);
  }

  /** Takes back what waits to be sent; it stands in the form again, for words are never thrown away. */
  private async giveUp(key: string): Promise<void> {
    const {member, source} = this;
    this.options.onEdit?.();
    await this.own.want();
    const {adapter} = source;
    if (!this.own.part || !isKeeping(adapter)) return;
    await adapter.discard(key);
    const [now] = await adapter.get('member', [member.id]);
    if (now) this.own.part.begin(now, member);
  }

  /** Says what was done, and leads whoever works by keyboard back to the card. */
  private async end(said: string): Promise<void> {
    this.said = said;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.renderRoot.querySelector<HTMLElement>('.edit, .pending ~ .as-link')?.focus();
  }
}
