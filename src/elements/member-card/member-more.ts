import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {isKeeping} from '../../context/keeping.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import {CommunityError, type ErrorKind} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {cloudOffIcon} from '../../ui/icons/cloud-off.js';
import {Lazy} from '../../ui/lazy.js';
import {explain, failure} from '../../ui/states.js';
import {bySkill} from './by-skill.js';
import {Endorsing} from './endorsing.js';
import type {EvidenceList} from './evidence-list.js';
import type {EvidenceKind} from './evidence-rows.js';
import {MemberActs} from './member-acts.js';
import type {CardActsOptions} from './card-acts.js';
import {memberMoreStyles} from './member-more.styles.js';
import type {OwnProfile} from './own-profile.js';
import {Succession} from './succession.js';

type Member = Item<'member'>;

/** What can be done at a card, and what stands behind it. Fetched once a card stands. */
export class MemberMore {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly faces: Localize<(typeof members)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly common: MemberActs;
  private readonly endorsing: Endorsing;
  private readonly succession: Succession;
  private readonly action: CommunityAction;
  private readonly list: Lazy<EvidenceList>;
  private readonly own: Lazy<OwnProfile>;
  private member!: Member;
  private opened: EvidenceKind | undefined;
  /** What was done last. */
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: CardActsOptions,
  ) {
    addStyles(host, memberMoreStyles);
    this.localize = new Localize(host, memberMore);
    this.faces = new Localize(host, members);
    this.shared = new Localize(host, common);
    this.common = new MemberActs(host, source, () => this.shared.strings);
    this.endorsing = new Endorsing(host, source);
    this.succession = new Succession(host, source, options.open);
    this.action = new CommunityAction(host, source);
    this.list = new Lazy(host, async () => {
      const {EvidenceList} = await import('./evidence-list.js');
      return new EvidenceList(host, source);
    });
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
    if (member.id !== this.member?.id) {
      this.opened = undefined;
      this.said = '';
    }
    this.member = member;
    this.endorsing.of(member);
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

  instead(): unknown {
    return this.succession.renderInstead(this.member, this.localize.strings);
  }

  /** The button that endorses somebody for a skill. */
  endorse(skill: string): unknown {
    return this.endorsing.render(skill, this.context);
  }

  /** “7 answers accepted · 2 practices · endorsed for Kubernetes by 4”, each a way to what was counted. */
  standing(): readonly unknown[] | undefined {
    const {counts = {}, account} = this.member;
    const {strings} = this.faces;
    const {accepted = 0, practices = 0, awards = 0, endorsements = 0} = counts;
    const parts = [
      account === 'guest' && strings.guest,
      account === 'service' && strings.service,
      accepted > 0 && this.renderCount('accepted', strings.accepted(accepted)),
      practices > 0 && this.renderCount('practices', strings.practices(practices)),
      awards > 0 && this.renderCount('awards', strings.awards(awards)),
      endorsements > 0 && this.renderCount('endorsements', this.endorsed(endorsements)),
    ].filter(Boolean);
    return parts.length > 0 ? parts.map((part, at) => (at === 0 ? part : [' · ', part])) : undefined;
  }

  /** The list behind the count that was pressed. */
  behind(): unknown {
    if (!this.opened) return nothing;
    const {part, error} = this.list;
    if (error) return failure(error, this.shared.strings, {retry: this.list.again});
    return part?.render(this.wordsOf(this.opened));
  }

  private renderCount(kind: EvidenceKind, words: string): TemplateResult {
    return html`<button
      type="button"
      class="as-link count-of"
      dir="auto"
      data-evidence=${kind}
      aria-expanded=${this.opened === kind}
      aria-controls=${this.opened === kind ? 'evidence' : nothing}
      @click=${() => void this.open(kind)}
    >
      ${words}
    </button>`;
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

  private wordsOf(kind: EvidenceKind): string {
    const {strings} = this.faces;
    const count = this.member.counts?.[kind] ?? 0;
    return kind === 'endorsements' ? this.endorsed(count) : strings[kind](count);
  }

  /** For what most do, where it is known. */
  private endorsed(count: number): string {
    const {strings} = this.localize;
    const foremost = bySkill(this.endorsing.all.items)[0];
    return foremost?.title ? strings.endorsedFor(foremost.title, foremost.by.length) : strings.endorsedBy(count);
  }

  private async open(kind: EvidenceKind): Promise<void> {
    this.opened = this.opened === kind ? undefined : kind;
    this.host.requestUpdate();
    if (!this.opened) return;
    await this.list.want();
    if (this.opened === kind) this.list.part?.show(this.member, kind);
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
