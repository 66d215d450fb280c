import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {reflection} from '../../i18n/en/reflection.js';
import {Localize} from '../../i18n/localize.js';
import type {Journal} from '../../journal/journal.js';
import type {Entry} from '../../journal/kept.js';
import {controls} from '../../ui/controls.styles.js';
import {lockIcon} from '../../ui/icons/lock.js';
import {Lazy} from '../../ui/lazy.js';
import {loadRichText} from '../../ui/rich-text/rich-text.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {searchField, searchStyles} from '../../ui/search-field.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {entryView} from './entry-view.js';
import {invitationList} from './invitation-list.js';
import {JournalDesk} from './journal-desk.js';
import {journalFoot, unreadableNotice} from './journal-foot.js';
import {JournalSearch} from './journal-search.js';
import {isTimely, promptFor, turnOfDay} from './prompts.js';
import {styles} from './reflection-journal.styles.js';
import type {ShareForm} from './share-form.js';
import {troubleNotice} from './trouble-notice.js';
import {writingForm} from './writing-form.js';

/** From so many entries on, searching is offered. */
const worthSearching = 4;

/**
 * A journal that nobody but its owner reads: kept encrypted in this browser on this device, and sent nowhere.
 *
 * It asks questions worth thinking about, in general and after what `inviteReflection()` was told of. One entry can be shared, as a copy
 * and by an explicit act, as a story of a community.
 *
 * @fires {EntryShareEvent} cop-entry-share - Somebody is about to share a copy of an entry; cancelable.
 * @fires {EntrySharedEvent} cop-entry-shared - Somebody shared a copy of an entry.
 * @csspart writing - The page to write on.
 * @csspart editor - The field to write into.
 * @csspart invitation - Something that happened and is worth a line.
 * @csspart entry - One entry.
 * @csspart share - What will be sent of an entry that is shared.
 * @csspart search - The search field.
 * @csspart keeping - How it is kept, and what can be done with all of it.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class ReflectionJournalElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, searchStyles, richTextStyles, styles];

  /** How many entries are shown at first, and more at a time. */
  @property({type: Number}) limit = 20;

  /** Leaves the title out, where the page has one of its own. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  private readonly localize = new Localize(this, reflection);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly desk = new JournalDesk(this, this.source, () => this.localize.strings);
  private readonly search = new JournalSearch();
  private readonly sharing = new Lazy(this, () => import('./share-form.js'));
  private shareForm: ShareForm | undefined;
  private turn = turnOfDay();
  private pages = 1;

  override connectedCallback(): void {
    super.connectedCallback();
    // Fetched before anything is written: nobody can tell from what is fetched when that was.
    loadRichText().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endSharing();
  }

  protected override willUpdate(): void {
    if (this.shareForm && !this.desk.journal) this.endSharing();
  }

  protected override render() {
    const {strings} = this.localize;
    const {description, error} = this.source;
    const {journal, trouble, isErased} = this.desk;
    if (error && !description) return failure(error, this.shared.strings, {retry: () => this.source.retry()});
    if (description && !this.source.you) return html`<p class="quiet">${strings.visitor}</p>`;
    return html`<section aria-label=${strings.title} translate="no">
      <header class="row spread">
        ${this.noHeading ? nothing : html`<h2>${strings.title}</h2>`}
        <p class="only quiet">${lockIcon()} ${strings.onlyYou}</p>
      </header>
      ${
        journal
          ? this.renderJournal(journal)
          : isErased
            ? html`<div class="erased" role="status">
                ${empty(strings.erased, html`<button type="button" class="button" @click=${this.desk.again}>${strings.beginAgain}</button>`)}
              </div>`
            : trouble
              ? troubleNotice(trouble, strings, {act: this.desk.again, label: this.shared.strings.retry})
              : skeleton(3, strings.opening)
      }
    </section>`;
  }

  private renderJournal(journal: Journal): TemplateResult {
    const {desk} = this;
    const {strings} = this.localize;
    const {said, undo, writing, trouble} = desk;
    const invitations = journal.invitations.filter((each) => each.id !== writing?.start.invitation && isTimely(each));
    const edited = writing?.isSaved ? writing.id : undefined;
    return html`<div role="status" tabindex="-1" class="said row">
        ${said ? html`<span>${said}</span>` : nothing}
        ${undo ? html`<button type="button" class="button small" @click=${undo}>${strings.undo}</button>` : nothing}
      </div>
      ${trouble ? troubleNotice(trouble, strings) : nothing}
      ${journal.unreadable > 0 ? unreadableNotice(journal.unreadable, this.context) : nothing}
      ${invitationList(invitations, {...this.context, turn: this.turn})}
      ${
        edited
          ? html`<p>
              <button type="button" class="button" @click=${() => desk.beginAndFocus()}>${strings.beginNew}</button>
            </p>`
          : this.renderWriting()
      }
      ${this.renderEntries(journal)} ${journalFoot(journal, this.context)}`;
  }

  private renderWriting(entry?: Entry): unknown {
    const {writing} = this.desk;
    if (!writing) return nothing;
    const {strings, words} = this.localize;
    const ask = () => promptFor(writing.start.occasion, this.turn, strings);
    // Once something is written, its question stays.
    if (!writing.text && !writing.isSaved) writing.prompt = writing.isFree ? undefined : ask();
    return writingForm(writing, {
      desk: this.desk,
      strings,
      words,
      cancel: this.shared.strings.cancel,
      writtenAt: entry?.writtenAt,
      ask: (isAsked) => {
        writing.isFree = !isAsked;
        if (isAsked) this.turn++;
        writing.prompt = isAsked ? ask() : undefined;
        this.requestUpdate();
        this.desk.focus('.writing textarea');
      },
    });
  }

  private renderEntries({entries: all, unreadable}: Journal): TemplateResult {
    const {strings} = this.localize;
    const {writing} = this.desk;
    const {search} = this;
    // What is being written is shown where it is written.
    const entries = all.filter(({id, text}) => id !== writing?.id || text);
    const found = entries.filter((entry) => entry.id === writing?.id || search.finds(entry));
    const shown = found.slice(0, this.limit * this.pages);
    return html`<div class="list">
      ${
        entries.length >= worthSearching || search.text
          ? html`<form class="tools" role="search" action="/search" @submit=${(event: Event) => event.preventDefault()}>
              ${searchField(search.text, strings, this.handleSearch)}
              <p class="hint" role="status">${search.text ? strings.found(found.length, entries.length) : nothing}</p>
            </form>`
          : nothing
      }
      ${entries.length === 0 && !writing?.text && unreadable === 0 ? empty(strings.none) : nothing}
      ${entries.length > 0 && found.length === 0 ? html`<p class="quiet">${strings.nothingFound}</p>` : nothing}
      ${repeat(
        shown,
        ({id}) => id,
        (entry) => this.renderEntry(entry),
      )}
      ${
        found.length > shown.length
          ? html`<p><button type="button" class="button" @click=${this.handleMore}>${strings.more}</button></p>`
          : nothing
      }
    </div>`;
  }

  private renderEntry(entry: Entry): unknown {
    if (entry.id === this.desk.writing?.id) return html`<div data-entry=${entry.id}>${this.renderWriting(entry)}</div>`;
    const isShared = this.shareForm?.entry.id === entry.id;
    return entryView(entry, {
      ...this.context,
      share: this.source.adapter?.write ? (which) => void this.beginSharing(which) : undefined,
      below: isShared ? this.shareForm!.render() : nothing,
    });
  }

  private get context() {
    const {strings, words} = this.localize;
    return {desk: this.desk, strings, words, shared: this.shared.strings};
  }

  private async beginSharing(entry: Entry): Promise<void> {
    await this.sharing.want();
    const {part, error} = this.sharing;
    const {journal} = this.desk;
    if (error) return this.desk.tell(this.shared.strings.offlineTitle);
    if (!part || !journal) return;
    this.endSharing();
    const back = () => this.desk.focus(`[data-entry="${entry.id}"] .share`);
    this.shareForm = new part.ShareForm(this, this.source, journal, entry, {
      done: (said) => {
        this.endSharing();
        this.desk.tell(said);
      },
      close: () => {
        this.endSharing();
        back();
      },
    });
    this.requestUpdate();
    await this.updateComplete;
    this.shareForm?.focus();
  }

  private endSharing(): void {
    this.shareForm?.close();
    this.shareForm = undefined;
    this.requestUpdate();
  }

  private readonly handleSearch = (text: string): void => {
    this.search.text = text;
    this.pages = 1;
    this.requestUpdate();
  };

  private readonly handleMore = (): void => {
    this.pages++;
    this.requestUpdate();
  };
}
