import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {meeting} from '../../i18n/en/meeting.js';
import {members} from '../../i18n/en/members.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {avatar, avatarStyles} from '../../ui/avatar.js';
import {controls} from '../../ui/controls.styles.js';
import {EveryMinute} from '../../ui/minute.js';
import {empty, failure, skeleton, stateStyles} from '../../ui/states.js';
import {tokens} from '../../ui/tokens.styles.js';
import {inOneLine} from '../member-card/member-face.js';
import {introductionRow} from './introduction-row.js';
import {Meetings} from './meetings.js';
import {styles} from './people-to-meet.styles.js';
import {lineOf, linesOf} from './reason-words.js';

/** What was answered is listed for so long, in milliseconds: until they have written to each other. */
const recently = 30 * 24 * 3_600_000;

/**
 * People the reader should meet this week, each with the reasons; whom they asked, and who asks for them.
 *
 * Suggested are those who share a topic or complement what one knows, those who work elsewhere first, and other ones every week.
 * Inside a community that is named, only its members.
 *
 * @fires {IntroductionAskEvent} cop-introduction-ask - Somebody is about to ask to meet a member; cancelable.
 * @fires {IntroductionAskedEvent} cop-introduction-asked - Somebody asked to meet a member.
 * @csspart person - Somebody to meet.
 * @csspart request - Somebody who would like to meet the reader, or whom they asked.
 * @cssprop [--cop-accent] - The one colour everything else is derived from.
 * @cssprop [--cop-font-size] - The size of text; what the element inherits where left out.
 * @cssprop [--cop-density=1] - 0.85 for a compact look.
 */
export class PeopleToMeetElement extends LitElement {
  static override styles = [tokens, controls, stateStyles, avatarStyles, styles];

  /** How many people are suggested at a time. */
  @property({type: Number}) limit = 3;

  /** Leaves the title out, where the page has one of its own. */
  @property({type: Boolean, attribute: 'no-heading'}) noHeading = false;

  private readonly localize = new Localize(this, meeting);
  private readonly faces = new Localize(this, members);
  private readonly shared = new Localize(this, common);
  private readonly source = new CommunitySource(this);
  private readonly people = new ItemLookup(this, this.source, 'member');

  private readonly suggestions = new CommunityQuery(this, this.source, {
    kind: 'suggestion',
    query: () => (this.isTold ? {limit: this.limit} : undefined),
  });

  private readonly introductions = new CommunityQuery(this, this.source, {
    kind: 'introduction',
    query: () =>
      this.source.you && this.source.description?.kinds.introduction
        ? {
            where: {state: {any: ['asked', 'accepted', 'declined', 'withdrawn']}, community: undefined},
            sort: '-updatedAt',
            limit: 50,
          }
        : undefined,
    // Whoever withdrew may ask again; the other one was not asked.
    belongs: ({state, createdBy}) => state !== 'withdrawn' || createdBy === this.source.you,
  });

  private readonly meetings = new Meetings(this, this.source, {
    strings: () => this.localize.strings,
    nameOf: (member) => this.people.get(member)?.name ?? this.shared.strings.someone,
    onDone: () => Promise.all([this.suggestions.reload(), this.introductions.reload()]),
  });

  /** Where an address leads that was not gone to yet. */
  private wanted = '';

