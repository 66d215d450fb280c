import {html, type LitElement, type TemplateResult} from 'lit';

import {Attempts} from '../../context/attempts.js';
import type {CommunityItem} from '../../context/community-item.js';
import {CommunityQuery} from '../../context/community-query.js';
import {draftStore} from '../../context/draft-store.js';
import {isKeeping} from '../../context/keeping.js';
import {send} from '../../context/sending.js';
import type {CommunitySource} from '../../context/source.js';
import {pageComments} from '../../i18n/en/page-comments.js';
import {Localize} from '../../i18n/localize.js';
import {CommunityError} from '../../model/errors.js';
import type {Visibility} from '../../model/choices.js';
import type {Item} from '../../model/item.js';
import {printOf} from '../../model/print.js';
import {replyDraft} from './draft-names.js';
import {placeOf} from './permalink.js';
import {seal, type FeedStrings} from './seal.js';
import {addressOf} from './subject-address.js';
import type {ThreadMoves} from './thread-moves.js';

/** The element, as far as it says whose comments these are. */
type Thread = LitElement & {
  readonly subject: string | null;
  readonly subjectTitle: string;
  readonly subjectVisibility: Visibility | '';
  readonly discussion: string;
};

export interface PageCommentsOptions {
  readonly source: CommunitySource;
  /** The discussion as it is shown, once it was found. */
  readonly chosen: CommunityItem<'discussion'>;
  readonly moves: ThreadMoves;
  readonly feed: {readonly strings: FeedStrings};
}

/** How often another id is tried where the one before was taken: their discussion was removed or hidden. */
const tries = 9;

/**
 * The comments of a page: finds the discussion they are, and makes it with the first of them. Fetched where a subject is given.
 *
 * Its id follows from address and community, so that two people who write the first comment at the same moment make one discussion.
 */
export class PageComments {
  /** The discussion that was found or made. */
  private known: string | undefined;
  /** What `known` is the discussion of. */
  private knownOf = '';
  /** What was found for another address, until the next answer comes. */
  private before: unknown;
  /** Found, and not there any more. */
  private readonly gone = new Set<string>();
  private readonly found: CommunityQuery<'discussion'>;
  private readonly localize: Localize<(typeof pageComments)['phrases']>;

  constructor(
    private readonly host: Thread,
    private readonly options: PageCommentsOptions,
  ) {
    const {source} = options;
    this.localize = new Localize(host, pageComments);
    source.onChange(() => this.forget());
    this.found = new CommunityQuery(host, source, {
      kind: 'discussion',
      query: () => {
        const {address} = this;
        if (!address || !source.community || this.known) return undefined;
        // Where two were made at once, the older one.
        return {where: {subject: address, state: {none: ['hidden']}}, sort: 'createdAt', limit: tries};
      },
    });
    host.addController({
      hostConnected: () => addEventListener('hashchange', this.followAddress),
      hostDisconnected: () => removeEventListener('hashchange', this.followAddress),
    });
  }

  get strings() {
    return this.localize.strings;
  }

  /** The id of the discussion, once there is one. Looks what has become of it. */
  look(): string | undefined {
    const {chosen: shown, source} = this.options;
    const of = JSON.stringify([this.address, source.community]);
    if (of !== this.knownOf) {
      this.forget();
      this.before = this.found.page;
    }
    this.knownOf = of;
    if (this.known && shown.error?.kind === 'not-found' && !shown.item) {
      this.gone.add(this.known);
      this.known = undefined;
    }
    if (this.known || !this.address) return this.known;
    // What was found for the address before is there until the next answer.
    this.known = this.found.items.find(({id, subject}) => subject === this.address && !this.gone.has(id))?.id;
    if (this.known) this.followAddress();
    return this.known;
  }

  /** Stands for the discussion until somebody makes it: drawn, and never sent. */
  get blank(): Item<'discussion'> | undefined {
    const {source, chosen: shown} = this.options;
    const isFound = this.found.page !== undefined && this.found.page !== this.before;
    if (shown.item || !(this.known ? this.isMade : isFound) || !source.description) return undefined;
    const now = new Date().toISOString();
    return {
      ...this.draft(1),
      ...(this.known && {id: this.known}),
      ...{kind: 'discussion', version: '', createdAt: now, updatedAt: now, state: 'open'},
      visibility: this.host.subjectVisibility || 'organisation',
      may: this.mayBegin ? ['create:reply'] : [],
    } as Item<'discussion'>;
  }

