import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceReading} from '../../i18n/en/practice-reading.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {FreshnessReason} from '../../model/freshness.js';
import type {Item} from '../../model/item.js';
import {isOwn, maturityOf, type MaturityReason} from '../../model/maturity.js';
import {addStyles} from '../../ui/add-styles.js';
import type {Lazy} from '../../ui/lazy.js';
import {failure, skeleton} from '../../ui/states.js';
import {sumStyles} from './evidence-sum.styles.js';
import type {PracticeEvidence} from './practice-evidence.js';
import {freshnessToday, type PracticeView} from './practice-view.js';

/** How many reports are read at a time, and shown: who wants to read more of them has other means. */
const atATime = 100;

/** How many of them the sum is made from at most; of more than that it says so. */
const most = 2_000;

/** Why a practice is as proven and as fresh as the card says: the sum, and the reports it was made from. */
export class EvidenceSum {
  private readonly localize: Localize<(typeof practiceReading)['phrases']>;
  private readonly names: Localize<(typeof practices)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly adoptions: CommunityQuery<'adoption'>;
  private readonly flags: CommunityQuery<'flag'>;
  private readonly people: ItemLookup<'member'>;

  constructor(
    host: LitElement,
    source: CommunitySource,
    practice: () => Item<'practice'> | undefined,
    private readonly around: Lazy<PracticeEvidence>,
  ) {
    addStyles(host, sumStyles);
    this.localize = new Localize(host, practiceReading);
    this.names = new Localize(host, practices);
    this.shared = new Localize(host, common);
    const about = () => {
      const id = practice()?.id;
      // Reports from every community count, wherever the card stands.
      return id === undefined ? undefined : {where: {parent: id, community: {exists: true}}, limit: atATime};
    };
    this.adoptions = new CommunityQuery(host, source, {kind: 'adoption', query: about});
    this.flags = new CommunityQuery(host, source, {kind: 'flag', query: about});
    host.addController({hostUpdated: () => this.readOn()});
    this.people = new ItemLookup(host, source, 'member');
  }

  render({practice, evidence}: PracticeView): TemplateResult {
    const {strings} = this.localize;
    const {error, page, items: reports} = this.adoptions;
    if (error) return failure(error, this.shared.strings, {retry: () => void this.adoptions.reload()});
    // Of some of them alone, the sum would be another one.
    if (!page || this.isUnread(this.adoptions)) return skeleton(1, this.shared.strings.loading);
    const shownReports = reports.slice(0, atATime);
    const total = Math.max(page.total.value, reports.length);
    const {reasons} = maturityOf(practice, reports);
    const {page: flagged, items: flags} = this.flags;
    const fresh = freshnessToday({practice, evidence: {...evidence, ...(flagged && {flags})}}).reasons;
    return html`<section class="sum" aria-label=${this.localize.strings.whyTitle}>
      <div>
        <h3>${strings.maturityHeading}</h3>
        <ul>
          ${reasons.map((reason) => html`<li>${this.because(reason)}</li>`)}
          ${this.adoptions.hasNext ? html`<li class="quiet">${strings.sumOfFirst(reports.length)}</li>` : nothing}
        </ul>
      </div>
      <div>
        <h3>${strings.freshnessHeading}</h3>
        <ul>
          ${fresh.flatMap((reason) => this.becauseFresh(reason)).map((words) => html`<li dir="auto">${words}</li>`)}
          ${flags.filter(({state, note}) => state === 'open' && note).map(({note, createdBy, createdAt}) => html`<li dir="auto">“${note}” ${this.by(createdBy, createdAt)}</li>`)}
          <li class="quiet">${strings.freshRule}</li>
        </ul>
      </div>
      ${
        reports.length > 0
          ? html`<div class="reports">
              <h3>${strings.reportsHeading}</h3>
              <ul>
                ${shownReports.map((report) => this.renderReport(report, practice))}
              </ul>
              ${total > shownReports.length ? html`<p class="quiet">${strings.moreReports(total - shownReports.length)}</p>` : nothing}
            </div>`
          : nothing
      }
    </section>`;
  }

