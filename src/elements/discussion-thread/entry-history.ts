import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {discussion as feedSection} from '../../i18n/en/discussion.js';
import {history as section} from '../../i18n/en/history.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {chevronDownIcon} from '../../ui/icons/chevron-down.js';
import {differenceStyles, showDifferences, showText} from '../../ui/show-differences.js';
import {failure, skeleton} from '../../ui/states.js';
import {entryHistoryStyles} from './entry-history.styles.js';
import type {Entry} from './entry.js';
import type {FeetOptions} from './feet.js';
import {mayDo} from './may.js';
import {authorName, typeName} from './seal.js';
import {restoring, versionsOf, writtenOf, type Told, type Version, type Written} from './versions.js';

/** So many versions are read at a time: a text may be long. */
const atATime = 10;

/** What something said before, what each change did to it, and the way back. Fetched when somebody first asks. */
export class EntryHistory {
  private opened: string | undefined;
  /** Where focus goes back to: what it was opened by. */
  private opener = '';
  /** The versions that are looked into. */
  private readonly shown = new Set<string>();
  /** Comparisons that were made: they take a while. */
  private readonly made = new Map<string, unknown>();
  /** The version that was to be restored last. */
  private wanted: string | undefined;
  private readonly action: CommunityAction;
  private readonly revisions: CommunityQuery<'revision'>;
  private readonly localize: Localize<(typeof section)['phrases']>;
  private readonly feed: Localize<(typeof feedSection)['phrases']>;

  constructor(
    private readonly host: LitElement,
    private readonly options: FeetOptions,
  ) {
    addStyles(host, entryHistoryStyles, differenceStyles);
    this.action = new CommunityAction(host, options.source);
    this.localize = new Localize(host, section);
    this.feed = new Localize(host, feedSection);
    this.revisions = new CommunityQuery(host, options.source, {
      kind: 'revision',
      query: () => (this.opened ? {where: {parent: this.opened}, limit: atATime} : undefined),
    });
    options.source.onChange(() => this.close());
  }

  /** Opens what an entry said before, and goes there. */
  open({id}: Entry, opener: string): void {
    this.close();
    [this.opened, this.opener] = [id, opener];
    this.shown.add('');
    this.focus('.history h3');
  }

  render(entry: Entry): TemplateResult | typeof nothing {
    if (this.opened !== entry.id) return nothing;
    const {strings} = this.localize;
    const shared = this.options.shared();
    const {items, status, error, hasNext} = this.revisions;
    const isEmpty = items.length === 0;
    return html`<section class="history" aria-label=${strings.label} @keydown=${this.handleKeys}>
      <div class="history-head">
        <h3 tabindex="-1">${strings.label}</h3>
        <button type="button" class="button small" aria-label=${strings.close} @click=${() => this.close(true)}>
          ${shared.close}
        </button>
      </div>
      ${isEmpty && status === 'ready' ? html`<p class="quiet">${strings.nothing}</p>` : nothing}
      ${isEmpty ? nothing : this.renderVersions(entry)}
      ${status === 'loading' && isEmpty ? skeleton(2, shared.loading) : nothing}
      ${error ? failure(error, shared, {retry: () => void (isEmpty ? this.revisions.reload() : this.revisions.more())}) : nothing}
      ${
        hasNext && !error
          ? html`<button type="button" class="button small more" @click=${() => void this.revisions.more()}>
              ${strings.earlier}
            </button>`
          : nothing
      }
    </section>`;
  }

  private renderVersions(entry: Entry): TemplateResult {
    const {strings} = this.localize;
    const versions = versionsOf(entry, this.revisions.items, !this.revisions.hasNext);
    const isBusy = this.action.isBusy || entry.pending !== undefined;
    return html`<p class="hint">${entry.pending ? strings.onItsWay : strings.hint}</p>
      <ol class="versions" role="list">
        ${versions.map((version, index) => this.renderVersion(entry, version, versions[index + 1], isBusy))}
      </ol>`;
  }

