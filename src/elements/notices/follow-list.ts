import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {SubjectLookup} from '../../context/subject-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {common} from '../../i18n/en/common.js';
import type {noticeSettings} from '../../i18n/en/notice-settings.js';
import type {Localize} from '../../i18n/localize.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, skeleton} from '../../ui/states.js';
import {fragmentOf} from '../discussion-thread/permalink.js';

type Follow = Item<'follow'>;

const followed = [
  'discussion',
  'practice',
  'member',
  'topic',
  'community',
  'event',
  'goal',
  'resource',
  'term',
] as const;

/** What somebody follows. What they no longer follow stays where it was, so that they can take that back. */
export class FollowList {
  private readonly action: CommunityAction;
  private readonly follows: CommunityQuery<'follow'>;
  private readonly subjects: SubjectLookup<(typeof followed)[number]>;
  /** All that was followed since the list was opened, in the order it was seen. */
  private readonly seen = new Map<string, Follow>();
  private working = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly localize: Localize<(typeof noticeSettings)['phrases']>,
    private readonly shared: Localize<(typeof common)['phrases']>,
  ) {
    this.action = new CommunityAction(host, source);
    this.subjects = new SubjectLookup(host, source, followed);
    this.follows = new CommunityQuery(host, source, {
      kind: 'follow',
      query: () => (this.isKnown ? {where: {createdBy: source.you!}, limit: 50} : undefined),
    });
    source.onChange(() => this.seen.clear());
  }

  render(): TemplateResult | typeof nothing {
    if (!this.isKnown) return nothing;
    const {strings} = this.localize;
    const {items, page, error, hasNext} = this.follows;
    const problem = this.action.error ?? error;
    for (const item of items) this.seen.set(nameOf(item), item);
    return html`<section class="part" aria-labelledby="follows-title">
      <h4 id="follows-title">${strings.follows}</h4>
      ${problem ? failure(problem, this.shared.strings) : page ? nothing : skeleton(1, this.shared.strings.loading)}
      ${page && this.seen.size === 0 ? html`<p class="quiet">${strings.followsNone}</p>` : nothing}
      <ul class="lines">
        ${repeat(
          [...this.seen],
          ([name]) => name,
          ([name, item]) => this.renderFollow(name, item),
        )}
      </ul>
      ${hasNext ? html`<button type="button" class="button small" @click=${() => void this.follows.more()}>${strings.more}</button>` : nothing}
    </section>`;
  }

  private renderFollow(name: string, item: Follow): TemplateResult {
    const {strings} = this.localize;
    const now = this.follows.items.find((each) => nameOf(each) === name);
    const subject = this.subjects.get(item.subject);
    const title = this.titleOf(item);
    const isBusy = this.working === name;
    const mayChange = this.source.adapter?.write && this.source.can('follow', now ? 'remove' : 'create');
    return html`<li data-follow=${name}>
      <span class="what">
        ${subject ? html`<a href=${placeOf(subject)} dir="auto">${title}</a>` : html`<span class="quiet">${title}</span>`}
        <span class="quiet"
          >${now ? (subject ? strings[item.topic ? 'topic' : subject.kind] : nothing) : strings.stopped}</span
        >
      </span>
      ${
        mayChange
          ? html`<button
              type="button"
              class="as-link"
              aria-label=${now ? strings.stopThis(title) : strings.againThis(title)}
              aria-disabled=${isBusy}
              @click=${() => void this.toggle(name, item, now)}
            >
              ${now ? strings.stop : strings.again}
            </button>`
          : nothing
      }
    </li>`;
  }

  private titleOf({subject: id, topic}: Follow): string {
    const {strings} = this.localize;
    const subject = this.subjects.get(id);
    if (subject === undefined) return '…';
    const title = subject === null ? strings.gone : 'name' in subject ? subject.name : subject.title;
    return topic ? strings.topicIn(topic, title) : title;
  }

  private get isKnown(): boolean {
    return this.source.you !== undefined && this.source.description?.kinds.follow !== undefined;
  }

  private async toggle(name: string, {subject, topic, community}: Follow, now: Follow | undefined): Promise<void> {
    if (this.working) return;
    this.working = name;
    const item = {id: newId(), subject, ...(topic && {topic}), ...(community && {community})};
    const result = await this.action.run(
      now ? {verb: 'remove', kind: 'follow', id: now.id} : {verb: 'create', kind: 'follow', item},
    );
    this.working = '';
    if (result) await this.follows.reload();
    this.host.requestUpdate();
  }
}

/** The same whenever it is followed anew. */
function nameOf({subject, topic = ''}: Follow): string {
  return `${subject} ${topic}`;
}

function placeOf({kind, id}: Item<(typeof followed)[number]>): string {
  return kind === 'discussion' ? fragmentOf(id) : itemHref(kind, id);
}
