import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunityItem} from '../../context/community-item.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {history} from '../../i18n/en/history.js';
import {practiceAmendments} from '../../i18n/en/practice-amendments.js';
import {practiceDesk} from '../../i18n/en/practice-desk.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {FieldForm} from '../../ui/field-form.js';
import {Lazy} from '../../ui/lazy.js';
import {differenceStyles, showDifferences} from '../../ui/show-differences.js';
import {failure, skeleton} from '../../ui/states.js';
import {amendmentStyles} from './amendments-form.styles.js';
import {mergedInto} from './practice-amendment.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';
import type {PracticeEditor} from './practice-editor.js';
import {PracticeSavedEvent} from './practice-events.js';
import {takingIn} from './practice-purpose.js';
import {patchOf, type PracticeField, type PracticeValues} from './practice-values.js';
import {RefNames} from './ref-names.js';
import {changesBetween, saidIn} from './practice-versions.js';

type Amendment = Item<'amendment'>;
type Practice = Item<'practice'>;

/** What is said when it is done. */
const done = {
  accept: 'isTakenIn',
  decline: 'isDeclined',
  withdraw: 'isWithdrawn',
  propose: 'isReopened',
  reopen: 'isReopened',
} as const satisfies Readonly<Record<string, keyof (typeof practiceAmendments)['phrases']>>;
type Act = keyof typeof done;