  /** Why nothing was found. */
  get error(): CommunityError | undefined {
    return this.found.error;
  }

  async retry(): Promise<void> {
    await this.found.reload();
  }

  /** What is to be put right by whoever wrote the page. */
  renderMistake(): TemplateResult | undefined {
    const {source} = this.options;
    const {strings} = this;
    if (this.address === undefined) return html`<p class="quiet">${strings.noAddress(this.host.subject ?? '')}</p>`;
    return source.adapter && !source.community ? html`<p class="quiet">${strings.noCommunity}</p>` : undefined;
  }

  heading({counts}: Item<'discussion'>): string {
    return this.strings.heading(counts?.['replies'] ?? 0);
  }

  renderHead(item: Item<'discussion'>): TemplateResult {
    return html`<header class="thread-head">
      <h2 class="title" part="title">${this.heading(item)} ${seal(item, this.options.feed.strings)}</h2>
    </header>`;
  }

  /** Nobody has commented yet. */
  renderNone(mayReply: boolean): TemplateResult {
    return html`<p class="quiet">${mayReply ? this.strings.first : this.strings.none}</p>`;
  }

  /** Makes the discussion, or finds the one that somebody else has made meanwhile. */
  async begin(): Promise<Item<'discussion'> | CommunityError | 'kept'> {
    const {source, chosen} = this.options;
    let problem = new CommunityError('unavailable', 'The comments of this page could not be begun.');
    for (let nth = 1; nth <= tries; nth++) {
      const item = this.draft(nth);
      const attempts = new Attempts(draftStore(source.adapter?.name ?? '', source.you), `${replyDraft(item)}/page`);
      const {key} = attempts.for(item);
      const sent = await send(source.adapter, {verb: 'create', kind: 'discussion', item}, key);
      if ('isGivenUp' in sent) return 'kept';
      if ('error' in sent) {
        problem = sent.error;
        if (problem.kind !== 'conflict') return problem;
      } else void sent.stored.then((result) => (result ? chosen.take(result) : this.settle(item.id, key)));
      attempts.forget();
      const known = 'error' in sent ? problem.current : sent.result.items.find(({id}) => id === item.id);
      const made = known as Item<'discussion'> | undefined;
      // What has this id may be something else, or be hidden from those who write now.
      if (!made || !this.isOurs(made)) continue;
      this.known = made.id;
      this.isMade = true;
      this.host.requestUpdate();
      return made;
    }
    return problem;
  }

  /** It was begun here, and is known before it has been read. */
  private isMade = false;

  private get address(): string | undefined {
    const {subject, discussion} = this.host;
    return subject === null || discussion ? undefined : addressOf(subject);
  }

  /** A guess until there is a discussion to ask about; the store decides. */
  private get mayBegin(): boolean {
    const {source} = this.options;
    const role = source.description?.you?.roles[source.community ?? ''];
    return source.you !== undefined && role !== 'guest' && source.can('discussion', 'create');
  }

  private draft(nth: number) {
    const subject = this.address ?? '';
    const community = this.options.source.community ?? '';
    const print = printOf([community, subject]);
    const title = this.host.subjectTitle.trim() || document.title.trim() || subject;
    // Nobody chooses what kind it is: the page invites people to say something to it.
    const type = 'prompt' as const;
    const visibility = this.host.subjectVisibility;
    return {
      id: `page-${print}${nth > 1 ? `-${nth}` : ''}`,
      type,
      title: [...title].slice(0, 300).join(''),
      subject,
      community,
      ...(visibility && {visibility}),
    };
  }

  private isOurs({kind, subject, community, state}: Item<'discussion'>): boolean {
    const isHere = community === this.options.source.community;
    return kind === 'discussion' && subject === this.address && isHere && state !== 'hidden';
  }

  /** An outbox took it and it was refused: where somebody else has made it meanwhile, there is nothing left to send. */
  private async settle(id: string, key: string): Promise<void> {
    const {adapter} = this.options.source;
    const [item] = (await adapter?.get('discussion', [id]).catch(() => undefined)) ?? [];
    if (item && !item.pending && isKeeping(adapter)) await adapter.discard(key);
  }

  private forget(): void {
    this.known = undefined;
    this.isMade = false;
    this.gone.clear();
  }

  private readonly followAddress = () => {
    const place = placeOf(location.hash);
    if (place?.reply && place.discussion === this.known) this.options.moves.want(place.reply);
  };
}
