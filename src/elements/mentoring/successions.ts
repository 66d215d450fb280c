import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityQuery} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import type {programmes as section} from '../../i18n/en/programmes.js';
import {failure, type CommonStrings} from '../../ui/states.js';

/** So many skills are named. */
const most = 8;

interface Risk {
  readonly skill: string;
  readonly wanted: number;
  readonly holder: string;
}

/** Skills that one person alone can help with, and others want to learn: they would leave with that person. */
export class Successions {
  private readonly counts: CommunityQuery<'member'>;
  private readonly holders: CommunityQuery<'member'>;

  constructor(host: LitElement, source: CommunitySource) {
    const mayCount = () => ['helps', 'seeks'].every((name) => source.description?.kinds.member?.facets.includes(name));
    this.counts = new CommunityQuery(host, source, {
      kind: 'member',
      query: () => (mayCount() ? {where: {state: 'active'}, facets: ['helps', 'seeks'], limit: 1} : undefined),
    });
    this.holders = new CommunityQuery(host, source, {
      kind: 'member',
      query: () => {
        const skills = this.rare.map(({skill}) => skill);
        if (skills.length === 0) return undefined;
        return {where: {state: 'active', helps: {any: skills}}, fields: ['name', 'helps'], limit: 50};
      },
    });
  }

  render(
    strings: (typeof section)['phrases'],
    shared: CommonStrings,
    begin: (skill: string) => void,
  ): TemplateResult | typeof nothing {
    const {page, error} = this.counts;
    if (!page && !error) return nothing;
    const risks = this.risks;
    return html`<section class="part" aria-label=${strings.succession}>
      <h3>${strings.succession}</h3>
      <p class="hint">${strings.successionHint}</p>
      ${error && !page ? failure(error, shared, {retry: () => void this.counts.reload()}) : nothing}
      ${page && this.rare.length === 0 ? html`<p class="quiet">${strings.noRisk}</p>` : nothing}
      <ul class="risks">
        ${risks.map(
          ({skill, wanted, holder}) =>
            html`<li class="row">
              <span>${strings.onlyOne(holder, skill, wanted)}</span>
              <button
                type="button"
                class="button small"
                aria-label=${strings.passOnName(skill)}
                @click=${() => begin(skill)}
              >
                ${strings.passOn}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** What one person helps with and somebody wants to learn, the most wanted first. */
  private get rare(): readonly Omit<Risk, 'holder'>[] {
    const {helps = [], seeks = []} = this.counts.page?.facets ?? {};
    const alone = new Set(helps.filter(({count}) => count === 1).map(({value}) => String(value)));
    return seeks
      .filter(({value, count}) => count > 0 && alone.has(String(value)))
      .map(({value, count}) => ({skill: String(value), wanted: count}))
      .slice(0, most);
  }

  private get risks(): readonly Risk[] {
    return this.rare.flatMap(({skill, wanted}) => {
      const holder = this.holders.items.find(({helps = []}) => helps.some((each) => each.skill === skill));
      return holder ? [{skill, wanted, holder: holder.name}] : [];
    });
  }
}
