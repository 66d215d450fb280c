import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {keepsDrafts} from '../../context/keeps-drafts.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {Lazy} from '../../ui/lazy.js';
import {painted} from '../../ui/painted.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import type {FeedStrings} from '../discussion-thread/seal.js';
import type {FeedFilters} from './feed-filters.js';
import type {NewDiscussion} from './new-discussion.js';

export interface FeedStartOptions {
  readonly filters: () => FeedFilters;
  readonly strings: () => FeedStrings;
  /** A discussion is on its way, under this id. */
  readonly onSending: (id: string) => void;
  readonly onStored: (result: WriteResult) => void;
}

/** One line until somebody wants to write; then the form, fetched for it. */
export class FeedStart {
  private form: NewDiscussion | undefined;
  private kept: string | undefined;
  private readonly names: ItemLookup<'community'>;
  private readonly writing: Lazy<typeof NewDiscussion>;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly options: FeedStartOptions,
  ) {
    this.names = new ItemLookup(host, source, 'community');
    // What is written to one source, or by one person, is not shown to the next.
    source.onChange(() => this.close(true));
    this.writing = new Lazy(host, async () => (await import('./new-discussion.js')).NewDiscussion);
  }

  render(shared: CommonStrings): TemplateResult | typeof nothing {
    const {source} = this;
    if (!source.description) return nothing;
    const strings = this.options.strings();
    if (!source.can('discussion', 'create'))
      return html`<p class="hint">${source.you ? strings.readOnly : strings.notAllowed}</p>`;
    if (this.form) return this.form.render();
    const {kept} = this;
    if (kept === undefined) void this.lookForDraft().catch(() => {});
    return html`<button type="button" class="start field" part="start" @click=${this.open}>
        ${kept ? strings.continueDraft(kept) : strings.startInvitation}
      </button>
      ${this.writing.error ? failure(this.writing.error, shared, {retry: this.open}) : nothing}`;
  }

  /** What communities are called, where several are shown. */
  get places(): ItemLookup<'community'> | undefined {
    return this.source.community ? undefined : this.names;
  }

  /** Storage is slow to ask: once, and not before the first screen. */
  private async lookForDraft(): Promise<void> {
    this.kept = '';
    await painted();
    if (!keepsDrafts() && !this.writing.part) return;
    const {keptTitle} = await import('../discussion-thread/kept-words.js');
    this.kept = keptTitle(this.source) ?? '';
    if (this.kept) this.host.requestUpdate();
  }

  private readonly open = async () => {
    if (this.writing.error) this.writing.again();
    await this.writing.want();
    if (!this.writing.part || this.form) return;
    const {strings, filters, onSending, onStored} = this.options;
    const {type, topic} = filters();
    this.form = new this.writing.part(this.host, this.source, {
      type,
      topic,
      strings,
      names: this.names,
      onSending,
      onStored,
      onClose: (isSent) => this.close(isSent),
    });
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.form?.focus();
  };

  private close(isSent: boolean): void {
    this.form?.close();
    this.form = undefined;
    this.kept = undefined;
    this.host.requestUpdate();
    if (!isSent)
      void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>('.start')?.focus());
  }
}