  private renderVersion(entry: Entry, version: Version, before: Version | undefined, isBusy: boolean): TemplateResult {
    const {strings, words} = this.localize;
    const {id, at, isFirst} = version;
    const who = this.nameOf(entry, version);
    const when = at ? words.dateTime(at) : strings.unknown;
    const isShown = this.shown.has(id);
    const what = before ? strings.whatChanged : strings.whatItSaid;
    return html`<li class="version" data-version=${id}>
      <div class="version-line">
        <bdi class="name">${who}</bdi>
        ${at ? html`<time datetime=${at} title=${when}>${words.ago(at)}</time>` : nothing}
        ${id ? nothing : html`<span class="of">${strings.now}</span>`}
        ${isFirst ? html`<span class="of">${strings.first}</span>` : nothing}
        <button
          type="button"
          class="quiet-button"
          aria-expanded=${isShown}
          aria-label=${strings.of(what, who, when)}
          @click=${() => this.toggle(id)}
        >
          ${what} ${chevronDownIcon()}
        </button>
        ${
          id && this.mayRestore(entry) && restoring(entry, version)
            ? html`<button
                type="button"
                class="button small"
                data-act="restore"
                aria-label=${strings.restoreOf(who, when)}
                ?disabled=${isBusy}
                @click=${() => void this.restore(entry, version)}
              >
                ${strings.restore}
              </button>`
            : nothing
        }
      </div>
      ${this.wanted === id ? this.renderProblem() : nothing}
      ${isShown ? this.renderSaid(entry, version, before) : nothing}
    </li>`;
  }

  /** What a change did; of the first version, and of the last one that was read, what it said. */
  private renderSaid(entry: Entry, version: Version, before: Version | undefined): unknown {
    const {strings, words} = this.localize;
    const key = [words.language, version.id, before?.id, entry.version].join(' ');
    if (this.made.has(key)) return this.made.get(key);
    const {said} = version;
    if (!said || (before && !before.said)) return html`<p class="quiet">${strings.unreadable}</p>`;
    const fields = writtenOf(entry).flatMap((name) => {
      const [text, earlier] = [this.textOf(said, name), this.textOf(before?.said ?? {}, name)];
      if (before ? text === earlier : !text) return [];
      const inside = before ? showDifferences(earlier, text, strings) : showText(text, strings);
      return [html`${entry.kind === 'reply' ? nothing : html`<p class="of">${strings[name]}</p>`} ${inside}`];
    });
    const made = fields.length > 0 ? fields : html`<p class="quiet">${strings.sameText}</p>`;
    this.made.set(key, made);
    return made;
  }

  private renderProblem(): TemplateResult | typeof nothing {
    const {error} = this.action;
    if (!error) return nothing;
    if (error.kind !== 'conflict') return failure(error, this.options.shared());
    return html`<p class="notice bad" role="alert">${this.localize.strings.conflict}</p>`;
  }

  private textOf(said: Told, name: Written): string {
    const value = said[name];
    if (name === 'topics') return ((value as readonly string[] | undefined) ?? []).join(', ');
    if (value === undefined) return '';
    return name === 'type' ? typeName(String(value), this.feed.strings) : String(value);
  }

  private nameOf(entry: Entry, {by}: Version): string {
    const {members, source} = this.options;
    const {strings} = this.feed;
    if (entry.anonymous || by === undefined)
      return authorName({...entry, createdBy: by} as Entry, undefined, source.you, strings)!;
    if (!members.has(by)) return '…';
    return members.get(by)?.name ?? this.localize.strings.noLongerHere;
  }

  private mayRestore(entry: Entry): boolean {
    return this.options.mayWrite() && mayDo(this.options.source, entry, 'update');
  }

  /** An ordinary change: what it says now becomes a version among the others. */
  private async restore(entry: Entry, version: Version): Promise<void> {
    const set = restoring(entry, version);
    if (!set || this.action.isBusy) return;
    this.wanted = version.id;
    const change = {verb: 'update', kind: entry.kind, id: entry.id, version: entry.version, set} as Change;
    const result = await this.action.run(change);
    const {error} = this.action;
    const current = error?.kind === 'conflict' ? (error.current as Item | undefined) : undefined;
    if (current) this.options.take({items: [current]});
    if (result) this.options.take(result);
    if (result || current) await this.revisions.reload();
    if (!result) return this.focus(`[data-version="${CSS.escape(version.id)}"] [data-act=restore]`);
    this.options.say(this.localize.strings.restored);
    this.focus('.history h3');
  }

  private toggle(id: string): void {
    if (!this.shown.delete(id)) this.shown.add(id);
    this.host.requestUpdate();
  }

  private readonly handleKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.close(true);
  };

  private close(isFocused = false): void {
    const at = this.opened;
    this.opened = this.wanted = this.action.error = undefined;
    this.shown.clear();
    this.made.clear();
    this.host.requestUpdate();
    if (isFocused && at) this.focus(`[data-entry="${CSS.escape(at)}"] [data-act=${this.opener}]`);
  }

  private focus(selector: string): void {
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
