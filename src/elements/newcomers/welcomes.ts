import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import type {newcomers} from '../../i18n/en/newcomers.js';
import {welcome} from '../../i18n/en/newcomers.js';
import {Localize} from '../../i18n/localize.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {Lazy} from '../../ui/lazy.js';
import {failure} from '../../ui/states.js';
import type {Arrival} from './arrivals.js';
import type {Hello} from './hello.js';

type Strings = (typeof newcomers)['phrases'];

/** Who said hello to whom: the replies in the discussions that are about the newcomers. */
export class Welcomes {
  private asked: readonly Arrival[] = [];
  private readonly localize: Localize<(typeof welcome)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly discussions: CommunityQuery<'discussion'>;
  private readonly replies: CommunityQuery<'reply'>;
  private readonly hello: Lazy<Hello>;
  /** Members somebody has just said hello to, until that is read. */
  private readonly greeted = new Set<string>();
  private said = {about: '', words: ''};

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
  ) {
    this.localize = new Localize(host, welcome);
    this.shared = new Localize(host, common);
    this.discussions = new CommunityQuery(host, source, {
      kind: 'discussion',
      query: () =>
        this.asked.length > 0
          ? {
              where: {subject: {any: this.asked.map(({member}) => itemHref('member', member.id))}},
              fields: ['subject', 'state', 'title'],
              sort: 'createdAt',
              limit: 100,
            }
          : undefined,
    });
    this.replies = new CommunityQuery(host, source, {
      kind: 'reply',
      query: () => {
        const any = this.discussions.items.map(({id}) => id);
        return any.length > 0
          ? {where: {discussion: {any}, state: 'shown'}, fields: ['discussion'], sort: 'createdAt', limit: 100}
          : undefined;
      },
    });
    this.hello = new Lazy(host, async () => {
      const {Hello} = await import('./hello.js');
      return new Hello(host, source, {
        done: (member) => {
          this.greeted.add(member.id);
          this.said = {about: member.id, words: this.localize.strings.sent(member.name)};
          void Promise.all([this.discussions.reload(), this.replies.reload()]);
        },
      });
    });
    source.onChange(() => this.greeted.clear());
  }

  /** Speaks of these from now on. */
  ask(arrivals: readonly Arrival[]): void {
    const isOther = arrivals.map(({member}) => member.id).join() !== this.asked.map(({member}) => member.id).join();
    this.asked = arrivals;
    // What is to be read is looked at before anything is drawn.
    if (isOther) queueMicrotask(() => this.host.requestUpdate());
  }

  /** Who welcomed somebody, and the way to do so too. */
  render(arrival: Arrival, strings: Strings): TemplateResult {
    const {member} = arrival;
    const {part, error} = this.hello;
    if (part?.of === member.id) return part.render();
    const words = this.localize.strings;
    const isGreeted = this.greetersOf(arrival).includes(this.source.you ?? '');
    return html`<div class="row welcome">
      ${
        this.mayGreet(arrival) && !isGreeted
          ? html`<button
              type="button"
              class="button small begin"
              aria-label=${words.helloTo(member.name)}
              @click=${() => void this.begin(arrival)}
            >
              ${words.hello}
            </button>`
          : nothing
      }
      ${this.renderCount(arrival, strings)}
      <span class="visually-hidden" role="status">${this.said.about === member.id ? this.said.words : nothing}</span>
      ${error ? failure(error, this.shared.strings, {retry: this.hello.again}) : nothing}
    </div>`;
  }

  /** “Welcomed by you and 2 more”, which leads to what they said. */
  renderCount(arrival: Arrival, strings: Strings): TemplateResult | typeof nothing {
    const greeters = this.greetersOf(arrival);
    const discussion = this.discussionOf(arrival);
    if (greeters.length === 0) return nothing;
    const others = greeters.filter((id) => id !== this.source.you).length;
    const isMine = others < greeters.length;
    const words = !isMine ? strings.welcomed(others) : others === 0 ? strings.byYou : strings.byYouAnd(others);
    return html`<p class="line quiet" tabindex="-1">
      ${discussion ? html`<a href=${itemHref('discussion', discussion.id)}>${words}</a>` : words}
    </p>`;
  }

  private async begin(arrival: Arrival): Promise<void> {
    await this.hello.want();
    this.hello.part?.begin(arrival, this.discussionOf(arrival));
  }

  private discussionOf({member}: Arrival) {
    const subject = itemHref('member', member.id);
    return this.discussions.items.find((each) => each.subject === subject && each.state !== 'hidden');
  }

  /** Ids of who said something to them, each once. */
  private greetersOf(arrival: Arrival): readonly string[] {
    const {member} = arrival;
    const discussion = this.discussionOf(arrival);
    const all = this.replies.items.filter((reply) => reply.discussion === discussion?.id);
    const ids = new Set(all.map(({createdBy = ''}) => createdBy).filter((id) => id !== member.id));
    if (this.greeted.has(member.id) && this.source.you) ids.add(this.source.you);
    return [...ids];
  }

  /** A guess; the store decides. */
  private mayGreet(arrival: Arrival): boolean {
    const {source} = this;
    const community = homeOf(arrival, source);
    const role = community && source.description?.you?.roles[community];
    const discussion = this.discussionOf(arrival);
    const isOpen = !discussion || discussion.state === 'open';
    return (
      source.you !== undefined &&
      isOpen &&
      role !== undefined &&
      role !== '' &&
      role !== 'guest' &&
      source.adapter?.write !== undefined &&
      source.can('discussion', 'create')
    );
  }
}

/** Where they are welcomed: in the community they joined, where the reader is too, else in the first of the reader's. */
export function homeOf({community}: Arrival, source: CommunitySource): string | undefined {
  const roles = source.description?.you?.roles ?? {};
  if (community && Object.hasOwn(roles, community)) return community;
  return source.community ?? Object.keys(roles).find((each) => roles[each] !== 'guest');
}
