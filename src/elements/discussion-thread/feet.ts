import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunityQuery} from '../../context/community-query.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {threadTools} from '../../i18n/en/thread-tools.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {Lazy} from '../../ui/lazy.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import {actsOf, type Situation} from './acts-of.js';
import {discussionActions} from './discussion-actions.js';
import {entryActions} from './entry-actions.js';
import type {Asides} from './asides.js';
import type {Entry} from './entry.js';
import {feetStyles} from './feet.styles.js';
import {Reactions, type Reacting} from './reactions.js';
import {mayDo} from './may.js';
import type {MoreActs} from './more-acts.js';
import type {Poll} from './poll.js';
import type {ThreadActs} from './thread-acts.js';
import type {ThreadDesk} from './thread-desk.js';
import {ThreadMarks} from './thread-marks.js';

export interface FeetOptions {
  readonly source: CommunitySource;
  readonly members: ItemLookup<'member'>;
  readonly desk: ThreadDesk;
  readonly discussion: () => Item<'discussion'> | undefined;
  readonly replies: CommunityQuery<'reply'>;
  readonly mayWrite: () => boolean;
  readonly shared: () => CommonStrings;
  /** Takes what a write made of things. */
  readonly take: (result: WriteResult) => void;
  /** Says it in the status line. */
  readonly say: (words: string) => void;
  readonly copy: (entry: Entry) => void;
}

export type ToolStrings = (typeof threadTools)['phrases'];

/**
 * What stands under everything that was said: reactions, and what can be done with it.
 *
 * Fetched as soon as the thread can be read; its place is kept meanwhile, so that nothing moves.
 */
export class Feet {
  private readonly acts: Lazy<ThreadActs>;
  private readonly more: Lazy<MoreActs>;
  private readonly poll: Lazy<Poll>;
  private readonly asides: Lazy<Asides>;
  private readonly localize: Localize<ToolStrings>;
  private readonly reactions: Reactions;
  readonly marks: ThreadMarks;

  constructor(
    host: LitElement,
    private readonly options: FeetOptions,
  ) {
    addStyles(host, feetStyles);
    // Fetched for those who go into the thread; whoever reads has nothing to lose.
    host.renderRoot.addEventListener('focusin', () => void keepFocus(host), {once: true});
    const {source, members} = options;
    this.localize = new Localize(host, threadTools);
    const react: Reacting = (subject, name) => this.do(this.acts, (acts) => acts.react(subject, name));
    this.reactions = new Reactions(host, source, react, members);
    this.acts = new Lazy(host, async () => {
      const {ThreadActs} = await import('./thread-acts.js');
      return new ThreadActs(host, options);
    });
    this.more = new Lazy(host, async () => {
      const {MoreActs} = await import('./more-acts.js');
      return new MoreActs(host, options);
    });
    this.poll = new Lazy(host, async () => new (await import('./poll.js')).Poll(host, options));
    this.marks = new ThreadMarks(host, source, options.discussion, options.replies);
    const beside = {...options, strings: () => this.localize.strings};
    this.asides = new Lazy(host, async () => new (await import('./asides.js')).Asides(host, beside));
  }

  /** Under one entry. */
  render(entry: Entry, name: string): TemplateResult {
    const {strings, words} = this.localize;
    const {source, desk, mayWrite, copy} = this.options;
    const situation: Situation = {
      discussion: this.options.discussion()!,
      you: source.you,
      may: (of, verb) => mayDo(source, of, verb),
      act: (run) => void this.do(this.acts, run),
      desk,
      mayWrite: mayWrite(),
      copy: () => copy(entry),
      more: () => void this.do(this.more, (more) => more.toggle(entry)),
    };
    return html`<div class="foot">
        ${this.reactions.render(entry, strings, words)}
        ${entryActions(entry, name, actsOf(entry, situation), strings, this.options.shared())}
        ${entry.kind === 'discussion' ? discussionActions(entry, situation, this.asides.part?.harvestOf(entry), strings) : nothing}
      </div>
      ${this.acts.part?.render(entry)} ${this.more.part?.render(entry, situation)}
      ${entry.kind === 'discussion' ? this.asides.part?.renderAsked(entry) : nothing}`;
  }

  /** Where one votes, once that has come. */
  renderPoll(item: Item<'discussion'>): TemplateResult | undefined {
    void this.poll.want();
    return this.poll.part?.render(item);
  }

  /** Why the last of it did not work. */
  renderError(): TemplateResult | typeof nothing {
    const error = this.acts.part?.error ?? this.acts.error ?? this.more.error ?? this.poll.error;
    return error ? failure(error, this.options.shared()) : nothing;
  }

  /** Shows what an entry said before. */
  look(entry: Entry): void {
    void this.do(this.more, (more) => more.look(entry, 'edited'));
  }

  /** What became of a solved discussion: did it work, and what was made of it? */
  renderKept(item: Item<'discussion'>): unknown {
    if (item.asked || item.accepted) void this.asides.want();
    return this.asides.part?.render(item);
  }

  private async do<P>(part: Lazy<P>, run: (part: P) => unknown): Promise<void> {
    if (part.error) part.again();
    await part.want();
    if (part.part) await run(part.part);
  }
}

async function keepFocus(host: LitElement): Promise<void> {
  const {ThreadFocus} = await import('./thread-focus.js');
  new ThreadFocus(host);
}
