import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {failure} from '../../ui/states.js';
import {bySkill, isAlike} from './by-skill.js';
import type {EvidenceList} from './evidence-list.js';
import type {Evidence, EvidenceKind} from './evidence-rows.js';

type Member = Item<'member'>;

/** What speaks for somebody as a whole, and for each thing they can help with; a press shows the very items. */
export class Standing {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly faces: Localize<(typeof members)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly list: Lazy<EvidenceList>;
  private member!: Member;
  private opened: Evidence | undefined;

  /** @param endorsements Who endorses the member for what, as far as it was read. */
  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly endorsements: () => readonly Item<'endorsement'>[],
  ) {
    // What one person opened is not shown to the next.
    source.onChange(() => (this.opened = undefined));
    this.localize = new Localize(host, memberMore);
    this.faces = new Localize(host, members);
    this.shared = new Localize(host, common);
    this.list = new Lazy(host, async () => {
      const {EvidenceList} = await import('./evidence-list.js');
      return new EvidenceList(host, source);
    });
  }

  /** Speaks of this member from now on. */
  of(member: Member): void {
    if (member.id !== this.member?.id) this.opened = undefined;
    this.member = member;
  }

  /** “7 answers accepted · 2 practices · endorsed for Kubernetes by 4”, each a way to what was counted. */
  render(): readonly unknown[] | undefined {
    const {counts = {}, account} = this.member;
    const {strings} = this.faces;
    const {accepted = 0, practices = 0, awards = 0, endorsements = 0} = counts;
    const parts = [
      account === 'guest' && strings.guest,
      account === 'service' && strings.service,
      accepted > 0 && this.renderCount('accepted'),
      practices > 0 && this.renderCount('practices'),
      awards > 0 && this.renderCount('awards'),
      endorsements > 0 && this.renderCount('endorsements'),
    ].filter(Boolean);
    return parts.length > 0 ? parts.map((part, at) => (at === 0 ? part : [' · ', part])) : undefined;
  }

  /** The name of a skill: a way to what speaks for it, where anything may. */
  renderSkill(skill: string, name: unknown): unknown {
    const {accepted = 0, practices = 0} = this.member.counts ?? {};
    const isEndorsed = this.endorsements().some((each) => isAlike(each.skill, skill));
    if (accepted + practices === 0 && !isEndorsed) return name;
    const isOpen = this.isOpen({skill});
    return html`<button
      type="button"
      class="skill"
      data-skill=${skill}
      title=${this.localize.strings.behindSkill(skill)}
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? 'evidence' : nothing}
      @click=${() => void this.open({skill})}
    >
      ${name}
    </button>`;
  }

  /** The list behind the count, or, where it is of skills, the skill that was pressed. */
  renderBehind(isOfSkill: boolean): unknown {
    const {opened} = this;
    if (!opened || isOfSkill !== 'skill' in opened) return nothing;
    const {part, error} = this.list;
    if (error) return failure(error, this.shared.strings, {retry: this.list.again});
    return part?.render('skill' in opened ? opened.skill : this.wordsOf(opened.kind));
  }

  private renderCount(kind: EvidenceKind): TemplateResult {
    const isOpen = this.isOpen({kind});
    return html`<button
      type="button"
      class="as-link count-of"
      dir="auto"
      data-evidence=${kind}
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? 'evidence' : nothing}
      @click=${() => void this.open({kind})}
    >
      ${this.wordsOf(kind)}
    </button>`;
  }

  private wordsOf(kind: EvidenceKind): string {
    const {strings} = this.faces;
    const count = this.member.counts?.[kind] ?? 0;
    return kind === 'endorsements' ? this.endorsed(count) : strings[kind](count);
  }

  /** For what most do, where it is known. */
  private endorsed(count: number): string {
    const {strings} = this.localize;
    const foremost = bySkill(this.endorsements())[0];
    return foremost?.title ? strings.endorsedFor(foremost.title, foremost.by.length) : strings.endorsedBy(count);
  }

  private isOpen(what: Evidence): boolean {
    return JSON.stringify(this.opened) === JSON.stringify(what);
  }

  private async open(what: Evidence): Promise<void> {
    this.opened = this.isOpen(what) ? undefined : what;
    const {opened} = this;
    this.host.requestUpdate();
    if (!opened) return;
    await this.list.want();
    if (this.opened === opened) this.list.part?.show(this.member, opened);
  }
}
