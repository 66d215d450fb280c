import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {keepingOrder} from '../../i18n/en/keeping-order.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import type {Option} from '../../ui/combobox.js';
import {formStyles} from '../../ui/form.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {failure} from '../../ui/states.js';
import {FollowButtons} from '../member-card/follow-buttons.js';
import type {Followable} from '../member-card/followable.js';
import type {EntryHistory} from './entry-history.js';
import type {Entry} from './entry.js';
import type {FeetOptions} from './feet.js';
import {moreActsStyles} from './more-acts.styles.js';
import {orderActs, type Around} from './order-acts.js';
import {OrderForm, isTold, type Told} from './order-form.js';

/** Those who may move a discussion from one community to another lead both. */
const leaders = new Set(['facilitator', 'steward', 'administrator']);

/** What is wanted less often: to keep order, and to report. Fetched when somebody first asks for it. */
export class MoreActs {
  private opened: string | undefined;
  private form: OrderForm | undefined;
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof keepingOrder)['phrases']>;
  private readonly communities: ItemLookup<'community'>;
  private readonly follows: FollowButtons;
  private readonly history: Lazy<EntryHistory>;
  /** Whose history was asked for last. */
  private looked: string | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly options: FeetOptions,
  ) {
    addStyles(host, formStyles, moreActsStyles);
    this.action = new CommunityAction(host, options.source);
    this.localize = new Localize(host, keepingOrder);
    this.communities = new ItemLookup(host, options.source, 'community');
    this.follows = new FollowButtons(host, options.source, options.shared);
    this.history = new Lazy(host, async () => {
      const {EntryHistory} = await import('./entry-history.js');
      return new EntryHistory(host, options);
    });
    // What was begun in one source is not shown in the next.
    options.source.onChange(() => this.close());
  }

  /** Opens the list under an entry, or closes it. */
  toggle({id}: Entry): void {
    if (this.opened === id) return this.close(true);
    this.close();
    this.opened = id;
    this.focus('.more-acts button');
  }

  /** Shows what an entry said before. */
  async look(entry: Entry, opener: string): Promise<void> {
    this.close();
    this.looked = entry.id;
    if (this.history.error) this.history.again();
    await this.history.want();
    this.history.part?.open(entry, opener);
  }

  render(entry: Entry, around: Around): TemplateResult {
    return html`${this.renderActs(entry, around)} ${this.renderHistory(entry)}`;
  }

  private renderHistory(entry: Entry): TemplateResult | typeof nothing {
    const {part, error} = this.history;
    if (!error || this.looked !== entry.id) return part?.render(entry) ?? nothing;
    return failure(error, this.options.shared(), {retry: () => void this.look(entry, 'more')});
  }

  private renderActs(entry: Entry, around: Around): TemplateResult | typeof nothing {
    const acts = orderActs(entry, around);
    if (this.opened !== entry.id || acts.length === 0) return nothing;
    const {strings} = this.localize;
    const shared = this.options.shared();
    const {error} = this.action;
    const problem = error ? failure(error, shared, {kept: this.form !== undefined}) : nothing;
    if (this.form) return this.form.render(entry, strings, shared, problem);
    const press = (act: (typeof acts)[number]) => {
      if (act === 'history') void this.look(entry, 'more');
      else if (isTold(act)) this.ask(entry, act);
      else void this.run({...named(entry), verb: 'act', act});
    };
    return html`<div
      class="more-acts"
      role="group"
      aria-label=${strings.label}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        this.close(true);
      }}
    >
      ${acts.map((act) => html`<button type="button" class="button small" data-act=${act} @click=${() => press(act)}>${strings[act]}</button>`)}
      ${this.follows.render(this.followable(entry))} ${problem}
    </div>`;
  }

  /** Its author, unless they did not sign, and its topics. */
  private followable(entry: Entry): readonly Followable[] {
    const {community, createdBy, anonymous} = entry;
    const author = anonymous ? undefined : this.options.members.get(createdBy);
    const topics = entry.kind === 'discussion' ? (entry.topics ?? []) : [];
    return [
      ...(author ? [{member: author, community}] : []),
      ...(community ? topics.map((topic) => ({topic, community})) : []),
    ];
  }

  private ask(entry: Entry, asked: Told): void {
    this.action.error = undefined;
    this.form = new OrderForm(this.host, {
      source: this.options.source,
      discussion: () => this.options.discussion()!,
      entry,
      asked,
      communities: () => this.leading(),
      send: (change, key) => this.run(change, key, asked === 'report' ? this.localize.strings.reported : undefined),
      cancel: () => this.close(true),
    });
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.form?.focus());
  }

  /** The other communities this person leads. */
  private leading(): readonly Option[] {
    const but = this.options.discussion()?.community;
    const roles = this.options.source.description?.you?.roles ?? {};
    return Object.keys(roles)
      .filter((id) => id !== but && leaders.has(roles[id]!))
      .map((id) => ({id, words: this.communities.get(id)?.name ?? id}));
  }

  private async run(change: Change, key?: string, said = this.localize.strings.done): Promise<boolean> {
    const result = await this.action.run(change, key);
    if (!result) return false;
    this.options.take(result);
    this.options.say(said);
    this.close(true);
    return true;
  }

  private close(isFocused = false): void {
    const at = this.opened;
    this.opened = this.form = this.action.error = undefined;
    this.host.requestUpdate();
    if (isFocused && at) this.focus(`[data-entry="${CSS.escape(at)}"] [data-act=more]`);
  }

  private focus(selector: string): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

function named({kind, id, version}: Entry) {
  return {kind, id, version};
}
