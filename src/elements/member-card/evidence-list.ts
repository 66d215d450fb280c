import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {memberMore} from '../../i18n/en/member-more.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import {isAbort, toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, skeleton} from '../../ui/states.js';
import {
  aboutSkill,
  evidenceRows,
  tellingEvidence,
  type Evidence,
  type EvidenceGroup,
  type EvidenceKind,
  type EvidenceRow,
} from './evidence-rows.js';

/** The very items behind a count, or a skill, on the card of somebody. Fetched when one is asked for. */
export class EvidenceList {
  private readonly localize: Localize<(typeof memberMore)['phrases']>;
  private readonly faces: Localize<(typeof members)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  private shown: {readonly member: Item<'member'>; readonly what: Evidence} | undefined;
  private groups: readonly EvidenceGroup[] | undefined;
  private error: CommunityError | undefined;
  private abort: AbortController | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, memberMore);
    this.faces = new Localize(host, members);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    host.addController({hostDisconnected: () => this.abort?.abort()});
  }

  /** Reads what stands behind it, anew each time it is opened. */
  show(member: Item<'member'>, what: Evidence): void {
    this.shown = {member, what};
    void this.read();
  }

  render(what: string): TemplateResult {
    const {strings} = this.localize;
    return html`<section class="evidence-list" id="evidence" aria-label=${strings.list(what)}>
      ${this.renderGroups()}
    </section>`;
  }

  private renderGroups(): unknown {
    const {groups, error, shown} = this;
    if (error) return failure(error, this.shared.strings, {retry: () => void this.read()});
    if (!groups) return skeleton(1, this.shared.strings.loading);
    const isOfSkill = shown && 'skill' in shown.what;
    if (groups.every(({rows}) => rows.length === 0)) {
      const {none, nothingAbout} = this.localize.strings;
      return html`<p class="quiet">${isOfSkill ? nothingAbout : none}</p>`;
    }
    return groups.map(({kind, rows}) =>
      isOfSkill && kind === 'endorsements'
        ? html`<h5>${this.titleOf(kind, rows)}</h5>
            <p>${this.renderPeople(rows.flatMap(({by = []}) => by))}</p>`
        : html`${isOfSkill ? html`<h5>${this.titleOf(kind, rows)}</h5>` : nothing}
            <ul>
              ${rows.map((row) => this.renderRow(row))}
            </ul>`,
    );
  }

  private titleOf(kind: EvidenceKind, rows: readonly EvidenceRow[]): string {
    if (kind !== 'endorsements') return this.faces.strings[kind](rows.length);
    return this.localize.strings.endorsements(rows.flatMap(({by = []}) => by).length);
  }

  private renderRow({title, href, part, by, at}: EvidenceRow): TemplateResult {
    const {strings, words} = this.localize;
    const name = href ? html`<a href=${href} dir="auto">${title}</a>` : html`<strong dir="auto">${title}</strong>`;
    return html`<li>
      ${title ? name : nothing} ${part ? html`<span class="quiet">${strings[part]}</span>` : nothing}
      ${by ? html`<span class="quiet">${this.renderPeople(by)}</span>` : nothing}
      ${at ? html`<time class="quiet" datetime=${at}>${words.date(at)}</time>` : nothing}
    </li>`;
  }

  private renderPeople(ids: readonly string[]): readonly unknown[] {
    return ids.map((id, at) => {
      const name = this.people.get(id || undefined)?.name;
      const shown = name
        ? html`<a href=${itemHref('member', id)} dir="auto">${name}</a>`
        : this.localize.strings.someone;
      return at === 0 ? shown : [', ', shown];
    });
  }

  private async read(): Promise<void> {
    const {shown} = this;
    if (!shown || !this.source.adapter) return;
    this.abort?.abort();
    const {signal} = (this.abort = new AbortController());
    this.groups = this.error = undefined;
    this.host.requestUpdate();
    try {
      const groups = await this.groupsOf(shown.member, shown.what, signal);
      if (signal.aborted) return;
      this.groups = groups;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
    }
    this.host.requestUpdate();
  }

  private async groupsOf(
    member: Item<'member'>,
    what: Evidence,
    signal: AbortSignal,
  ): Promise<readonly EvidenceGroup[]> {
    const {description} = this.source;
    const adapter = this.source.adapter!;
    if ('kind' in what) return [{kind: what.kind, rows: await evidenceRows(adapter, member, what.kind, signal)}];
    const [groups, topics] = await Promise.all([
      tellingEvidence(adapter, member, signal),
      description?.kinds.topic && adapter.list('topic', {fields: ['name', 'aliases'], limit: 100}, {signal}),
    ]);
    return aboutSkill(groups, what.skill, topics?.items ?? []);
  }
}
