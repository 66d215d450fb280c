import {html, nothing, type TemplateResult} from 'lit';

import type {FreshnessReason} from '../../model/freshness.js';
import {calendarCheckIcon} from '../../ui/icons/calendar-check.js';
import {checkIcon} from '../../ui/icons/check.js';
import {circleSlashIcon} from '../../ui/icons/circle-slash.js';
import {clockIcon} from '../../ui/icons/clock.js';
import {triangleAlertIcon} from '../../ui/icons/triangle-alert.js';
import {xIcon} from '../../ui/icons/x.js';

import {freshnessToday, type PracticeView} from './practice-view.js';

const steps = ['idea', 'tried', 'proven', 'standard'] as const;

/** Four steps of one word each, as far as it has come; in a list the stairs and the word it has reached. */
export function maturityLine({practice, strings}: PracticeView, isShort = false): TemplateResult {
  const place = Math.max(0, steps.indexOf(practice.maturity ?? 'idea'));
  const word = strings[steps[place]!];
  if (isShort) {
    return html`<span class="maturity short" part="maturity">
      <span class="stairs" aria-hidden="true"
        >${steps.map((_, index) => html`<i class=${index <= place ? 'done' : ''}></i>`)}</span
      >
      <span class="visually-hidden">${strings.maturityNow(word, place + 1)}</span
      ><span aria-hidden="true">${word}</span>
    </span>`;
  }
  return html`<div class="maturity" part="maturity" role="img" aria-label=${strings.maturityNow(word, place + 1)}>
    ${steps.map(
      (step, index) =>
        html`<span class=${index < place ? 'done' : index === place ? 'done now' : ''} aria-hidden="true"
          ><i></i>${strings[step]}</span
        >`,
    )}
  </div>`;
}

/** Until when it may be relied on, in words with their date; what speaks against it first. */
export function freshnessLine(view: PracticeView): TemplateResult {
  const {freshness, until, reasons} = freshnessToday(view);
  const {strings, words} = view;
  const isUnverified = freshness === 'fresh' && !view.practice.verifiedAt;
  const draw = isUnverified
    ? clockIcon
    : {
        fresh: calendarCheckIcon,
        due: clockIcon,
        doubtful: triangleAlertIcon,
        stale: triangleAlertIcon,
        retired: circleSlashIcon,
      }[freshness];
  const said = {against: [], dated: [], beside: []} as Record<'against' | 'dated' | 'beside', string[]>;
  for (const reason of reasons) {
    const [where, word] = wordOf(reason, view);
    said[where].push(word);
  }
  const [dated] = freshness === 'stale' ? [strings.stale(words.date(until))] : said.dated;
  const sentence = [
    ...(said.against.length > 0 ? [`${strings.doubtful}: ${words.list(said.against)}`] : []),
    dated,
    ...new Set(said.beside),
  ].join('. ');
  return html`<p class="fact freshness ${isUnverified ? 'unverified' : freshness}" part="freshness">
    ${draw()}<span>${sentence}</span>
  </p>`;
}

/** A reason in a few words: what speaks against a practice, what its date is, and what there is to look at beside that. */
function wordOf(
  reason: FreshnessReason,
  {strings, words}: PracticeView,
): readonly ['against' | 'dated' | 'beside', string] {
  switch (reason.because) {
    case 'flag': {
      const word = (strings as Readonly<Record<string, unknown>>)[reason.reason];
      return [
        'against',
        typeof word === 'string' ? strings.flaggedFor(reason.count, word) : strings.flagged(reason.count),
      ];
    }
    case 'dead-links':
      return ['against', strings.deadLinks];
    case 'stewards-left':
      return ['against', strings.stewardsLeft];
    case 'linked':
      return reason.how === 'failed' ? ['against', strings.originFailed] : ['beside', strings.linkedChanged];
    case 'no-steward':
      return ['beside', strings.noSteward];
    case 'review-passed':
      return ['dated', strings.reviewPassed(words.date(reason.on))];
    case 'review-soon':
      return ['dated', strings.reviewSoon(words.date(reason.on))];
    case 'verified':
      return ['dated', strings.verifiedTo(words.date(reason.until))];
    case 'never-verified':
      return ['dated', strings.neverVerified(words.date(reason.until))];
    case 'retired':
      return ['dated', strings.isRetired];
  }
}

/** “Used by 6 teams, 5 would again”. Nothing where the source does not count. */
export function evidenceSentence({practice: {counts}, strings, hasReports}: PracticeView): string {
  const reports = counts?.['adoptions:independent'];
  if (!reports) return hasReports ? strings.usedByNobody : '';
  const units = counts?.['units'] ?? reports;
  const again = counts?.['again'] ?? 0;
  return units === reports ? strings.usedBy(units, again) : strings.usedByReports(units, again, reports);
}

/** Only where it is not the usual one: a card is taken to be approved unless it says otherwise. */
export function stateMark({practice: {state}, strings}: PracticeView): TemplateResult | typeof nothing {
  if (state === 'approved') return nothing;
  const word = (strings as Readonly<Record<string, unknown>>)[state];
  return html`<span class="state" part="state">${typeof word === 'string' ? word : state}</span>`;
}

export function endorsements({practice: {counts}, strings}: PracticeView): string {
  const count = counts?.['endorsements'];
  return count ? `; ${strings.endorsed(count)}` : '';
}

/** A negative lesson says so in words before anything else. */
export function failedMark(
  {practice: {outcome}, strings}: PracticeView,
  isShort = false,
): TemplateResult | typeof nothing {
  if (outcome !== 'failed') return nothing;
  return html`<p class="lesson">
    ${circleSlashIcon()}<span
      ><strong>${strings.failedTitle}</strong>${isShort ? nothing : html` ${strings.failedText}`}</span
    >
  </p>`;
}

/** *Use when* and *not when*, side by side. */
export function whenLists({
  practice: {useWhen, notWhen, effort},
  strings,
}: PracticeView): TemplateResult | typeof nothing {
  if (!useWhen?.length && !notWhen?.length && !effort) return nothing;
  const list = (name: string, icon: TemplateResult, values: readonly string[] | undefined, heading: string) =>
    values?.length
      ? html`<section class=${name}>
          <h3>${heading}</h3>
          <ul>
            ${values.map((value) => html`<li>${icon}<bdi>${value}</bdi></li>`)}
          </ul>
        </section>`
      : nothing;
  return html`<div class="when" part="when">
    ${list('use', checkIcon(), useWhen, strings.useWhen)} ${list('not', xIcon(), notWhen, strings.notWhen)}
    ${effort ? html`<p class="fact effort">${strings.effort}: ${strings[effort] ?? effort}</p>` : nothing}
  </div>`;
}
