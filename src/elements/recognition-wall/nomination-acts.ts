import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import type {nominations} from '../../i18n/en/nominations.js';
import {Localize} from '../../i18n/localize.js';
import type {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {FieldForm} from '../../ui/field-form.js';
import {NominationDecidedEvent} from './nomination-events.js';

type Nomination = Item<'nomination'>;

/** What is said when it is done. */
const done = {accept: 'isAccepted', decline: 'isDeclined', withdraw: 'isWithdrawn'} as const;
type Act = keyof typeof done;

export interface NominationActsEnd {
  /** Reads the list again, and answers what is on it then. */
  reload(): Promise<readonly Nomination[]>;
  /** A form is open. */
  begun(): void;
  /** Something is over, with what to say about it. */
  over(said: string): void;
  /** Somebody was given a badge. */
  given(): void;
}

/** What may be done with a nomination: endorse it, withdraw it, or decide on it with a word for whoever made it. */
export class NominationActs {
  private readonly action: CommunityAction;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private answered: {readonly id: string; readonly form: FieldForm} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof nominations)['phrases']>,
    private readonly end: NominationActsEnd,
  ) {
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
  }

  /** Why the last one failed, where no form says so. */
  get error(): CommunityError | undefined {
    return this.answered ? undefined : this.action.error;
  }

  putAway(): void {
    this.answered = undefined;
    this.action.error = undefined;
  }

  /** @param who The name of whoever is nominated, for the badge of that name. */
  render(nomination: Nomination, who: string, badge: string): TemplateResult {
    const {strings} = this.localize;
    const {id, mine, may} = nomination;
    if (this.answered?.id === id) return this.answered.form.render(this.shared.strings);
    const can = (act: Act) => this.source.can('nomination', act) && may?.includes(act) === true;
    const button = (label: string, press: () => void) =>
      html`<button
        type="button"
        class="button small"
        aria-describedby="of-${id}"
        aria-disabled=${this.action.isBusy}
        @click=${press}
      >
        ${label}
      </button>`;
    const mark = mine?.['endorsement'];
    const mayEndorse = may?.includes('create:endorsement') && this.source.can('endorsement', 'create');
    return html`<div class="row">
      ${
        mark || mayEndorse
          ? html`<button
              type="button"
              class="button small endorse"
              aria-describedby="of-${id}"
              aria-pressed=${mark !== undefined}
              aria-disabled=${this.action.isBusy}
              @click=${() => void this.endorse(nomination)}
            >
              ${mark ? strings.endorsing : strings.endorse}
            </button>`
          : nothing
      }
      ${can('accept') ? button(strings.give, () => this.ask(nomination, 'accept', strings.giveTo(badge, who))) : nothing}
      ${can('decline') ? button(strings.decline, () => this.ask(nomination, 'decline', strings.declineTo(badge, who))) : nothing}
      ${can('withdraw') ? button(strings.withdraw, () => void this.act(nomination, 'withdraw')) : nothing}
    </div>`;
  }

  private async endorse({id, community, mine}: Nomination): Promise<void> {
    if (this.action.isBusy) return;
    const mark = mine?.['endorsement'];
    const item = {id: newId(), subject: id, ...(community !== undefined && {community})};
    const result = await this.action.run(
      mark ? {verb: 'remove', kind: 'endorsement', id: mark.id} : {verb: 'create', kind: 'endorsement', item},
    );
    if (result) await this.end.reload();
  }

  private async act(
    nomination: Nomination,
    act: Act,
    told: Readonly<Record<string, string>> = {},
    key?: string,
  ): Promise<boolean> {
    if (this.action.isBusy) return false;
    const {id, version} = nomination;
    const answer = told['answer']?.trim();
    const change = {verb: 'act', kind: 'nomination', id, version, act, ...(answer && {with: {answer}})} as const;
    const result = await this.action.run(change, key);
    if (!result) {
      // Somebody was quicker: what became of it is shown.
      if (!this.answered && this.action.error?.kind === 'conflict') await this.end.reload();
      return false;
    }
    this.answered = undefined;
    await this.end.reload();
    if (act === 'accept') this.end.given();
    this.host.dispatchEvent(new NominationDecidedEvent((result.items[0] ?? nomination) as Nomination));
    this.end.over(this.localize.strings[done[act]]);
    return true;
  }

  private ask(nomination: Nomination, act: 'accept' | 'decline', title: string): void {
    const {strings} = this.localize;
    const isGiving = act === 'accept';
    // As it is by then: somebody may have changed it meanwhile.
    let latest = nomination;
    const form = new FieldForm(this.host, this.source, this.action, {
      name: `nomination/${nomination.id}/${act}`,
      fields: () => [
        {name: 'answer', label: strings.answer, as: 'text', ...(!isGiving && {need: strings.declineNeed})},
      ],
      words: () =>
        isGiving
          ? {title, send: strings.giveNow, hint: strings.giveHint}
          : {title, send: strings.declineNow, hint: strings.declineHint},
      send: async (values, {key}) => {
        if (await this.act(latest, act, values, key)) return true;
        const now = this.action.error?.kind === 'conflict' ? await this.end.reload() : [latest];
        const found = now.find(({id}) => id === nomination.id);
        // Somebody was quicker: what became of it is shown.
        if (!found) this.answered = undefined;
        else latest = found;
        return false;
      },
      cancel: () => {
        this.answered = undefined;
        this.end.over('');
      },
    });
    this.answered = {id: nomination.id, form};
    this.end.begun();
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => form.focus());
  }
}
