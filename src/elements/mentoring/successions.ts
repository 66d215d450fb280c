import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {plain} from '../../model/plain.js';
import {failure, type CommonStrings} from '../../ui/states.js';

/** So many skills are named. */
const most = 12;
/** What more people can help with does not leave with one of them. */
const few = 5;
/** So many skills and their holders are looked at. */
const [looked, holders] = [40, 200];

type Holder = Item<'member'>;

/** What only few know: it would leave with them. */
export interface Risk {
  readonly skill: string;
  /** As people write it. */
  readonly spellings: readonly string[];
  readonly wanted: number;
  readonly expert: Holder;
  /** How many others can help with it who said that they move on. */
  readonly others: number;
}

/** Skills that would leave with somebody: what one person alone can help with and others want to learn, and what only those know who said when they move on. */
export class Successions {
  private readonly counts: CommunityQuery<'member'>;
  private readonly leaving: CommunityQuery<'member'>;
  private readonly holders: CommunityQuery<'member'>;

  constructor(
    host: LitElement,
    private readonly source: CommunitySource,
  ) {
    const has = (name: string) => source.description?.kinds.member?.facets.includes(name) ?? false;
    const mayCount = () => has('helps') && has('seeks');
    this.counts = new CommunityQuery(host, source, {
      kind: 'member',
      query: () => (mayCount() ? {where: {state: 'active'}, facets: ['helps', 'seeks'], limit: 0} : undefined),
    });
    this.leaving = new CommunityQuery(host, source, {
      kind: 'member',
      query: () => {
        if (!mayCount()) return undefined;
        const from = new Date().toISOString().slice(0, 10);
        return {where: {state: 'active', leavesOn: {from}}, fields: ['name', 'helps', 'leavesOn'], limit: 50};
      },
    });
    this.holders = new CommunityQuery(host, source, {
      kind: 'member',
      query: () => {
        const skills = this.rare.flatMap(({spellings}) => spellings);
        if (skills.length === 0) return undefined;
        const where = {state: 'active', helps: {any: skills}} as const;
        return {where, fields: ['name', 'helps', 'leavesOn'], limit: holders};
      },
    });
  }

  render(
    strings: (typeof section)['phrases'],
    {shared, words, begin}: {readonly shared: CommonStrings; readonly words: Words; begin: (risk: Risk) => void},
  ): TemplateResult | typeof nothing {
    const {page} = this.counts;
    const error = [this.counts, this.leaving, this.holders].find((list) => list.error && !list.page)?.error;
    if (!page && !error) return nothing;
    const risks = this.risks;
    const isKnown = this.leaving.page && (this.rare.length === 0 || this.holders.page);
    // Where not all were looked at, nobody says that all is well.
    const isPart =
      page?.total.is !== 'exact' ||
      this.rare.length === looked ||
      [this.leaving, this.holders].some((list) => list.page?.next !== undefined);
    return html`<section class="part" aria-label=${strings.succession}>
      <h3>${strings.succession}</h3>
      <p class="hint">${strings.successionHint}</p>
      ${error ? failure(error, shared, {retry: () => void this.reload()}) : nothing}
      ${isKnown && isPart ? html`<p class="hint">${strings.partOfRisks}</p>` : nothing}
      ${isKnown && !isPart && risks.length === 0 ? html`<p class="quiet">${strings.noRisk}</p>` : nothing}
      <ul class="risks">
        ${risks.map(
          (risk) =>
            html`<li class="row">
              <span>${riskWords(risk, strings, words)}</span>
              ${
                this.source.can('programme', 'create')
                  ? html`<button
                      type="button"
                      class="button small"
                      data-opens="succession ${risk.skill}"
                      aria-label=${strings.passOnName(risk.skill)}
                      @click=${() => begin(risk)}
                    >
                      ${strings.passOn}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  async reload(): Promise<void> {
    await Promise.all([this.counts, this.leaving, this.holders].map((list) => list.reload()));
  }

  /** Skills that few can help with: those of whoever moves on, then those somebody wants to learn, the most wanted first. */
  private get rare(): readonly Omit<Risk, 'expert' | 'others'>[] {
    const {helps = [], seeks = []} = this.counts.page?.facets ?? {};
    const known = countsOf(helps);
    const wanted = countsOf(seeks);
    const going = new Map(
      this.leaving.items.flatMap(({helps: own = []}) => own.map(({skill}) => [plain(skill), skill] as const)),
    );
    for (const [name, skill] of going) if (!wanted.has(name)) wanted.set(name, {spellings: [skill], count: 0});
    const isGoing = ([name]: readonly [string, Count]) => Number(going.has(name));
    return [...wanted]
      .filter(([name]) => (known.get(name)?.count ?? 0) <= few)
      .sort((a, b) => isGoing(b) - isGoing(a) || b[1].count - a[1].count)
      .slice(0, looked)
      .map(([name, {spellings, count}]) => ({
        skill: known.get(name)?.spellings[0] ?? spellings[0]!,
        spellings: [...new Set([...(known.get(name)?.spellings ?? []), ...spellings])],
        wanted: count,
      }));
  }

  /** Whoever leaves first comes first, then what is wanted most. */
  private get risks(): readonly Risk[] {
    const found = this.rare.flatMap((rare): readonly Risk[] => {
      const who = this.holders.items.filter(({helps = []}) =>
        helps.some(({skill}) => plain(skill) === plain(rare.skill)),
      );
      const leaving = who.filter(({leavesOn}) => leavesOn !== undefined);
      // Somebody stays who can help with it; of one alone who stays too, nothing is said where nobody wants to learn it.
      if (who.length === 0 || (leaving.length < who.length && who.length > 1)) return [];
      if (leaving.length === 0 && rare.wanted === 0) return [];
      const [expert] = [...who].sort((a, b) => dayOf(a).localeCompare(dayOf(b)));
      return [{...rare, expert: expert!, others: who.length - 1}];
    });
    return found.sort((a, b) => dayOf(a.expert).localeCompare(dayOf(b.expert)) || b.wanted - a.wanted).slice(0, most);
  }
}

function riskWords({skill, wanted, expert, others}: Risk, strings: (typeof section)['phrases'], words: Words): string {
  const {name, leavesOn} = expert;
  const what =
    leavesOn === undefined
      ? strings.onlyOne(name, skill)
      : others > 0
        ? strings.allLeave(name, words.date(leavesOn), skill, others)
        : strings.leaves(name, words.date(leavesOn), skill);
  return wanted > 0 ? `${what} ${strings.wanted(wanted)}` : what;
}

/** The last day of those who did not say comes after all others. */
function dayOf({leavesOn = '9999'}: Holder): string {
  return leavesOn;
}

interface Count {
  readonly spellings: readonly string[];
  readonly count: number;
}

/** How many said a word, however they wrote it. */
function countsOf(values: readonly {readonly value: unknown; readonly count: number}[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const {value, count} of values) {
    const name = plain(String(value));
    const {spellings = [], count: before = 0} = counts.get(name) ?? {};
    counts.set(name, {spellings: [...spellings, String(value)], count: before + count});
  }
  return counts;
}
