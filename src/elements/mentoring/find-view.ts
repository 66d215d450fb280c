import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import type {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {Lazy} from '../../ui/lazy.js';
import {empty, failure, skeleton, type CommonStrings} from '../../ui/states.js';
import type {Deeds} from './deeds.js';
import {matchCard} from './match-card.js';
import type {MentoringStrings} from './match-words.js';
import {otherOf} from './mentorship-row.js';
import {profilePart} from './profile-part.js';

export interface FindOptions {
  /** Is it what is shown? Nothing is asked before. */
  readonly isShown: () => boolean;
  readonly deeds: Deeds;
  readonly people: ItemLookup<'member'>;
}

export interface FindWords {
  readonly strings: MentoringStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
}

/** A part of those who fit: whom it shows, and how many it does not. */
interface Fits {
  readonly title: string;
  readonly none: string;
  readonly shown: readonly Item<'match'>[];
  readonly left: number;
}

/** What the reader offers and seeks, and who fits. */
export class FindView {
  private readonly faces: Localize<(typeof members)['phrases']>;
  private readonly profile: CommunityQuery<'mentoring'>;
  private readonly fits: CommunityQuery<'match'>;
  private readonly preferences: CommunityQuery<'preference'>;
  private readonly programmes: CommunityQuery<'programme'>;
  /** What those who fit say of mentoring. */
  private readonly said: CommunityQuery<'mentoring'>;
  private liked: ReadonlySet<string> | undefined;
  /** The parts of which all are shown. */
  private readonly whole = new Set<string>();
  private readonly form: Lazy<import('./profile-form.js').ProfileForm>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: FindOptions,
  ) {
    const mayAsk = (kind: 'match' | 'preference' | 'programme' | 'mentoring') =>
      options.isShown() && source.description?.kinds[kind] !== undefined;
    source.onChange(() => {
      this.liked = undefined;
      this.whole.clear();
    });
    this.faces = new Localize(host, members);
    this.profile = new CommunityQuery(host, source, {
      kind: 'mentoring',
      query: () => (mayAsk('mentoring') ? {where: {member: source.you!, community: undefined}, limit: 1} : undefined),
      belongs: ({member}) => member === source.you,
    });
    this.fits = new CommunityQuery(host, source, {
      kind: 'match',
      query: () => (mayAsk('match') ? {where: {community: undefined}, limit: 50} : undefined),
    });
    this.preferences = new CommunityQuery(host, source, {
      kind: 'preference',
      query: () => (mayAsk('preference') ? {where: {about: 'mentoring', community: undefined}, limit: 200} : undefined),
    });
    this.programmes = new CommunityQuery(host, source, {
      kind: 'programme',
      query: () => (mayAsk('programme') ? {where: {state: 'open'}, limit: 20} : undefined),
    });
    this.said = new CommunityQuery(host, source, {
      kind: 'mentoring',
      query: () => {
        const mentors = this.fits.items.map(({mentor}) => mentor).filter((id) => id !== source.you);
        if (mentors.length === 0 || !mayAsk('mentoring')) return undefined;
        return {where: {member: {any: [...new Set(mentors)]}, community: undefined}, limit: mentors.length};
      },
    });
    this.form = new Lazy(host, async () => {
      const {ProfileForm} = await import('./profile-form.js');
      return new ProfileForm(host, options.deeds);
    });
  }

  async reload(): Promise<void> {
    await Promise.all([this.profile, this.fits, this.preferences].map((list) => list.reload()));
  }

  render(you: string, limit: number, said: FindWords): TemplateResult {
    const {strings, shared} = said;
    const {page, error, items} = this.fits;
    const [mine] = this.profile.items;
    // Those that were bookmarked before come first; one that is bookmarked now stays where it is.
    if (this.preferences.page)
      this.liked ??= new Set(this.preferences.items.flatMap(({subject, wanted}) => (wanted ? [subject] : [])));
    const isLiked = (match: Item<'match'>) => Number(this.liked?.has(otherOf(match, you)) ?? false);
    const part = (title: string, none: string, fits: readonly Item<'match'>[]) => {
      const sorted = [...fits].sort((a, b) => isLiked(b) - isLiked(a));
      const shown = this.whole.has(title) ? sorted : sorted.slice(0, limit);
      return this.renderFits({title, none, shown, left: sorted.length - shown.length}, said);
    };
    const peers = items.filter(({form}) => form === 'peer');
    return html`${profilePart({
      ...{mine, isKnown: this.profile.page !== undefined, begin: () => void this.begin(you, strings)},
      ...{deeds: this.options.deeds, ...said},
    })}
    ${this.form.error ? failure(this.form.error, shared, {retry: this.form.again}) : nothing}
    ${error && !page ? failure(error, shared, {retry: () => void this.fits.reload()}) : nothing}
    ${!page && !error ? skeleton(3, strings.loading) : nothing}
    ${
      page
        ? part(
            strings.mentors,
            strings.noMentors,
            items.filter(({mentee, form}) => mentee === you && form !== 'peer'),
          )
        : nothing
    }
    ${page && mine?.forms?.includes('peer') ? part(strings.peers, strings.noPeers, peers) : nothing}
    ${
      page && mine?.offers
        ? part(
            strings.mentees,
            strings.noMentees,
            items.filter(({mentor}) => mentor === you),
          )
        : nothing
    }`;
  }

  private renderFits({title, none, shown, left}: Fits, said: FindWords): TemplateResult {
    const you = this.source.you!;
    const {deeds, people} = this.options;
    return html`<h3 class="part">${title}</h3>
      ${
        shown.length === 0
          ? empty(none)
          : html`<ul class="people">
              ${repeat(
                shown,
                ({id}) => id,
                (match) => {
                  const other = otherOf(match, you);
                  return matchCard(match, {
                    ...{you, deeds, ...said},
                    other: people.get(other),
                    said: this.said.items.find(({member}) => member === other),
                    kept: this.preferences.items.find(({subject}) => subject === other),
                    face: {strings: this.faces.strings, words: this.faces.words},
                  });
                },
              )}
            </ul>`
      }
      ${
        left > 0
          ? html`<div class="row acts">
              <button
                type="button"
                class="button small"
                aria-label=${said.strings.moreOf(left, title)}
                @click=${(event: Event) => void this.showAll(title, shown.length, event)}
              >
                ${said.shared.more}
              </button>
            </div>`
          : nothing
      }`;
  }

  /** Goes on with the first that was not there before: the button that had the focus is gone. */
  private async showAll(title: string, known: number, {currentTarget}: Event): Promise<void> {
    const list = (currentTarget as HTMLElement).parentElement!.previousElementSibling!;
    this.whole.add(title);
    this.host.requestUpdate();
    await this.host.updateComplete;
    const next = list.children[known]?.querySelector<HTMLElement>('summary, button, a');
    next?.focus();
  }

  private async begin(you: string, strings: MentoringStrings): Promise<void> {
    await this.form.want();
    this.form.part?.open({you, mine: this.profile.items[0], programmes: this.programmes.items, strings});
  }
}