/** What others would have a practice say, and why; whoever may, takes it in as it is, changes it first, or declines it. */
export class AmendmentsForm implements PracticeForm {
  private readonly localize: Localize<(typeof practiceAmendments)['phrases']>;
  private readonly fields: Localize<(typeof practiceDesk)['phrases']>;
  private readonly history: Localize<(typeof history)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly amendments: CommunityQuery<'amendment'>;
  private readonly names: RefNames;
  private readonly people: ItemLookup<'member'>;
  private readonly action: CommunityAction;
  private readonly editor: Lazy<PracticeEditor>;
  private practice = '';
  /** Are those that were decided on shown too? */
  private isAll = false;
  private edited: Amendment | undefined;
  private declined: {readonly id: string; readonly form: FieldForm} | undefined;
  private said = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
    private readonly end: FormEnd,
  ) {
    addStyles(host, differenceStyles, amendmentStyles);
    this.localize = new Localize(host, practiceAmendments);
    this.fields = new Localize(host, practiceDesk);
    this.history = new Localize(host, history);
    this.shared = new Localize(host, common);
    this.names = new RefNames(host, source);
    this.people = new ItemLookup(host, source, 'member');
    this.action = new CommunityAction(host, source);
    this.amendments = new CommunityQuery(host, source, {
      kind: 'amendment',
      query: () =>
        this.practice ? {where: {parent: this.practice, ...(!this.isAll && {state: 'open'})}, limit: 20} : undefined,
    });
    this.editor = new Lazy(host, async () => {
      const {PracticeEditor} = await import('./practice-editor.js');
      return new PracticeEditor(host, source, {
        done: (result) => {
          const {edited} = this;
          this.edited = undefined;
          whole.take(result);
          host.dispatchEvent(new PracticeSavedEvent(result.items[0] as Practice));
          if (edited) void this.act(edited, 'accept');
        },
        cancel: (said) => {
          this.edited = undefined;
          this.tell(said);
        },
      });
    });
    source.onChange(() => (this.edited = this.declined = undefined));
  }

  begin({id, counts}: Practice): void {
    // Where none is open, whoever asks would see what became of them.
    if (id !== this.practice || !this.isAll) this.isAll = !counts?.['amendments'];
    this.practice = id;
    this.said = '';
    this.action.error = undefined;
    this.host.requestUpdate();
  }

  render(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    if (this.edited) {
      const {part, error, again} = this.editor;
      return part?.render() ?? (error ? failure(error, shared, {retry: again}) : skeleton(1, shared.loading));
    }
    const {items, status, error, hasNext} = this.amendments;
    return html`<section class="stack amendments" aria-label=${strings.title}>
      <h3 tabindex="-1">${strings.title}</h3>
      <p class="said" role="status">${this.said}</p>
      ${error ? failure(error, shared, {retry: () => void this.amendments.reload()}) : nothing}
      ${!error && items.length === 0 ? (status === 'ready' ? html`<p class="quiet">${strings.none}</p>` : skeleton(1, shared.loading)) : nothing}
      ${items.map((amendment) => this.renderOne(practice, amendment))}
      ${hasNext ? html`<p><button type="button" class="button small" @click=${() => void this.amendments.more()}>${shared.more}</button></p>` : nothing}
      ${this.action.error && !this.declined ? failure(this.action.error, shared) : nothing}
      <label class="choice"
        ><input type="checkbox" .checked=${this.isAll} @change=${this.handleAll} />
        <span>${strings.decided}</span></label
      >
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.cancel()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderOne(practice: Practice, amendment: Amendment): TemplateResult {
    const {strings, words} = this.localize;
    const {state, note, answer, createdBy, updatedBy, createdAt} = amendment;
    const nameOf = (id: string | undefined) => this.people.get(id)?.name ?? this.shared.strings.someone;
    return html`<article class="amendment" aria-labelledby="by-${amendment.id}">
      <p class="top">
        <bdi id="by-${amendment.id}">${strings.by(nameOf(createdBy), words.date(createdAt))}</bdi>
        ${state === 'open' ? nothing : html`<span class="chip">${strings[state as 'accepted']}</span>`}
      </p>
      ${note ? html`<blockquote dir="auto">${note}</blockquote>` : nothing}
      ${changesBetween(saidIn(amendment.before), saidIn(amendment.after), this.names.nameOf).map(
        ({name, from, to}) =>
          html`<h4>${this.nameOf(name)}</h4>
            ${showDifferences(from, to, this.history.strings)}`,
      )}
      ${
        answer
          ? html`<p class="quiet">${strings.answer(nameOf(updatedBy))}</p>
              <blockquote dir="auto">${answer}</blockquote>`
          : nothing
      }
      ${this.declined?.id === amendment.id ? this.declined.form.render(this.shared.strings) : this.renderActs(practice, amendment)}
    </article>`;
  }

  private renderActs(practice: Practice, amendment: Amendment): TemplateResult | typeof nothing {
    const {strings, words} = this.localize;
    const can = (act: Act) => this.source.can('amendment', act) && amendment.may?.includes(act) === true;
    const isWritable = this.source.can('practice', 'update') && practice.may?.includes('update') === true;
    const {values, both} = mergedInto(practice, amendment);
    const isTaken = both.length === 0 && Object.keys(values).length === 0;
    const button = (label: string, press: () => void, isPrimary = false) =>
      html`<button
        type="button"
        class="button small ${isPrimary ? 'primary' : ''}"
        aria-describedby="by-${amendment.id}"
        ?disabled=${this.action.isBusy}
        @click=${press}
      >
        ${label}
      </button>`;
    const mayTake = can('accept') && (isWritable || isTaken);
    return html`${mayTake && both.length > 0 ? html`<p class="notice">${strings.moved(words.list(both.map((name) => this.nameOf(name))))}</p>` : nothing}
      ${mayTake && isTaken ? html`<p class="quiet">${strings.saysSo}</p>` : nothing}
      <div class="row">
        ${mayTake && both.length === 0 ? button(strings.takeIn, () => void this.takeIn(practice, amendment, values), true) : nothing}
        ${mayTake && !isTaken ? button(strings.edit, () => void this.edit(practice, amendment), both.length > 0) : nothing}
        ${can('decline') ? button(strings.decline, () => this.askWhy(amendment)) : nothing}
        ${can('withdraw') ? button(strings.withdraw, () => void this.act(amendment, 'withdraw')) : nothing}
        ${(['propose', 'reopen'] as const).filter(can).map((act) => button(strings.reopen, () => void this.act(amendment, act)))}
      </div>`;
  }

  private nameOf(name: string): string {
    return (this.fields.strings as unknown as Readonly<Record<string, string>>)[name] ?? name;
  }

  /** First the practice says it, then it is told that it was taken in: whoever is stopped in between finds that it says so already. */
  private async takeIn(practice: Practice, amendment: Amendment, values: Partial<PracticeValues>): Promise<void> {
    const names = Object.keys(values) as PracticeField[];
    if (names.length > 0) {
      const {id, version} = practice;
      const set = patchOf(values as PracticeValues, names);
      const result = await this.action.run({verb: 'update', kind: 'practice', id, version, set});
      // Somebody was quicker: what it says now shows whether it can still be taken in.
      if (!result) return this.action.error?.kind === 'conflict' ? void this.whole.reload() : undefined;
      this.whole.take(result);
      this.host.dispatchEvent(new PracticeSavedEvent(result.items[0] as Practice));
    }
    await this.act(amendment, 'accept');
  }

  private async act(
    {id, version}: Amendment,
    act: Act,
    told: Readonly<Record<string, string>> = {},
    key?: string,
  ): Promise<boolean> {
    const result = await this.action.run({verb: 'act', kind: 'amendment', id, version, act, with: told}, key);
    if (!result) return false;
    this.declined = undefined;
    this.amendments.take(result);
    this.whole.take(result);
    this.tell(this.localize.strings[done[act]]);
    return true;
  }

  private async edit(practice: Practice, amendment: Amendment): Promise<void> {
    await this.editor.want();
    this.edited = amendment;
    this.editor.part?.begin(practice, takingIn(practice, amendment));
    this.host.requestUpdate();
  }

  private askWhy(amendment: Amendment): void {
    const {strings} = this.localize;
    const form = new FieldForm(this.host, this.source, this.action, {
      name: `amendment/${amendment.id}/decline`,
      fields: () => [{name: 'answer', label: strings.declineTitle, as: 'text', need: strings.declineNeed}],
      words: () => ({title: strings.decline, send: strings.declineNow, hint: strings.declineHint}),
      send: (values, {key}) => this.act(amendment, 'decline', values, key),
      cancel: () => {
        this.declined = undefined;
        this.tell('');
      },
    });
    this.declined = {id: amendment.id, form};
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => form.focus());
  }

  /** What was pressed is gone: focus goes to where it was. */
  private tell(said: string): void {
    this.said = said;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.amendments h3')?.focus(),
    );
  }

  private readonly handleAll = ({target}: Event): void => {
    this.isAll = (target as HTMLInputElement).checked;
    this.host.requestUpdate();
  };
}
