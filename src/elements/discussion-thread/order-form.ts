import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import type {keepingOrder} from '../../i18n/en/keeping-order.js';
import type {Item} from '../../model/item.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {FormDraft} from '../../ui/form-draft.js';
import type {CommonStrings} from '../../ui/states.js';
import type {Entry} from './entry.js';
import type {OrderAct} from './order-acts.js';

type Strings = (typeof keepingOrder)['phrases'];

/** What has to be said more of before it is done. */
const told = ['hide', 'move', 'merge', 'ask', 'split', 'report'] as const satisfies readonly OrderAct[];
export type Told = (typeof told)[number];

export function isTold(act: OrderAct): act is Told {
  return told.includes(act as Told);
}

const reasons = ['spam', 'off-topic', 'inappropriate', 'unsafe', 'wrong'] as const;

const blank = {
  text: '',
  choice: '',
  /** What was found and taken: its id, beside the words that were typed. */
  found: '',
};

export interface OrderFormOptions {
  readonly source: CommunitySource;
  /** The discussion around. */
  readonly discussion: () => Item<'discussion'>;
  readonly entry: Entry;
  readonly asked: Told;
  readonly communities: () => readonly Option[];
  readonly send: (change: Change, key: string) => Promise<boolean>;
  readonly cancel: () => void;
}

/** Asks for what an act needs to be told. What was filled in is kept until it was done. */
export class OrderForm {
  private readonly draft: FormDraft<typeof blank>;
  private readonly box: Combobox<Option>;
  private problem = '';
  /** As it is now: somebody may have changed it since the form was opened. */
  private entry: Entry;

  constructor(
    private readonly host: LitElement,
    private readonly options: OrderFormOptions,
  ) {
    const {source, asked, entry} = options;
    this.entry = entry;
    this.draft = new FormDraft(host, source, `${asked}/${entry.id}`, blank);
    this.box = new Combobox<Option>(host, {
      name: 'order-find',
      choose: ({id, words}) => this.draft.set({found: id, choice: words}),
      type: (choice) => this.draft.set({choice, found: ''}),
      find: (text, signal) => this.find(text, signal),
    });
  }

  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.order-form :is(input, select)')?.focus();
  }

  render(entry: Entry, strings: Strings, shared: CommonStrings, failed: unknown): TemplateResult {
    this.entry = entry;
    const {asked} = this.options;
    return html`<form
      class="order-form stack"
      novalidate
      aria-label=${strings[`${asked}Title`]}
      @input=${this.draft.take}
      @submit=${(event: Event) => void this.handleSubmit(event, strings)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        this.options.cancel();
      }}
    >
      <p class="hint" id="order-hint">${strings[`${asked}Hint`]}</p>
      ${this.renderChoice(strings)} ${this.renderText(strings)}
      ${this.problem ? html`<p class="field-error" id="order-problem" role="alert">${this.problem}</p>` : nothing}
      ${failed}
      <div class="row">
        <button type="submit" class="button primary">${strings[`${asked}Title`]}</button>
        <button type="button" class="button plain" @click=${this.options.cancel}>${shared.cancel}</button>
      </div>
    </form>`;
  }

  private renderChoice(strings: Strings): TemplateResult | typeof nothing {
    const {asked, communities} = this.options;
    const {values} = this.draft;
    if (asked === 'merge' || asked === 'ask')
      return html`<div>
        <label for="order-find">${asked === 'merge' ? strings.discussion : strings.person}</label>
        ${this.box.render(values.choice, strings, {describedBy: 'order-hint', isInvalid: this.problem !== ''})}
      </div>`;
    const options =
      asked === 'move' ? communities() : asked === 'report' ? reasons.map((id) => ({id, words: strings[id]})) : [];
    if (options.length === 0) return asked === 'move' ? html`<p class="quiet">${strings.moveNowhere}</p>` : nothing;
    return html`<div>
      <label for="order-choice">${asked === 'move' ? strings.community : strings.reason}</label>
      <select class="field" id="order-choice" name="choice" aria-describedby="order-hint">
        ${options.map(({id, words}) => html`<option value=${id} ?selected=${id === values.choice}>${words}</option>`)}
      </select>
    </div>`;
  }

  private renderText(strings: Strings): TemplateResult | typeof nothing {
    const labels = {
      hide: strings.reason,
      split: strings.title,
      ask: strings.because,
      report: strings.note,
      move: '',
      merge: '',
    };
    const label = labels[this.options.asked];
    if (!label) return nothing;
    return html`<div>
      <label for="order-text">${label}</label>
      <input
        class="field"
        id="order-text"
        name="text"
        dir="auto"
        autocomplete="off"
        maxlength=${this.options.asked === 'split' ? 300 : 1000}
        .value=${this.draft.values.text}
      />
    </div>`;
  }

  private async find(text: string, signal: AbortSignal): Promise<readonly Option[]> {
    const {source, asked} = this.options;
    const discussion = this.options.discussion();
    const {adapter} = source;
    if (asked === 'ask') {
      const page = await adapter?.list('member', {text, where: {state: 'active'}, limit: 7}, {signal});
      return (page?.items ?? [])
        .filter(({id}) => id !== discussion.createdBy)
        .map(({id, name, title}) => ({id, words: name, ...(title && {detail: title})}));
    }
    const where = {...(discussion.community && {community: discussion.community})};
    const page = await adapter?.list('discussion', {text, where, limit: 8}, {signal});
    return (page?.items ?? [])
      .filter(({id, type}) => id !== discussion.id && type !== 'poll')
      .map(({id, title}) => ({id, words: title}));
  }

  private async handleSubmit(event: Event, strings: Strings): Promise<void> {
    event.preventDefault();
    const change = this.change(strings);
    this.host.requestUpdate();
    if (!change) return this.focus();
    if (await this.options.send(change, this.draft.attempt().key)) this.draft.forget();
  }

  /** What is to be done; nothing, and what is wrong said, where it is not said well enough. */
  private change(strings: Strings): Change | undefined {
    const {asked, communities} = this.options;
    const {entry} = this;
    const discussion = this.options.discussion();
    const {choice, found} = this.draft.values;
    const text = this.draft.values.text.trim();
    this.problem = '';
    const act = (name: string, told: Readonly<Record<string, string>>, of: Entry = discussion): Change => ({
      verb: 'act',
      kind: of.kind,
      id: of.id,
      version: of.version,
      act: name,
      with: told,
    });
    switch (asked) {
      case 'hide':
        return act('hide', text ? {reason: text} : {}, entry);
      case 'move': {
        const community = choice || communities()[0]?.id;
        return community ? act('move', {community}) : this.refuse(strings.moveNowhere);
      }
      case 'split':
        return text
          ? act('split', {reply: entry.id, id: this.draft.attempt().id, title: text})
          : this.refuse(strings.needed);
      case 'merge':
        return found ? act('merge', {into: found}) : this.refuse(strings.chooseOne);
      case 'ask':
        return found ? act('ask', {member: found, ...(text && {because: text})}) : this.refuse(strings.chooseOne);
      case 'report': {
        const reason = reasons.find((each) => each === choice) ?? reasons[0];
        const {id} = this.draft.attempt();
        const {community} = discussion;
        const item = {id, subject: entry.id, reason, ...(text && {note: text}), ...(community && {community})};
        return {verb: 'create', kind: 'flag', item};
      }
    }
  }

  private refuse(problem: string): undefined {
    this.problem = problem;
    return undefined;
  }
}