  constructor() {
    super();
    new EveryMinute(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.followAddress);
    this.followAddress();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.followAddress);
  }

  /** Goes, once, to the introduction that the address of the page names. */
  protected override updated(): void {
    const row = this.wanted && this.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(this.wanted)}"]`);
    if (!row) return;
    this.wanted = '';
    row.scrollIntoView({block: 'nearest'});
    row.focus({preventScroll: true});
  }

  protected override render() {
    const {strings} = this.localize;
    const {description, error} = this.source;
    if (error) return failure(error, this.shared.strings, {retry: () => this.source.retry()});
    if (description && !this.source.you) return html`<p class="quiet">${strings.visitor}</p>`;
    if (description && !this.isTold) return html`<p class="quiet">${strings.unsupported}</p>`;
    const {items} = this.introductions;
    const {you} = this.source;
    const current = items.filter(
      ({state, updatedAt}) => state === 'asked' || Date.parse(updatedAt) > Date.now() - recently,
    );
    const met = current.filter(({state}) => state === 'accepted');
    const asked = current.filter(({member, state}) => member === you && state === 'asked');
    const asking = current.filter(({createdBy, state}) => createdBy === you && state !== 'accepted');
    return html`<section aria-label=${strings.title}>
      ${this.noHeading ? nothing : html`<h2>${strings.title}</h2>`} ${this.renderSaid()}
      ${this.renderIntroductions(strings.requests, asked)}
      ${asked.length > 0 ? html`<h3 class="part">${strings.thisWeek}</h3>` : nothing} ${this.renderPeople()}
      ${this.renderIntroductions(strings.met, met)} ${this.renderIntroductions(strings.waiting, asking)}
    </section>`;
  }

  private renderSaid(): TemplateResult {
    const {said, undo, action, form} = this.meetings;
    return html`<div role="status" tabindex="-1" class="said row">
        ${said ? html`<span>${said}</span>` : nothing}
        ${undo ? html`<button type="button" class="button small" @click=${undo}>${this.localize.strings.undo}</button>` : nothing}
      </div>
      ${action.error && !form ? failure(action.error, this.shared.strings) : nothing}`;
  }

  private renderPeople(): unknown {
    const {strings} = this.localize;
    const {page, error} = this.suggestions;
    const items = this.suggestions.items.filter(({member}) => !this.meetings.gone.has(member));
    if (error && !page) return failure(error, this.shared.strings, {retry: () => void this.suggestions.reload()});
    const isOnItsWay = items.length === 0 && this.suggestions.status === 'loading';
    if (!page || isOnItsWay) return skeleton(this.limit, strings.loading);
    if (items.length === 0) return empty(strings.nobody);
    return html`<ul class="people">
      ${repeat(
        items,
        ({id}) => id,
        (suggestion) => this.renderPerson(suggestion),
      )}
    </ul>`;
  }

  private renderPerson({member, reasons, score}: Item<'suggestion'>): TemplateResult {
    const {strings, words} = this.localize;
    const person = this.people.get(member);
    const name = person?.name ?? '';
    return html`<li class="card person" part="person" data-about=${member}>
      ${avatar({name, ...(person?.picture && {picture: person.picture})})}
      <div class="who">
        <h3><bdi>${name}</bdi></h3>
        <p class="line quiet">
          <bdi>${person ? inOneLine(person, {strings: this.faces.strings, words: this.faces.words}) : nothing}</bdi>
        </p>
      </div>
      <ul class="reasons">
        ${linesOf(reasons, strings, words).map((line) => html`<li>${line}</li>`)}
      </ul>
      <details class="why">
        <summary aria-label=${strings.whyName(name)}>${strings.why}</summary>
        <dl>
          ${reasons.map(
            (reason) =>
              html`<dt>${lineOf(reason, strings)}</dt>
                <dd>${strings.points(reason.points)}</dd>`,
          )}
          <dt>${strings.inAll}</dt>
          <dd>${strings.points(score)}</dd>
        </dl>
      </details>
      ${this.renderActs(member, name)}
    </li>`;
  }

  private renderActs(member: string, name: string): TemplateResult {
    const {strings} = this.localize;
    const {meetings} = this;
    if (meetings.form?.about === member) {
      const {message: label, messageHint: hint, send, needMessage: need} = strings;
      return meetings.form.form.render({label: label(name), hint, send, need}, this.shared.strings);
    }
    return html`<div class="row acts">
      ${
        meetings.mayAsk
          ? html`<button
              type="button"
              class="button small begin"
              aria-label=${strings.askName(name)}
              @click=${() => meetings.beginToAsk(member)}
            >
              ${strings.ask}
            </button>`
          : nothing
      }
      ${
        meetings.mayPutAside
          ? html`<button
              type="button"
              class="button small plain"
              aria-label=${strings.asideName(name)}
              @click=${() => void meetings.putAside(member)}
            >
              ${strings.aside}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderIntroductions(title: string, introductions: readonly Item<'introduction'>[]): unknown {
    if (introductions.length === 0) return nothing;
    return html`<h3 class="part">${title}</h3>
      <ul class="people">
        ${repeat(
          introductions,
          ({id}) => id,
          (introduction) =>
            introductionRow(introduction, {
              other: this.people.get(
                introduction.member === this.source.you ? introduction.createdBy : introduction.member,
              ),
              isMine: introduction.member !== this.source.you,
              meetings: this.meetings,
              strings: this.localize.strings,
              shared: this.shared.strings,
              face: {strings: this.faces.strings, words: this.faces.words},
            }),
        )}
      </ul>`;
  }

  private readonly followAddress = (): void => {
    this.wanted = /^#(cop-introduction-.+)$/.exec(location.hash)?.[1] ?? '';
    this.requestUpdate();
  };

  /** Does this source suggest anybody to the reader? */
  private get isTold(): boolean {
    return this.source.description?.kinds.suggestion !== undefined;
  }
}
