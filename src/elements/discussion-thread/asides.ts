import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {asides as section} from '../../i18n/en/asides.js';
import {discussion as feedSection} from '../../i18n/en/discussion.js';
import {Localize} from '../../i18n/localize.js';
import {isTimeToTell} from '../../model/closing-loop.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {failure} from '../../ui/states.js';
import {asidesStyles} from './asides.styles.js';
import type {FeetOptions, ToolStrings} from './feet.js';
import {KeptAs} from './kept-as.js';
import {mayDo} from './may.js';
import {authorName} from './seal.js';

type Discussion = Item<'discussion'>;
type Worked = NonNullable<Discussion['worked']>;

const all: readonly Worked[] = ['yes', 'partly', 'no'];

export interface AsidesOptions extends FeetOptions {
  readonly strings: () => ToolStrings;
}

/**
 * What stands beside a question: who was asked to look at it, whether the answer worked, and what it became.
 *
 * Fetched where there is any of it.
 */
export class Asides {
  /** Is whoever asked about to say something else? */
  private isChanging = false;
  private readonly action: CommunityAction;
  private readonly keptAs: KeptAs;
  private readonly localize: Localize<(typeof section)['phrases']>;
  private readonly feed: Localize<(typeof feedSection)['phrases']>;

  constructor(
    private readonly host: LitElement,
    private readonly options: AsidesOptions,
  ) {
    addStyles(host, asidesStyles);
    this.action = new CommunityAction(host, options.source);
    this.localize = new Localize(host, section);
    this.feed = new Localize(host, feedSection);
    const {discussion, say, source, strings} = options;
    this.keptAs = new KeptAs(host, source, {discussion, say: () => say(strings().harvested)});
    options.source.onChange(() => (this.isChanging = false));
  }

  /** Makes a practice of it, where somebody may. */
  harvestOf(item: Discussion): (() => void) | undefined {
    return this.keptAs.harvestOf(item);
  }

  /** What became of a solved discussion. */
  render(item: Discussion): TemplateResult {
    const {strings, shared} = this.options;
    return html`${this.renderWorked(item)} ${this.keptAs.render(item, strings(), shared())}`;
  }

  /** The experts who were asked to look at it, and why they. */
  renderAsked({asked = []}: Discussion): TemplateResult | typeof nothing {
    if (asked.length === 0) return nothing;
    const {strings, words} = this.localize;
    return html`<p class="asked">
      ${strings.asked}
      ${asked.map(
        ({member, because, at}, index) =>
          html`${index > 0 ? ' · ' : nothing}<span title=${at ? words.dateTime(at) : nothing}
              ><bdi>${this.expert(member)}</bdi
              >${because ? html` (<bdi>${strings.because(because)}</bdi>)` : nothing}</span
            >`,
      )}
    </p>`;
  }

  /** Whether the answer worked: asks whoever asked when it is time, and tells everybody what they said. */
  private renderWorked(item: Discussion): TemplateResult | typeof nothing {
    const {worked} = item;
    const {source, mayWrite} = this.options;
    const isMine = source.you !== undefined && item.createdBy === source.you;
    const mayTell = isMine && mayWrite() && mayDo(source, item, 'tell');
    const {error} = this.action;
    const problem = error ? failure(error, this.options.shared()) : nothing;
    if (mayTell && (this.isChanging || isTimeToTell(item, new Date().toISOString())))
      return html`${this.renderQuestion(item)} ${problem}`;
    if (!worked) return nothing;
    const {strings} = this.localize;
    return html`<p class="worked" tabindex="-1">
        ${isMine ? this.ownWords(worked) : this.wordsOf(item, worked)}
        ${
          worked === 'no' && mayTell && this.mayReopen(item)
            ? html`${strings.notSolved}
                <button
                  type="button"
                  class="button small"
                  data-act="reopen-question"
                  ?disabled=${this.action.isBusy}
                  @click=${() => void this.reopen(item)}
                >
                  ${strings.reopen}
                </button>`
            : nothing
        }
        ${mayTell ? html`<button type="button" class="as-link quiet" data-act="change" @click=${this.change}>${strings.change}</button>` : nothing}
      </p>
      ${problem}`;
  }

  private renderQuestion(item: Discussion): TemplateResult {
    const {strings} = this.localize;
    return html`<div class="worked" role="group" aria-label=${strings.didItWork} @keydown=${this.handleKeys}>
      <strong>${strings.didItWork}</strong>
      ${all.map(
        (worked) =>
          html`<button
            type="button"
            class="button small"
            data-worked=${worked}
            ?disabled=${this.action.isBusy}
            @click=${() => void this.tell(item, worked)}
          >
            ${strings[worked]}
          </button>`,
      )}
      <p class="hint">${strings.whoAsks}</p>
    </div>`;
  }

  private expert(id: string): string {
    const {members, source} = this.options;
    const {strings} = this.localize;
    if (id === source.you) return strings.youToo;
    return members.has(id) ? (members.get(id)?.name ?? strings.noLongerHere) : '…';
  }

  private wordsOf(item: Discussion, worked: Worked): string {
    const {members, source} = this.options;
    const {strings} = this.localize;
    const author = item.anonymous ? undefined : members.get(item.createdBy);
    const name = authorName(item, author, source.you, this.feed.strings) ?? '…';
    return {yes: strings.itWorked, partly: strings.itWorkedPartly, no: strings.itDidNotWork}[worked](name);
  }

  private ownWords(worked: Worked): string {
    const {strings} = this.localize;
    return {yes: strings.youItWorked, partly: strings.youItWorkedPartly, no: strings.youItDidNotWork}[worked];
  }

  private mayReopen(item: Discussion): boolean {
    return mayDo(this.options.source, item, item.state === 'closed' ? 'reopen' : 'unaccept');
  }

  private async tell(item: Discussion, worked: Worked): Promise<void> {
    if (!(await this.act(item, 'tell', {worked}))) return this.focus(`.worked [data-worked=${worked}]`);
    this.isChanging = false;
    this.options.say(this.localize.strings.thanks);
    this.focus('.worked [data-act=reopen-question]', '.worked');
  }

  /** What did not work is no answer: none is accepted any more, and whoever asked goes on to say what happened. */
  private async reopen(item: Discussion): Promise<void> {
    let now: Discussion | undefined = item;
    if (item.state === 'closed') now = await this.act(item, 'reopen');
    for (const reply of item.accepted ?? []) now &&= await this.act(now, 'unaccept', {reply});
    if (!now) return this.focus('.worked [data-act=reopen-question]');
    this.options.say(this.localize.strings.reopened);
    await this.options.desk.reply();
  }

  /** The discussion as it is after that; nothing where it failed. */
  private async act(
    {kind, id, version}: Discussion,
    act: string,
    told: Readonly<Record<string, string>> = {},
  ): Promise<Discussion | undefined> {
    const result = await this.action.run({verb: 'act', kind, id, version, act, with: told});
    if (result) this.options.take(result);
    return result?.items.find((item) => item.id === id) as Discussion | undefined;
  }

  private readonly change = (): void => {
    this.isChanging = true;
    this.focus('.worked [data-worked]');
  };

  private readonly handleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isChanging) return;
    event.stopPropagation();
    this.isChanging = false;
    this.focus('.worked [data-act=change]');
  };

  /** Focuses the first of these that is there. */
  private focus(...selectors: readonly string[]): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const found = selectors.map((each) => this.host.renderRoot.querySelector<HTMLElement>(each));
      found.find((each) => each !== null)?.focus();
    });
  }
}
