import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {memberMore} from '../../i18n/en/member-more.js';
import type {Words} from '../../i18n/words.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {circleAlertIcon} from '../../ui/icons/circle-alert.js';
import {thumbsUpIcon} from '../../ui/icons/thumbs-up.js';
import {explain, failure, type CommonStrings} from '../../ui/states.js';

type Mark = {readonly id: string} | undefined;

export interface EndorsingContext {
  readonly strings: (typeof memberMore)['phrases'];
  readonly words: Words;
  readonly shared: CommonStrings;
}

/** Says by a press that somebody knows what they say they know; one more press takes it back. */
export class Endorsing {
  /** Who endorses the member for what, as far as the reader may know. */
  readonly all: CommunityQuery<'endorsement'>;
  private readonly action: CommunityAction;
  private member: Item<'member'> | undefined;
  /** As a press left them, until the source says otherwise; by skill. */
  private readonly pressed = new Map<string, {readonly was: Mark; readonly now: Mark}>();
  private working = '';
  private failed = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.action = new CommunityAction(host, source);
    source.onChange(() => this.pressed.clear());
    this.all = new CommunityQuery(host, source, {
      kind: 'endorsement',
      query: () =>
        this.member && (this.member.counts?.['endorsements'] || this.pressed.size > 0)
          ? {where: {subject: this.member.id, community: undefined}, limit: 100}
          : undefined,
      belongs: ({subject}) => subject === this.member?.id,
    });
  }

  of(member: Item<'member'>): void {
    if (member.id !== this.member?.id) {
      this.pressed.clear();
      this.failed = '';
      // What is to be read is looked at before anything is drawn.
      queueMicrotask(() => this.host.requestUpdate());
    }
    this.member = member;
  }

  /** The button beside a skill. How many endorse is said where somebody does. */
  render(skill: string, {strings}: EndorsingContext): TemplateResult | typeof nothing {
    const {member} = this;
    if (!member) return nothing;
    const mark = this.markOf(skill);
    const count = this.countOf(skill);
    const may = member.may?.includes('create:endorsement') && this.source.can('endorsement', 'create');
    if (!may && !mark)
      return count > 0
        ? html`<span class="endorsed" title=${strings.endorsements(count)}>${thumbsUpIcon()} ${count}</span>`
        : nothing;
    const words = mark ? strings.endorsed(member.name, skill) : strings.endorse(member.name, skill);
    return html`<button
      type="button"
      class="endorse"
      aria-pressed=${mark !== undefined}
      aria-disabled=${this.working !== ''}
      aria-label=${count > 0 ? `${words}, ${strings.endorsements(count)}` : words}
      @click=${() => void this.toggle(skill, mark)}
    >
      ${thumbsUpIcon()}${count > 0 ? html`<span aria-hidden="true">${count}</span>` : nothing}
    </button>`;
  }

  /** Why it did not work, in the words of whoever refused it: a limit of a day says so itself. */
  renderProblem({strings, words, shared}: EndorsingContext): TemplateResult | typeof nothing {
    const {error} = this.action;
    if (!this.failed || !error) return nothing;
    if (error.kind !== 'rate-limited' && error.kind !== 'invalid') return failure(error, shared);
    const {retryAfter, fields} = error;
    // A limit of this alone says how long; whoever is asked too much says it in milliseconds.
    const when = !fields && retryAfter ? words.ago(new Date(Date.now() + retryAfter).toISOString()) : '';
    const text = when ? strings.limitAgain(when) : error.message || explain(error, shared).text;
    return html`<div class="notice bad" role="alert">
      ${circleAlertIcon()}
      <div>
        <strong>${strings.limitTitle}</strong>
        <p>${text}</p>
      </div>
    </div>`;
  }

  private countOf(skill: string): number {
    const others = this.all.items.filter((each) => each.skill === skill && each.createdBy !== this.source.you);
    return others.length + (this.markOf(skill) ? 1 : 0);
  }

  private markOf(skill: string): Mark {
    const told = this.told(skill);
    const pressed = this.pressed.get(skill);
    return pressed && pressed.was?.id === told?.id ? pressed.now : told;
  }

  private told(skill: string): Mark {
    return this.member?.mine?.[`endorsement:${skill}`];
  }

  private async toggle(skill: string, mark: Mark): Promise<void> {
    const {member} = this;
    if (this.working || !member) return;
    this.working = skill;
    this.failed = '';
    const id = newId();
    const community = this.community;
    const item = {id, subject: member.id, skill, ...(community && {community})};
    const before = this.pressed.get(skill);
    // As it will be, at once; as it was, where it is refused.
    this.pressed.set(skill, {was: this.told(skill), now: mark ? undefined : {id}});
    const result = await this.action.run(
      mark ? {verb: 'remove', kind: 'endorsement', id: mark.id} : {verb: 'create', kind: 'endorsement', item},
    );
    this.working = '';
    if (!result) {
      if (before) this.pressed.set(skill, before);
      else this.pressed.delete(skill);
      if (this.action.error) this.failed = skill;
    }
    this.host.requestUpdate();
  }

  /** Where it is said: the community of the page, else the first one they are in. */
  private get community(): string | undefined {
    const {community, description} = this.source;
    const roles = Object.entries(description?.you?.roles ?? {});
    return community ?? roles.find(([, role]) => role !== 'guest')?.[0];
  }
}
