import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {countNotices} from '../../context/count-notices.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {LiveCount} from '../../context/live-count.js';
import {CommunitySource} from '../../context/source.js';
import {SubjectLookup} from '../../context/subject-lookup.js';
import {common} from '../../i18n/en/common.js';
import {notices as section} from '../../i18n/en/notices.js';
import {Localize} from '../../i18n/localize.js';
import {Arrivals} from '../../ui/arrivals.js';
import {avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {Lazy} from '../../ui/lazy.js';
import {EveryMinute} from '../../ui/minute.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {NoticeActs} from './notice-acts.js';
import {NoticeBell} from './notice-bell.js';
import {bellStyles} from './notice-bell.styles.js';
import {NoticeOpenEvent} from './notice-events.js';
import {daysOf, type NoticeGroup} from './notice-groups.js';
import {noticeDay, noticeRow, subjectKinds} from './notice-row.js';
import {noticeTools} from './notice-tools.js';
import {styles} from './notices.styles.js';

/**
 * What is new for whoever is signed in: who answered, mentioned them, or wrote where they follow. As an inbox, or as a bell for a
 * page's header.
 *
 * @fires {NoticeOpenEvent} cop-notice-open - Somebody opens what notices are about; cancelable.
 * @fires {NoticesReadEvent} cop-notices-read - Notices were marked as read, or as unread again.
 * @csspart bell - The button of the compact form.
 * @csspart inbox - The list that it opens.
 * @csspart tools - What can be done with all notices.
 * @csspart notice - What happened to one thing on one day.
 * @csspart settings - What somebody is told, and how.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class NoticesElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, styles, bellStyles];

  /** A bell with a number, which opens the inbox. */
  @property({type: Boolean, reflect: true}) compact = false;

  /** Leaves out what is told, and how. */
  @property({type: Boolean, attribute: 'no-settings'}) noSettings = false;

  /** How many notices are read at a time. */
  @property({type: Number}) limit = 30;

  @state() private isOnlyUnread = false;
  @state() private isSetting = false;
  @state() private said = '';

  private readonly localize = new Localize(this, section);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');
  private readonly replies = new ItemLookup(this, this.source, 'reply');
  private readonly subjects = new SubjectLookup(this, this.source, subjectKinds);
  private readonly bell = new NoticeBell(this, () => this.notices.news > 0 && void this.showNews());

  private readonly notices = new CommunityQuery(this, this.source, {
    kind: 'notice',
    query: () => {
      const {you} = this.source;
      if (!you || !this.isTold || (this.compact && !this.bell.wasOpened)) return undefined;
      const where = {createdBy: you, ...(this.isOnlyUnread && {state: 'unread'})};
      return {where, sort: '-createdAt', limit: this.limit};
    },
    onNews: 'count',
    isNews: ({state, createdBy, createdAt}): boolean =>
      // What is further down, and unread again, is no news.
      state === 'unread' && createdBy === this.source.you && createdAt > (this.notices.items[0]?.createdAt ?? ''),
  });

  private readonly unread = new LiveCount(this, this.source, {
    what: () => (this.source.you && this.isTold ? this.source.you + this.source.community : undefined),
    kinds: ['notice'],
    count: (signal) => countNotices(this.source, signal),
  });

  private readonly acts = new NoticeActs(this, this.source, (result) => this.notices.take(result));

  private readonly arrivals = new Arrivals(this);

  private readonly settings = new Lazy(this, async () => {
    const {NoticeSettings} = await import('./notice-settings.js');
    return new NoticeSettings(this, this.source);
  });

  constructor() {
    super();
    new EveryMinute(this);
    this.source.onChange(() => {
      this.said = '';
      this.isSetting = false;
      this.arrivals.forget();
    });
  }

  protected override render(): unknown {
    if (!this.compact) return this.renderInbox();
    const {strings, words} = this.localize;
    const count = this.unread.value ?? 0;
    return this.bell.render({
      label: strings.bell(count),
      title: strings.label,
      said: this.arrivals.see(this.unread.value, strings.bell),
      count: count > 99 ? `${words.number(99)}+` : count > 0 ? words.number(count) : '',
      inbox: () => this.renderInbox(),
    });
  }

  private renderInbox(): TemplateResult {
    const {strings} = this.localize;
    const {news} = this.notices;
    const arrived = this.compact ? '' : this.arrivals.see(news, strings.news);
    return html`<section aria-label=${strings.label} aria-busy=${this.notices.status === 'loading'}>
      ${this.source.you && this.isTold ? this.renderTools() : nothing}
      <div class="visually-hidden" role="status">${arrived || this.said}</div>
      ${this.isSetting ? this.renderSettings() : nothing}
      <div class="news over">
        ${news > 0 ? html`<button type="button" class="button small" @click=${this.showNews}>${strings.news(news)}</button>` : nothing}
      </div>
      ${this.acts.error ? failure(this.acts.error, this.shared.strings) : nothing} ${this.renderNotices()}
    </section>`;
  }

  private renderTools(): TemplateResult {
    const {storedAt} = this.notices.page ?? {};
    return noticeTools({
      ...{
        isOnlyUnread: this.isOnlyUnread,
        isSetting: this.isSetting,
        isCompact: this.compact,
        isBusy: this.acts.isBusy,
      },
      ...{strings: this.localize.strings, shared: this.shared.strings, words: this.localize.words, storedAt},
      undoable: this.acts.undoable.length,
      onFilter: () => (this.isOnlyUnread = !this.isOnlyUnread),
      onMarkAll: this.acts.may('read') && (this.unread.value ?? 0) > 0 ? () => void this.markAll() : undefined,
      onUndo: () => void this.undo(),
      onSettings: this.noSettings ? undefined : () => this.toggleSettings(),
    });
  }

  private renderSettings(): TemplateResult {
    const {part, error, again} = this.settings;
    const drawn = part
      ? part.render()
      : error
        ? failure(error, this.shared.strings, {retry: again})
        : skeleton(2, this.shared.strings.loading);
    return html`<div class="card settings" part="settings" @keydown=${this.handleSettingsKey}>${drawn}</div>`;
  }

  private renderNotices(): unknown {
    const {strings} = this.localize;
    const {page, items, hasNext, status} = this.notices;
    const {description} = this.source;
    const error = this.source.error ?? this.notices.error;
    if (description && !description.you) return empty(strings.visitor);
    if (description && !this.isTold) return empty(strings.noNotices);
    const problem = error ? failure(error, this.shared.strings, {retry: this.retry}) : nothing;
    if (!page) return error ? problem : skeleton(this.compact ? 3 : 4, strings.loading, row);
    if (items.length === 0) return error ? problem : this.renderNone();
    return html`${problem}
    ${repeat(
      daysOf(items),
      ({at}) => at.slice(0, 10),
      (day) => noticeDay(day, this.localize.words, (group) => this.renderGroup(group)),
    )}
    ${
      hasNext
        ? html`<button type="button" class="button more" aria-disabled=${status === 'loading'} @click=${this.showOlder}>
            ${status === 'loading' ? strings.loadingOlder : strings.older}
          </button>`
        : html`<p class="end quiet" tabindex="-1">${items.length > 8 ? strings.end : nothing}</p>`
    }`;
  }

  private renderNone(): TemplateResult {
    const {strings} = this.localize;
    if (!this.isOnlyUnread) return empty(strings.none);
    const showAll = () => (this.isOnlyUnread = false);
    return empty(
      strings.noneUnread,
      html`<button type="button" class="button" @click=${showAll}>${strings.showAll}</button>`,
    );
  }

  private renderGroup(group: NoticeGroup): TemplateResult {
    const unread = group.notices.filter((notice) => this.acts.isUnread(notice));
    const isUnread = unread.length > 0;
    const mark = () => void this.mark(isUnread ? unread : group.notices, !isUnread);
    return noticeRow({
      ...{group, isUnread, strings: this.localize.strings, shared: this.shared.strings, words: this.localize.words},
      subject: this.subjects.get(group.subject),
      reply: this.replies.get(group.notices.find(({about}) => about)?.about),
      first: unread.toReversed().flatMap(({about}) => this.replies.get(about) ?? [])[0],
      person: (id) => this.people.get(id),
      onOpen: (event, href) => this.open(event, group, href),
      onMark: this.acts.may(isUnread ? 'read' : 'unread') ? mark : undefined,
    });
  }

  /** Does this source tell anybody anything? */
  private get isTold(): boolean {
    return this.source.description?.kinds.notice !== undefined;
  }

  private open(event: MouseEvent, {notices}: NoticeGroup, href: string): void {
    if (!this.dispatchEvent(new NoticeOpenEvent(notices, href))) event.preventDefault();
    // What opens in another tab leaves the list as it is.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) this.bell.close();
    void this.mark(
      notices.filter((notice) => this.acts.isUnread(notice)),
      false,
    );
  }

  private async mark(notices: NoticeGroup['notices'], isUnread: boolean): Promise<void> {
    this.said = '';
    const ids = notices.map(({id}) => id);
    await this.arrivals.without(async () => {
      await this.acts.mark(ids, isUnread ? 'unread' : 'read');
      await this.unread.recount();
    });
  }

  private async markAll(): Promise<void> {
    await this.acts.markAll();
    await this.unread.recount();
    await this.focusOn('.undo button', '.only');
  }

  private async undo(): Promise<void> {
    await this.arrivals.without(async () => {
      await this.acts.mark(this.acts.undoable, 'unread');
      await this.unread.recount();
    });
    this.said = this.localize.strings.undone;
    await this.focusOn('.mark-all', '.only');
  }

  private readonly showNews = async (): Promise<void> => {
    await this.notices.showNews({fromStart: true});
    void this.unread.recount();
    if (!this.compact) await this.focusOn('.go');
  };

  private readonly showOlder = async (): Promise<void> => {
    if (this.notices.status === 'loading') return;
    await this.notices.more();
    // The button may have gone with the last of them.
    if (!this.notices.hasNext) await this.focusOn('.end');
  };

  private readonly retry = (): void => {
    this.source.retry();
    void this.notices.reload();
    void this.unread.recount();
  };

  private toggleSettings(): void {
    this.isSetting = !this.isSetting;
    if (!this.isSetting) return;
    void this.settings.want().then(() => this.focusOn('.settings h3'));
  }

  private handleSettingsKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.isSetting = false;
    void this.focusOn('.settings-button');
  }

  /** The first of these that there is. */
  private async focusOn(...selectors: readonly string[]): Promise<void> {
    await this.updateComplete;
    const found = selectors.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    found.find((element) => element)?.focus();
  }
}

const row = html`<span class="bar short"></span><span class="bar"></span>`;
