import {html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

import type {WriteResult} from '../../adapter/contract.js';
import {Attempts} from '../../context/attempts.js';
import {draftStore} from '../../context/draft-store.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import {send} from '../../context/sending.js';
import type {CommunitySource} from '../../context/source.js';
import type {CommunityError} from '../../model/errors.js';
import type {Draft} from '../../model/item.js';
import type {DiscussionType} from '../../model/kinds.js';
import {addStyles} from '../../ui/add-styles.js';
import {composerWords} from '../../ui/composer/composer-words.js';
import {Composer} from '../../ui/composer/composer.js';
import {composerStyles} from '../../ui/composer/composer.styles.js';
import {filePlace} from '../../ui/composer/file-place.js';
import {KeptDraft} from '../../ui/composer/kept-draft.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {newDraft} from '../discussion-thread/draft-names.js';
import {typeName, type FeedStrings} from '../discussion-thread/seal.js';
import {suggestFrom} from '../discussion-thread/suggest.js';
import {DiscussionSubmitEvent} from './discussion-submit-event.js';
import {filterTypes} from './feed-filters.js';
import {blankHead, contentOf, keptHead, type Head} from './head.js';
import {pollForm} from './poll-form.js';
import {Similar} from './similar.js';

export interface NewDiscussionOptions {
  /** What the reader has filtered by is likely what they write about. */
  readonly type?: string | undefined;
  readonly topic?: string | undefined;
  readonly strings: () => FeedStrings;
  /** What communities are called, and what they allow. */
  readonly names: ItemLookup<'community'>;
  readonly onClose: (isSent: boolean) => void;
  /** It is on its way, under this id. */
  readonly onSending: (id: string) => void;
  /** It is stored; before that perhaps taken by an outbox, and `pending`. */
  readonly onStored: (result: WriteResult) => void;
}

const announcers = new Set(['facilitator', 'steward', 'sponsor', 'administrator']);

/** The form that starts a discussion: what it is, its title, its text. Fetched when somebody first wants to write. */
export class NewDiscussion implements ReactiveController {
  private head = blankHead;
  private isUntitled = false;
  private isChoiceless = false;
  private readonly draft: KeptDraft;
  private readonly composer: Composer;
  private readonly attempts: Attempts;
  private readonly similar: Similar;

  constructor(
    private readonly host: ReactiveElement,
    private readonly source: CommunitySource,
    private readonly options: NewDiscussionOptions,
  ) {
    addStyles(host, richTextStyles);
    addStyles(host, composerStyles);
    this.similar = new Similar(host, source);
    const name = newDraft(source.community);
    const store = draftStore(source.adapter?.name ?? '', source.you);
    this.attempts = new Attempts(store, name);
    this.draft = new KeptDraft(store, name, (text) => {
      this.head = this.parsed(text);
      host.requestUpdate();
    });
    this.head = this.parsed(this.draft.read() ?? '');
    if (store.read(name) === undefined) this.attempts.forgetLeft(`${name}/body`);
    this.composer = new Composer(host, {
      store,
      name: `${name}/body`,
      label: () => this.strings.bodyLabel,
      sendLabel: () => this.strings[verbs[this.head.type]],
      placeholder: () => this.strings[`${this.head.type}Body`],
      suggest: suggestFrom(source),
      mayBeEmpty: () => this.head.type === 'poll',
      files: () => filePlace(source, this.community),
      send: (body) => this.send(body),
      onClose: (isSent) => options.onClose(isSent),
      below: () => this.renderBelow(),
      aside: () => this.renderAnonymous(),
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.draft.open();
  }

  hostDisconnected(): void {
    this.similar.stop();
    this.draft.close();
  }

  close(): void {
    this.similar.stop();
    this.draft.close();
    this.composer.close();
    this.host.removeController(this);
  }

  focus(): void {
    this.find('.title-field')?.focus();
  }

  render(): TemplateResult {
    const {strings} = this;
    const {type, title} = this.head;
    return html`<section class="form card" part="new" aria-label=${strings.newLabel}>
      <fieldset class="kinds">
        <legend class="visually-hidden">${strings.kindLabel}</legend>
        ${this.types.map(
          (each) =>
            html`<label class="kind chip"
              ><input
                type="radio"
                name="kind"
                .checked=${live(each === type)}
                @change=${() => this.set({type: each})}
              />${typeName(each, this.options.strings())}</label
            >`,
        )}
      </fieldset>
      ${this.renderCommunities()}
      <label class="line">
        <span class="visually-hidden">${strings.titleLabel}</span>
        <input
          class="field title-field"
          dir="auto"
          maxlength="300"
          autocomplete="off"
          placeholder=${strings[`${type}Title`]}
          .value=${live(title)}
          aria-invalid=${this.isUntitled || nothing}
          @input=${(event: Event) => this.name(valueOf(event))}
          @keydown=${this.handleTitleKey}
        />
        ${this.isUntitled ? html`<span class="field-error" role="alert">${strings.titleMissing}</span>` : nothing}
      </label>
      ${this.similar.render(strings, this.options.strings())} ${type === 'poll' ? this.renderChoices() : nothing}
      ${this.composer.render()}
    </section>`;
  }

  private get strings() {
    return composerWords(this.host).own.strings;
  }

  private get types(): readonly DiscussionType[] {
    const roles = this.source.description?.you?.roles ?? {};
    const {community} = this;
    const mayAnnounce = community === undefined || announcers.has(roles[community] ?? '');
    const mayVote = this.source.can('vote', 'create');
    return filterTypes.filter((type) => (type === 'announcement' ? mayAnnounce : type !== 'poll' || mayVote));
  }

  /** Where it is to stand: where the page is narrowed to, else the one that was chosen, else the first of one's own. */
  private get community(): string | undefined {
    return (
      this.source.community ??
      (this.communities.includes(this.head.community) ? this.head.community : this.communities[0])
    );
  }

  private get communities(): readonly string[] {
    const roles = this.source.description?.you?.roles ?? {};
    return Object.keys(roles).filter((id) => roles[id] !== 'guest');
  }

  private renderCommunities() {
    if (this.source.community || this.communities.length < 2) return nothing;
    return html`<label class="line"
      ><span>${this.strings.communityLabel}</span>
      <select class="field" @change=${(event: Event) => this.move(valueOf(event))}>
        ${this.communities.map((id) => html`<option value=${id} ?selected=${id === this.community}>${this.options.names.get(id)?.name ?? id}</option>`)}
      </select></label
    >`;
  }

  private renderChoices() {
    return pollForm({
      choices: this.head.choices,
      several: this.head.several,
      isMissing: this.isChoiceless,
      strings: this.strings,
      onChange: (change) => this.set(change),
    });
  }

  private renderBelow() {
    const {topicsLabel, topicsHint, useTemplate} = this.strings;
    const take = (event: Event) => this.set({topics: valueOf(event)});
    return html`${this.composer.text ? nothing : html`<p><button type="button" class="as-link" @click=${this.useTemplate}>${useTemplate}</button></p>`}
      <label class="beside"
        ><span>${topicsLabel}</span
        ><input
          class="field"
          dir="auto"
          autocomplete="off"
          placeholder=${topicsHint}
          .value=${live(this.head.topics)}
          @input=${take}
      /></label>`;
  }

  private renderAnonymous() {
    const {anonymous, anonymousHint} = this.strings;
    if (!this.community || !this.options.names.get(this.community)?.anonymous) return nothing;
    const take = (event: Event) => this.set({anonymous: (event.target as HTMLInputElement).checked});
    return html`<label class="check" title=${anonymousHint}
      ><input type="checkbox" .checked=${live(this.head.anonymous)} @change=${take} />${anonymous}</label
    >`;
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(selector);
  }

  private set(change: Partial<Head>): void {
    this.head = {...this.head, ...change};
    this.isUntitled = this.isChoiceless = false;
    this.draft.write(JSON.stringify(this.head));
    this.host.requestUpdate();
  }

  private name(title: string): void {
    this.set({title});
    this.similar.look(title);
  }

  /** Another community may not allow what the last one did. */
  private move(community: string): void {
    this.set({community, anonymous: false});
    if (!this.types.includes(this.head.type)) this.set({type: 'question'});
  }

  private readonly useTemplate = () => {
    this.composer.write(this.strings[`${this.head.type}Template`]);
    void this.host.updateComplete.then(() => this.composer.focus());
  };

  private readonly handleTitleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) void this.composer.send();
    else this.composer.focus();
  };

  private parsed(text: string): Head {
    const {type, topic = ''} = this.options;
    const {types} = this;
    const {community} = this.head;
    const blank = {...blankHead, type: types.find((each) => each === type) ?? 'question', topics: topic, community};
    return keptHead(text, blank, types);
  }

  private async send(body: string): Promise<CommunityError | 'kept' | undefined> {
    const {head} = this;
    const content = contentOf(head, body, this.community);
    this.isUntitled = !content.title;
    this.isChoiceless = (content.choices?.length ?? 2) < 2;
    if (this.isUntitled || this.isChoiceless) {
      this.host.requestUpdate();
      void this.host.updateComplete.then(() => this.find('[aria-invalid]')?.focus());
      return 'kept';
    }
    this.draft.flush();
    const {id, key} = this.attempts.for(content);
    const draft: Draft<'discussion'> = {id, ...content};
    if (!this.host.dispatchEvent(new DiscussionSubmitEvent(draft))) return 'kept';
    this.options.onSending(id);
    const sent = await send(this.source.adapter, {verb: 'create', kind: 'discussion', item: draft}, key);
    if ('isGivenUp' in sent) return 'kept';
    if ('error' in sent) return sent.error;
    this.attempts.forget(body);
    this.draft.forget(JSON.stringify(head));
    this.head = this.parsed('');
    // The list may not be read again before the source is back: what an outbox has taken is shown at once.
    if (sent.result.items[0]?.pending) this.options.onStored(sent.result);
    void sent.stored.then((result) => result && this.options.onStored(result));
    return undefined;
  }
}

const verbs = {
  question: 'ask',
  idea: 'propose',
  story: 'tell',
  announcement: 'announce',
  prompt: 'invite',
  poll: 'startPoll',
} as const;

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
