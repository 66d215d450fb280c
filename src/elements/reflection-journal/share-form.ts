import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {shareEntry} from '../../i18n/en/share-entry.js';
import {Localize} from '../../i18n/localize.js';
import type {Journal} from '../../journal/journal.js';
import type {Entry, Sharing} from '../../journal/kept.js';
import {newId} from '../../model/id.js';
import type {Draft, Item} from '../../model/item.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {failure} from '../../ui/states.js';
import {EntrySharedEvent, EntryShareEvent} from './share-events.js';

export interface ShareEnd {
  /** It was shared; what to say of it. */
  done(said: string): void;
  close(): void;
}

/** How long what is changed here waits to be kept, in milliseconds. */
const pause = 200;

/** Shows of one entry what will be sent, to be changed, and to whom. Fetched when somebody wants to share one; nothing is asked before. */
export class ShareForm {
  private sharing: Sharing;
  private names: ReadonlyMap<string, string> = new Map();
  private isUntitled = false;
  private isChanged = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly action: CommunityAction;
  private readonly localize: Localize<(typeof shareEntry)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly journal: Journal,
    readonly entry: Entry,
    private readonly end: ShareEnd,
  ) {
    this.localize = new Localize(host, shareEntry);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    const {communities} = this;
    const kept = entry.sharing;
    const community = source.community ?? communities[0] ?? '';
    this.sharing =
      kept && communities.includes(kept.community)
        ? kept
        : {title: titleOf(entry), body: entry.text, community, id: newId(), key: newId()};
    void this.readNames();
  }

  focus(): void {
    this.host.renderRoot.querySelector<HTMLElement>('.sharing [name=title], .sharing button')?.focus();
  }

  /** Takes it away; what was changed stays kept, sealed with the entry. */
  close(): void {
    void this.keep();
    this.host.removeController(this.localize);
    this.host.removeController(this.shared);
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {cancel} = this.shared.strings;
    const isOpen = this.communities.length > 0 && this.source.can('discussion', 'create');
    return html`<form
      class="sharing card stack"
      part="share"
      aria-label=${strings.title}
      @submit=${this.handleSubmit}
      @keydown=${this.handleKeys}
    >
      <h4>${strings.title}</h4>
      ${
        isOpen
          ? this.renderFields()
          : html`<p>${this.communities.length === 0 ? strings.nowhere : strings.readOnly}</p>`
      }
      <div class="row">
        ${
          isOpen
            ? html`<button class="button primary" aria-disabled=${this.action.isBusy}>
                ${this.action.isBusy ? strings.sending : strings.share}
              </button>`
            : nothing
        }
        <button type="button" class="button plain" @click=${() => this.end.close()}>${cancel}</button>
      </div>
    </form>`;
  }

  private renderFields(): TemplateResult {
    const {strings} = this.localize;
    const {title, body, community} = this.sharing;
    return html`<p class="leaves"><bdi>${strings.leaves(this.nameOf(community))}</bdi></p>
      <div>
        <label for="share-community">${strings.community}</label>
        <select class="field" id="share-community" name="community" @change=${this.handleInput}>
          ${this.communities.map((id) => html`<option value=${id} ?selected=${id === community}>${this.nameOf(id)}</option>`)}
        </select>
      </div>
      <div>
        <label for="share-title">${strings.storyTitle}</label>
        <input
          class="field"
          id="share-title"
          name="title"
          dir="auto"
          maxlength="300"
          autocomplete="off"
          aria-invalid=${this.isUntitled ? 'true' : 'false'}
          .value=${live(title)}
          @input=${this.handleInput}
        />
        ${this.isUntitled ? html`<p class="field-error" role="alert">${strings.needTitle}</p>` : nothing}
      </div>
      <div>
        <label for="share-body">${strings.storyBody}</label>
        <textarea
          class="field"
          id="share-body"
          name="body"
          dir="auto"
          rows="6"
          autocomplete="off"
          aria-describedby="share-hint"
          .value=${live(body)}
          @input=${this.handleInput}
        ></textarea>
        <p class="hint" id="share-hint">${strings.storyHint}</p>
      </div>
      ${this.action.error ? failure(this.action.error, this.shared.strings, {kept: true}) : nothing}`;
  }

  /** Those the reader is in, as the source has said already. */
  private get communities(): readonly string[] {
    const roles = this.source.description?.you?.roles ?? {};
    return Object.keys(roles).filter((id) => roles[id] !== 'guest');
  }

  private nameOf(community: string): string {
    return this.names.get(community) ?? community;
  }

  private async readNames(): Promise<void> {
    const {communities} = this;
    const items = await this.source.adapter?.get('community', communities).catch(() => undefined);
    this.names = new Map(communities.map((id, index) => [id, items?.[index]?.name ?? id]));
    this.host.requestUpdate();
  }

  private readonly handleInput = (event: Event): void => {
    const {name, value} = event.target as HTMLInputElement;
    // Something else is sent as something else.
    this.sharing = {...this.sharing, [name]: value, id: newId(), key: newId()};
    this.isUntitled = false;
    this.isChanged = true;
    this.timer ??= setTimeout(() => void this.keep(), pause);
    this.host.requestUpdate();
  };

  private readonly handleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.end.close();
  };

  private readonly handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {id, key, community, title, body} = this.sharing;
    this.isUntitled = !title.trim();
    this.host.requestUpdate();
    if (this.isUntitled) return this.focus();
    if (this.action.isBusy) return;
    const item: Draft<'discussion'> = {id, community, type: 'story', title: title.trim(), ...(body.trim() && {body})};
    if (!this.host.dispatchEvent(new EntryShareEvent(item))) return;
    // Kept before it is sent: who tries again after a crash sends the same.
    this.isChanged = true;
    await this.keep();
    const result = await this.action.run({verb: 'create', kind: 'discussion', item}, key);
    if (!result) return;
    const name = this.nameOf(community);
    await this.journal
      .change<Entry>(this.entry.id, (now) => {
        if (!now) return now;
        const {sharing: _sharing, ...entry} = now;
        const copy = {id, title: item.title, community: name, at: new Date().toISOString()};
        return {...entry, shared: [...(entry.shared ?? []).filter((each) => each.id !== id), copy]};
      })
      .catch(() => undefined);
    this.isChanged = false;
    this.end.done(this.localize.strings.shared(name));
    const [stored] = result.items;
    if (stored) this.host.dispatchEvent(new EntrySharedEvent(stored as Item<'discussion'>));
  };

  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const {sharing} = this;
    if (!this.isChanged) return;
    await this.journal
      .change<Entry>(this.entry.id, (now) => (now && now.sharing?.id !== sharing.id ? {...now, sharing} : now))
      .catch(() => undefined);
  }
}

/** Its first line, which may be meant as one. Never what it is about: that may be a person. */
function titleOf({text}: Entry): string {
  return plainExcerpt(text.split('\n', 1)[0]!, 80);
}
