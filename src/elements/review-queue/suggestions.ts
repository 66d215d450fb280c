import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {Where} from '../../adapter/contract.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {woven} from '../../ui/woven.js';
import type {ReviewStrings} from './case-view.js';
import {leadsIn} from './leads.js';

type Amendment = Item<'amendment'>;

/** What somebody is to a practice whose suggested changes they decide on, though they lead nothing. */
const ties = ['authors', 'stewards', 'createdBy'] as const;

/** So many practices are read for each of these at most; of an author of more, those that changed last. */
const most = 100;

/** Enough of a note to know what it is about, in characters. */
const excerptLength = 300;

interface SuggestionWords {
  readonly strings: ReviewStrings;
  readonly words: Words;
  readonly nameOf: (id: string | undefined) => string;
}

/** What is suggested for practices, for those who decide on it: whoever leads, and whoever wrote a practice or looks after it. */
export class Suggestions {
  private readonly practices: ItemLookup<'practice'>;
  private readonly led: CommunityQuery<'amendment'>;
  private readonly own: readonly CommunityQuery<'practice'>[];
  private readonly forOwn: CommunityQuery<'amendment'>;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
    private readonly limit: () => number,
  ) {
    this.practices = new ItemLookup(host, source, 'practice');
    this.led = this.query(host, () => {
      const led = leadsIn(source);
      return led === 'all' ? {} : led.length > 0 ? {community: {any: led}} : undefined;
    });
    this.own = ties.map(
      (tie) =>
        new CommunityQuery(host, source, {
          kind: 'practice',
          query: () => {
            const {you} = source;
            if (!this.isThere || !you || leadsIn(source) === 'all') return undefined;
            const isCounted = source.description!.kinds.practice?.sort.includes('counts.amendments');
            const where: object = {[tie]: you, ...(isCounted && {'counts.amendments': {from: 1}})};
            return {where: where as Where<'practice'>, sort: '-updatedAt', fields: ['title'], limit: most};
          },
        }),
    );
    this.forOwn = this.query(host, () => {
      const any = [...new Set(this.own.flatMap(({items}) => items.map(({id}) => id)))];
      return any.length > 0 ? {practice: {any}} : undefined;
    });
  }

  /** What is read for it. */
  get queries(): readonly CommunityQuery<'amendment' | 'practice'>[] {
    return [this.led, ...this.own, this.forOwn] as unknown as readonly CommunityQuery<'amendment' | 'practice'>[];
  }

  /** Has all of it come that was asked for? */
  get isReady(): boolean {
    return this.queries.every(({page, status}) => page !== undefined || status === 'waiting');
  }

  /** Those this person may decide on, what waits longest first. */
  get items(): readonly Amendment[] {
    const all = new Map([...this.led.items, ...this.forOwn.items].map((item) => [item.id, item]));
    return [...all.values()]
      .filter(({may}) => may?.includes('accept') ?? true)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  }

  /** Lists of which there is more. */
  get lists(): readonly CommunityQuery<'amendment'>[] {
    return [this.led, this.forOwn];
  }

  render(said: SuggestionWords): TemplateResult | typeof nothing {
    const {items} = this;
    if (items.length === 0) return nothing;
    return html`<h3>${said.strings.suggested}</h3>
      <ul class="cases">
        ${repeat(
          items,
          ({id}) => id,
          (amendment) => this.renderOne(amendment, said),
        )}
      </ul>`;
  }

  private renderOne(
    {id, practice, note, createdBy, createdAt}: Amendment,
    {strings, words, nameOf}: SuggestionWords,
  ): TemplateResult {
    const title = this.practices.get(practice)?.title;
    return html`<li class="case" part="case" data-case=${id}>
      <p class="what quiet">
        <span>${woven((who) => strings.suggestedBy(who!), html`<bdi class="who">${nameOf(createdBy)}</bdi>`)}</span>
        <time datetime=${createdAt} title=${words.dateTime(createdAt)}>${words.ago(createdAt)}</time>
      </p>
      ${title === undefined ? html`<span class="bar"></span>` : html`<h4 class="title"><bdi>${title}</bdi></h4>`}
      ${note ? html`<p class="excerpt"><bdi>${plainExcerpt(note, excerptLength)}</bdi></p>` : nothing}
      <div class="row acts">
        <a class="go" href=${itemHref('practice', practice)} aria-label=${strings.decideOn(title ?? '…')}
          >${strings.decide}</a
        >
      </div>
    </li>`;
  }

  /** Whoever decided on one at its practice need not see it here any more. */
  private query(host: LitElement, where: () => Where<'amendment'> | undefined): CommunityQuery<'amendment'> {
    return new CommunityQuery(host, this.source, {
      kind: 'amendment',
      query: () => {
        const narrowed = this.isThere ? where() : undefined;
        return narrowed && {where: {state: 'open', ...narrowed}, sort: 'createdAt', limit: this.limit()};
      },
      belongs: ({state}) => state === 'open',
    });
  }

  private get isThere(): boolean {
    return this.source.description?.kinds.amendment !== undefined;
  }
}
