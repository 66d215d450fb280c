import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {members} from '../../i18n/en/members.js';
import {newcomers} from '../../i18n/en/newcomers.js';
import {Localize} from '../../i18n/localize.js';
import {avatar, avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {EveryMinute} from '../../ui/minute.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {inOneLine, type Member} from '../member-card/member-face.js';
import {arrivals, dayAgo, type Arrival} from './arrivals.js';
import {styles} from './newcomers.styles.js';
import {Welcomes} from './welcomes.js';

/** So many are looked at; who joined among more than these is no newcomer one would notice. */
const most = 100;

/** So many skills stand beside somebody. */
const skillsShown = 3;

/**
 * People who have joined lately, the newest first, with what they help with and want to learn, and a way to say hello.
 *
 * A hello is public: the first one begins a discussion that is about the newcomer, and the others join it. Guests, service accounts and
 * people who have moved on are left out. Where nobody is new, nothing is shown.
 *
 * @fires {WelcomeSendEvent} cop-welcome-send - Somebody is about to say hello; cancelable.
 * @fires {WelcomeSentEvent} cop-welcome-sent - Somebody said hello.
 * @csspart newcomer - Somebody who is new.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class NewcomersElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, styles];

  /** How long somebody is new, in days. */
  @property({type: Number}) days = 30;

  /** How many are shown before one asks for more. */
  @property({type: Number}) limit = 6;

  /** Leaves the title out, where the page has one of its own. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  @state() private isWhole = false;

  private readonly localize = new Localize(this, newcomers);
  private readonly faces = new Localize(this, members);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');

  private readonly memberships = new CommunityQuery(this, this.source, {
    kind: 'membership',
    query: () =>
      this.source.description?.kinds.membership?.sort.includes('since')
        ? {where: {since: {from: this.since}, state: 'active', role: {none: ['guest']}}, sort: '-since', limit: most}
        : undefined,
  });

  /** Of the whole organisation, also who has joined it and no community yet. */
  private readonly joined = new CommunityQuery(this, this.source, {
    kind: 'member',
    query: () =>
      !this.source.community && this.source.description?.kinds.member?.sort.includes('joined')
        ? {where: {joined: {from: this.since}, state: 'active'}, sort: '-joined', limit: most}
        : undefined,
  });

  private readonly welcomes = new Welcomes(this, this.source);

  constructor() {
    super();
    new EveryMinute(this);
  }

  protected override render(): unknown {
    const {strings} = this.localize;
    const {error} = this.source;
    if (error) return failure(error, this.shared.strings, {retry: () => this.source.retry()});
    if (!this.source.description) return nothing;
    const problem = this.memberships.error ?? this.joined.error;
    if (problem && this.isEmpty) return failure(problem, this.shared.strings, {retry: this.retry});
    if (this.isReading) return skeleton(1, strings.loading);
    const all = this.arrivals;
    if (all.length === 0) return nothing;
    const shown = this.isWhole ? all : all.slice(0, this.limit);
    this.welcomes.ask(shown);
    return html`<section aria-label=${strings.title}>
      ${this.noHeading ? nothing : html`<h2>${strings.title}</h2>`}
      <ul class="strip">
        ${repeat(
          shown,
          ({member}) => member.id,
          (arrival) => this.renderArrival(arrival),
        )}
      </ul>
      ${
        shown.length < all.length
          ? html`<button type="button" class="button small more" @click=${this.showAll}>
              ${strings.more(all.length - shown.length)}
            </button>`
          : nothing
      }
    </section>`;
  }

  private renderArrival(arrival: Arrival): TemplateResult {
    const {strings, words} = this.localize;
    const {member, since} = arrival;
    const {id, name, picture, helps = [], seeks = []} = member;
    const skills = (all: Member['helps'] = []) => words.list(all.slice(0, skillsShown).map(({skill}) => skill));
    return html`<li class="card newcomer" part="newcomer" data-member=${id}>
      ${avatar({name, ...(picture && {picture})})}
      <div class="who">
        <h3><a href=${itemHref('member', id)} dir="auto">${name}</a></h3>
        <p class="line quiet">
          <bdi>${inOneLine(member, {strings: this.faces.strings, words: this.faces.words})}</bdi>
        </p>
        <p class="line quiet">${strings.joined(ago(since, words.language))}</p>
      </div>
      ${
        helps.length + seeks.length > 0
          ? html`<ul class="line skills">
              ${seeks.length > 0 ? html`<li>${strings.seeks(skills(seeks))}</li>` : nothing}
              ${helps.length > 0 ? html`<li>${strings.helps(skills(helps))}</li>` : nothing}
            </ul>`
          : nothing
      }
      ${
        id === this.source.you
          ? html`<p class="line quiet">${strings.you}</p>
              ${this.welcomes.renderCount(arrival, strings)}`
          : this.welcomes.render(arrival, strings)
      }
    </li>`;
  }

  /** Who is new, as far as they are known. */
  private get arrivals(): readonly Arrival[] {
    return arrivals(this.memberships.items, this.joined.items, (id) => this.people.get(id));
  }

  private get isEmpty(): boolean {
    return this.memberships.items.length + this.joined.items.length === 0;
  }

  private get isReading(): boolean {
    const isOnItsWay = this.memberships.status === 'loading' || this.joined.status === 'loading';
    if (isOnItsWay && this.isEmpty) return true;
    return this.memberships.items.some(({member}) => !this.people.has(member));
  }

  private get since(): string {
    return dayAgo(this.days);
  }

  private readonly retry = (): void => {
    void this.memberships.reload();
    void this.joined.reload();
  };

  private readonly showAll = async (): Promise<void> => {
    const next = this.limit;
    this.isWhole = true;
    await this.updateComplete;
    this.renderRoot.querySelectorAll<HTMLElement>('.newcomer h3 a')[next]?.focus();
  };
}

/** “yesterday”, of a plain date: nobody knows the hour. */
function ago(date: string, language: string): string {
  const today = Date.parse(dayAgo(0));
  const days = Math.round((Date.parse(date) - today) / 86_400_000);
  return new Intl.RelativeTimeFormat(language, {numeric: 'auto'}).format(days, 'day');
}