  /** Reads page after page of what is asked for; with the next drawing, for this one is not over yet. */
  private readOn(): void {
    for (const query of [this.adoptions, this.flags]) {
      if (query.status === 'ready' && this.isUnread(query)) queueMicrotask(() => void query.more());
    }
  }

  private isUnread({hasNext, items}: CommunityQuery<'adoption'> | CommunityQuery<'flag'>): boolean {
    return hasNext && items.length < most;
  }

  private renderReport(report: Item<'adoption'>, practice: Item<'practice'>): TemplateResult {
    const {strings} = this.localize;
    const {unit, again, adapted, result, createdBy, createdAt, state} = report;
    const note = state === 'retracted' ? strings.retracted : isOwn(practice, report) ? strings.own : undefined;
    return html`<li>
      <p>
        <strong dir="auto">${unit}</strong> ${strings[again] ?? again}
        ${note ? html`<span class="quiet">(${note})</span>` : nothing}
      </p>
      ${this.measured(report)}
      ${adapted ? html`<p dir="auto"><span class="quiet">${strings.adapted}</span> ${adapted}</p>` : nothing}
      ${result ? html`<p dir="auto">${result}</p>` : nothing}
      <p>${this.by(createdBy, createdAt)}</p>
    </li>`;
  }

  private measured({measure, value, measuredIn}: Item<'adoption'>): TemplateResult | typeof nothing {
    if (value === undefined) return nothing;
    return html`<p class="count" dir="auto">
      ${measure}: <strong>${this.localize.words.number(value)}</strong> ${measuredIn}
    </p>`;
  }

  private by(member: string | undefined, at: string): TemplateResult {
    return html`<span class="quiet"
      >${this.people.get(member)?.name ?? this.shared.strings.someone}, ${this.localize.words.date(at)}</span
    >`;
  }

  private because(reason: MaturityReason): string {
    const {strings} = this.localize;
    const step = this.names.strings;
    switch (reason.because) {
      case 'units':
        return strings.sumUnits(reason.units, reason.again, reason.of);
      case 'nobody-yet':
        return strings.sumNobody;
      case 'own':
        return strings.sumOwn(reason.count);
      case 'retracted':
        return strings.sumRetracted(reason.count);
      case 'brought-in':
        return strings.sumBroughtIn(step[reason.maturity] ?? reason.maturity);
      case 'next':
        return strings.sumNext(
          step[reason.maturity] ?? reason.maturity,
          reason.units,
          Math.round((reason.share ?? 0) * 100),
        );
    }
  }

  private becauseFresh(reason: FreshnessReason): string | readonly string[] {
    const {strings, words} = this.localize;
    const names = this.names.strings;
    switch (reason.because) {
      case 'verified':
        return strings.freshVerified(words.date(reason.on), words.date(reason.until));
      case 'never-verified':
        return strings.freshNever(words.date(reason.until));
      case 'review-soon':
        return strings.freshSoon(words.date(reason.on));
      case 'review-passed':
        return strings.freshPassed(words.date(reason.on));
      case 'flag': {
        const word = (names as Readonly<Record<string, unknown>>)[reason.reason];
        return typeof word === 'string' ? names.flaggedFor(reason.count, word) : names.flagged(reason.count);
      }
      case 'stewards-left':
        return names.stewardsLeft;
      case 'dead-links':
        return reason.urls.length > 0 ? reason.urls.map((url) => strings.freshDead(url)) : names.deadLinks;
      case 'no-steward':
        return names.noSteward;
      case 'linked': {
        const say = {
          changed: strings.freshLinked,
          retired: strings.freshLinkedRetired,
          failed: strings.freshLinkedFailed,
        };
        return say[reason.how](this.around.part?.titleOf(reason.id) ?? strings.something);
      }
      case 'retired':
        return names.isRetired;
    }
  }
}
