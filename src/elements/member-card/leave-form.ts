import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {profile} from '../../i18n/en/profile.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {today} from '../../ui/local-time.js';
import {failure} from '../../ui/states.js';

/** Somebody moves on, and says whom to ask instead. */
export class LeaveForm {
  private readonly localize: Localize<(typeof profile)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly box: Combobox<Option>;
  private day: string | undefined;
  private dayProblem = '';
  private name = '';
  private successor = '';
  private problem = '';

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly done: (result: WriteResult, said: string) => void,
  ) {
    this.localize = new Localize(host, profile);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.box = new Combobox<Option>(host, {
      name: 'profile-successor',
      choose: ({id, words}) => ([this.successor, this.name, this.problem] = [id, words, '']),
      type: (text) => ([this.successor, this.name, this.problem] = ['', text, '']),
      find: async (text, signal) => {
        const query = {text, where: {state: 'active'}, fields: ['name', 'title', 'unit'], limit: 8};
        const page = await source.adapter?.list('member', query, {signal});
        return (page?.items ?? [])
          .filter(({id}) => id !== source.you)
          .slice(0, 7)
          .map(({id, name, title, unit}) => ({id, words: name, detail: [title, unit].filter(Boolean).join(', ')}));
      },
    });
  }

  begin(): void {
    this.name = this.successor = this.problem = this.dayProblem = '';
    this.day = undefined;
    this.action.error = undefined;
  }

  render(member: Item<'member'>): TemplateResult {
    const {strings} = this.localize;
    const {problem} = this;
    const describedBy = problem ? 'profile-successor-problem profile-successor-hint' : 'profile-successor-hint';
    return html`<details class="leaving">
      <summary>${strings.leaving}</summary>
      ${this.renderDay(member)}
      <form class="stack" novalidate @submit=${(event: Event) => void this.leave(event, member)}>
        <p>${strings.leavingText}</p>
        <div>
          <label for="profile-successor">${strings.successor}</label>
          ${this.box.render(this.name, strings, {describedBy, isInvalid: problem !== ''})}
          ${problem ? html`<p class="field-error" id="profile-successor-problem">${problem}</p>` : nothing}
          <p class="hint" id="profile-successor-hint">${strings.successorHint}</p>
        </div>
        ${this.action.error ? failure(this.action.error, this.shared.strings) : nothing}
        <div class="row">
          <button type="submit" class="button small" aria-disabled=${this.action.isBusy}>${strings.leave}</button>
        </div>
      </form>
    </details>`;
  }

  private renderDay(member: Item<'member'>): TemplateResult {
    const {strings} = this.localize;
    const {dayProblem: problem} = this;
    return html`<form class="stack" novalidate @submit=${(event: Event) => void this.announce(event, member)}>
      <div>
        <label for="profile-leaves-on">${strings.leavesOn}</label>
        <input
          id="profile-leaves-on"
          type="date"
          .value=${live(this.day ?? member.leavesOn ?? '')}
          aria-describedby=${problem ? 'profile-leaves-on-problem profile-leaves-on-hint' : 'profile-leaves-on-hint'}
          aria-invalid=${problem ? 'true' : nothing}
          @input=${({target}: Event) => (this.day = (target as HTMLInputElement).value)}
        />
        ${problem ? html`<p class="field-error" id="profile-leaves-on-problem">${problem}</p>` : nothing}
        <p class="hint" id="profile-leaves-on-hint">${strings.leavesOnHint}</p>
      </div>
      <div class="row">
        <button type="submit" class="button small" aria-disabled=${this.action.isBusy}>${strings.announce}</button>
      </div>
    </form>`;
  }

  /** Says when, or takes it back; whoever said so stays until they say that they have moved on. */
  private async announce(event: Event, {id, version, leavesOn = ''}: Item<'member'>): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy) return;
    const {day = leavesOn} = this;
    const {strings} = this.localize;
    const field = (event.target as HTMLElement).querySelector<HTMLInputElement>('input')!;
    this.dayProblem = field.validity.badInput || (day && day < today()) ? strings.needDay : '';
    this.host.requestUpdate();
    if (this.dayProblem) return field.focus();
    const change = {verb: 'update', kind: 'member', id, version, set: {leavesOn: day || null}} as const;
    const result = await this.action.run(change);
    if (result) this.done(result, day ? strings.announced : strings.takenBack);
  }

  private async leave(event: Event, {id, version}: Item<'member'>): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy) return;
    this.problem = this.name.trim() && !this.successor ? this.localize.strings.needSuccessor : '';
    if (this.problem) {
      const field = (event.target as HTMLElement).querySelector<HTMLElement>('#profile-successor');
      return field?.focus();
    }
    const told = this.successor ? {with: {successor: this.successor}} : {};
    const result = await this.action.run({verb: 'act', kind: 'member', id, version, act: 'leave', ...told});
    if (result) this.done(result, this.localize.strings.left);
  }
}
