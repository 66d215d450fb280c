import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import type {CommunityAction} from '../../context/community-action.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {keepingOrder} from '../../i18n/en/keeping-order.js';
import {Localize} from '../../i18n/localize.js';
import {addStyles} from '../../ui/add-styles.js';
import type {Option} from '../../ui/combobox.js';
import {formStyles} from '../../ui/form.styles.js';
import {isGone, type Entry} from './entry.js';
import type {ActsOptions} from './feet.js';
import {mayDo} from './may.js';
import {OrderForm, type Asked} from './order-form.js';

/** Done with one press. */
const plain = ['close', 'reopen', 'lock', 'unlock', 'pin', 'unpin', 'show'] as const;

/** Those who may move a discussion from one community to another lead both. */
const leaders = new Set(['facilitator', 'steward', 'administrator']);

/** What is wanted less often: to keep order, and to report. Fetched when somebody first asks for it. */
export class MoreActs {
  private opened: string | undefined;
  private form: OrderForm | undefined;
  private readonly localize: Localize<(typeof keepingOrder)['phrases']>;
  private readonly communities: ItemLookup<'community'>;

  constructor(
    private readonly host: LitElement,
    private readonly action: CommunityAction,
    private readonly options: ActsOptions,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, keepingOrder);
    this.communities = new ItemLookup(host, options.source, 'community');
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

  render(entry: Entry): TemplateResult | typeof nothing {
    if (this.opened !== entry.id || isGone(entry)) return nothing;
    const {strings} = this.localize;
    if (this.form) return this.form.render(strings, this.options.shared());
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
      ${plain.filter((act) => this.may(entry, act)).map((act) => this.button(act, strings[act], () => void this.run(this.act(entry, act))))}
      ${this.asked(entry).map((act) => this.button(act, strings[act], () => this.ask(entry, act)))}
    </div>`;
  }

  private button(name: string, words: string, press: () => void): TemplateResult {
    return html`<button type="button" class="button small" data-act=${name} @click=${press}>${words}</button>`;
  }

  private may(entry: Entry, verb: string): boolean {
    return mayDo(this.options.source, entry, verb);
  }

  /** What may be done to it once more is said. */
  private asked(entry: Entry): readonly Asked[] {
    const discussion = this.options.discussion();
    const acts = (['hide', 'move', 'merge', 'ask'] as const).filter(
      (act) =>
        this.may(entry, act) &&
        (act !== 'ask' || discussion?.type === 'question') &&
        (act !== 'merge' || discussion?.type !== 'poll'),
    );
    const isSplittable =
      entry.kind === 'reply' && entry.state === 'shown' && discussion && this.may(discussion, 'split');
    const isReportable =
      this.may(entry, 'create:flag') && !entry.mine?.['flag'] && entry.createdBy !== this.options.source.you;
    return [...acts, ...(isSplittable ? (['split'] as const) : []), ...(isReportable ? (['report'] as const) : [])];
  }

  private act({kind, id, version}: Entry, act: string): Change {
    return {verb: 'act', kind, id, version, act};
  }

  private ask(entry: Entry, asked: Asked): void {
    const discussion = this.options.discussion();
    if (!discussion) return;
    this.form = new OrderForm(this.host, {
      source: this.options.source,
      discussion,
      entry,
      asked,
      communities: () => this.leading(discussion.community),
      send: (change, key) => this.run(change, key, asked === 'report' ? this.localize.strings.reported : undefined),
      cancel: () => this.close(true),
    });
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.form?.focus());
  }

  /** The other communities this person leads. */
  private leading(but: string | undefined): readonly Option[] {
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
    this.opened = this.form = undefined;
    this.host.requestUpdate();
    if (isFocused && at) this.focus(`[data-entry="${CSS.escape(at)}"] [data-act=more]`);
  }

  private focus(selector: string): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
