import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {quietHelp} from '../../i18n/en/quiet-help.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {inTurn, isThanked, recognisedIn, type Behaviour, type Help, type Recognised} from '../../model/quiet-help.js';
import {addStyles} from '../../ui/add-styles.js';
import {empty, failure, skeleton} from '../../ui/states.js';
import {HelpReader} from './help-reader.js';
import {helpRow} from './help-row.js';
import {mayThank} from './may-thank.js';
import {behavioursOf, PlanPart} from './plan-part.js';
import {quietHelpStyles} from './quiet-help.styles.js';
import type {ThankBeginning} from './thank-form.js';

export interface QuietHelpEnd {
  /** Does anybody look? */
  isShown(): boolean;
  /** Opens the form in which somebody is thanked. */
  thank(beginning: ThankBeginning): void;
  close(): void;
}

type Community = Item<'community'>;

/** So many pieces are shown at first, and with each press more. */
const [atFirst, atATime] = [5, 10];

/** Help nobody was thanked for yet, by what a community wants to recognise; a list of what was done, and never of people. */
export class QuietHelp {
  private readonly localize: Localize<(typeof quietHelp)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly reader: HelpReader;
  private readonly badges: CommunityQuery<'badge'>;
  private readonly people: ItemLookup<'member'>;
  private readonly plan: PlanPart;
  /** How many are shown, by the name of the list. */
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: QuietHelpEnd,
  ) {
    addStyles(host, quietHelpStyles);
    this.localize = new Localize(host, quietHelp);
    this.shared = new Localize(host, common);
    this.reader = new HelpReader(host, source, () => end.isShown());
    this.people = new ItemLookup(host, source, 'member');
    this.badges = new CommunityQuery(host, source, {
      kind: 'badge',
      query: () => (end.isShown() ? {where: {state: 'active'}, sort: 'name', limit: 100} : undefined),
    });
    this.plan = new PlanPart(host, source, this.localize, {
      isOpen: () => end.isShown(),
      badges: () => this.badges.items,
    });
    source.onChange(() => this.shown.clear());
  }

  begin(): void {
    this.plan.deeds.said = '';
    this.plan.deeds.undo = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>('.quiet-help h3')?.focus(),
    );
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const shared = this.shared.strings;
    const error = this.reader.error ?? this.plan.error;
    const {help} = this.reader;
    const {said, undo} = this.plan.deeds;
    return html`<section class="card stack quiet-help" aria-label=${strings.title} @keydown=${this.handleKey}>
      <h3 tabindex="-1">${strings.title}</h3>
      <p class="said" role="status">
        ${said}
        ${undo ? html`<button type="button" class="button plain small" @click=${undo}>${strings.undo}</button>` : nothing}
      </p>
      <p class="hint">${strings.about}</p>
      ${error ? failure(error, shared, {retry: this.retry}) : nothing}
      ${help ? this.renderAll(help) : error ? nothing : skeleton(3, shared.loading)}
      <div class="row">
        <button type="button" class="button" @click=${() => this.end.close()}>${shared.close}</button>
      </div>
    </section>`;
  }

  private renderAll(help: readonly Help[]): unknown {
    const {strings} = this.localize;
    const {awards} = this.reader;
    const open = help.filter((each) => !isThanked(each, awards, this.source.you ?? ''));
    const plans = this.plan.shown;
    const isPlanned = ({what, communities}: Help) =>
      plans.some(
        (community) =>
          isAbout(communities, community) && behavioursOf(community).some(({help: planned}) => planned === what),
      );
    const others = open.filter((each) => !isPlanned(each));
    return html`${plans.map((community) =>
      this.plan.render(community, this.shared.strings, (behaviour) =>
        this.renderBehaviour(community, behaviour, {help, open}),
      ),
    )}
    ${open.length === 0 ? empty(strings.none) : nothing}
    ${
      others.length > 0
        ? html`<section class="others stack" aria-label=${strings.other}>
            ${others.length < open.length || plans.length > 0 ? html`<h4>${strings.other}</h4>` : nothing}
            ${this.renderHelp('', others)}
          </section>`
        : nothing
    }`;
  }

  private renderBehaviour(
    community: Community,
    behaviour: Behaviour,
    {help, open}: {readonly help: readonly Help[]; readonly open: readonly Help[]},
  ): TemplateResult {
    const {text, badge: id, by, every} = behaviour;
    const {strings, words} = this.localize;
    const badge = this.badges.items.find((each) => each.id === id);
    const isHere = ({communities}: Help) => isAbout(communities, community);
    const awards = this.reader.awards.filter((each) => each.community === undefined || each.community === community.id);
    const recognised = recognisedIn(behaviour, {awards, help: help.filter(isHere), now: Date.now()});
    const waiting = open.filter((each) => each.what === behaviour.help && isHere(each));
    const facts = [badge?.name, every && strings[every], strings[`by-${by ?? 'member'}`]].filter(Boolean);
    return html`<div class="behaviour">
        <p class="text"><bdi>${text}</bdi></p>
        <p class="quiet meta">
          ${facts.map((fact, index) => html`${index ? ' · ' : ''}<bdi>${fact}</bdi>`)}${this.renderStanding(recognised, behaviour, (at) => words.ago(at))}
        </p>
        <p class="row">${this.renderThank(community, behaviour)} ${this.plan.renderActs(community, behaviour)}</p>
      </div>
      ${waiting.length > 0 ? this.renderHelp(`${community.id} ${text}`, waiting, behaviour) : nothing}`;
  }

  /** When it was last recognised, or that it was not for too long; nothing where that cannot be known. */
  private renderStanding(
    {last, isDue}: Recognised,
    {every}: Behaviour,
    ago: (at: string) => string,
  ): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    if (isDue && !(last === undefined && this.reader.isCut))
      return html` · <strong>${strings[`due-${every as 'week'}`]}</strong>`;
    return last === undefined ? nothing : html` · <span>${strings.last(ago(last))}</span>`;
  }

  /** Where nothing shows such help here, whoever saw it thanks for it. */
  private renderThank(community: Community, {text, badge, help}: Behaviour): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    if (help !== undefined || !mayThank(this.source, community.id)) return nothing;
    const thank = () => this.end.thank({community: community.id, ...(badge && {badge})});
    return html`<button type="button" class="button small" aria-label=${strings.thankFor(text)} @click=${thank}>
      ${strings.thankSomebody}
    </button>`;
  }

  private renderHelp(name: string, help: readonly Help[], behaviour?: Behaviour): TemplateResult {
    const {strings, words} = this.localize;
    const count = this.shown.get(name) ?? atFirst;
    const turns = inTurn(help);
    const left = help.length - count;
    return html`<ul class="helps">
        ${turns.slice(0, count).map((each) =>
          helpRow({
            ...{help: each, person: this.people.get(each.member), strings, words},
            someone: this.shared.strings.someone,
            thank: this.thankFor(each, behaviour),
          }),
        )}
      </ul>
      ${
        left > 0
          ? html`<p>
              <button type="button" class="button plain small" @click=${() => this.showMore(name, count)}>
                ${strings.showMore(Math.min(left, atATime))}
              </button>
            </p>`
          : nothing
      }`;
  }

  private thankFor({member, on, communities}: Help, behaviour?: Behaviour): (() => void) | undefined {
    const roles = this.source.description?.you?.roles ?? {};
    const here = this.source.community;
    const home =
      communities.length === 0 || (here && communities.includes(here))
        ? here
        : communities.find((id) => Object.hasOwn(roles, id));
    if ((communities.length > 0 && home === undefined) || !mayThank(this.source, home)) return undefined;
    return () =>
      this.end.thank({
        people: [member],
        // What two people do is told to others only by whoever chooses so.
        ...(on ? {evidence: on} : {visibility: 'pair'}),
        ...(home && {community: home}),
        ...(behaviour?.badge && {badge: behaviour.badge}),
      });
  }

  private showMore(name: string, count: number): void {
    this.shown.set(name, count + atATime);
    this.host.requestUpdate();
  }

  private readonly retry = (): void => {
    void Promise.all([this.reader.reload(), this.plan.reload(), this.badges.reload()]);
  };

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.end.close();
  };
}

/** What belongs to no community is about all of them. */
function isAbout(communities: readonly string[], {id}: Community): boolean {
  return communities.length === 0 || communities.includes(id);
}
