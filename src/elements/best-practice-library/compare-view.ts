import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import {CommunityItem} from '../../context/community-item.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceComparison} from '../../i18n/en/practice-comparison.js';
import {practiceLibrary} from '../../i18n/en/practice-library.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {richTextStyles} from '../../ui/rich-text/rich-text.styles.js';
import {failure, skeleton} from '../../ui/states.js';
import {evidenceSentence, failedMark, freshnessLine, maturityLine} from '../best-practice-card/practice-lines.js';
import type {PracticeView} from '../best-practice-card/practice-view.js';
import {compareStyles} from './compare-view.styles.js';
import type {Comparison} from './comparison.js';

/** Two practices side by side, the same aspect in the same row. */
export class CompareView {
  private readonly localize: Localize<(typeof practiceComparison)['phrases']>;
  private readonly library: Localize<(typeof practiceLibrary)['phrases']>;
  private readonly names: Localize<(typeof practices)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly people: ItemLookup<'member'>;
  private readonly sides: readonly CommunityItem<'practice'>[];

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly comparison: Comparison,
  ) {
    addStyles(host, richTextStyles, compareStyles);
    this.localize = new Localize(host, practiceComparison);
    this.library = new Localize(host, practiceLibrary);
    this.names = new Localize(host, practices);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    this.sides = [0, 1].map(
      (side) =>
        new CommunityItem(host, source, 'practice', () =>
          comparison.isShown && comparison.isFull ? comparison.chosen[side]!.id : undefined,
        ),
    );
  }

  render(): TemplateResult | typeof nothing {
    if (!this.comparison.isShown) return this.renderBar();
    return html`<h2 class="heading" tabindex="-1">${this.localize.strings.title}</h2>
      ${this.renderBoth()}`;
  }

  /** What is chosen so far, and the way on. */
  private renderBar(): TemplateResult | typeof nothing {
    const {comparison, host} = this;
    const [one, other] = comparison.chosen;
    const {strings} = this.localize;
    if (!one) return nothing;
    const show = () => {
      comparison.isShown = true;
      host.requestUpdate();
      void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>('.heading')?.focus());
    };
    return html`<div class="bar-compare row" role="status">
      ${
        other
          ? html`<button type="button" class="button primary small" @click=${show}>
              ${strings.two(one.title, other.title)}
            </button>`
          : html`<span>${strings.one(one.title)}</span>`
      }
      <button type="button" class="button plain small" @click=${() => comparison.choose([])}>${strings.clear}</button>
    </div>`;
  }

  private renderBoth(): TemplateResult {
    const {strings} = this.localize;
    const library = this.library.strings;
    const failed = this.sides.find(({error}) => error);
    if (failed) return failure(failed.error!, this.shared.strings, {retry: () => void failed.reload()});
    const [one, other] = this.sides.map(({item}) => item);
    if (!one || !other) return skeleton(2, library.loading);
    const views = [one, other].map((practice) => this.viewOf(practice));
    return html`<table class="comparison">
      <caption class="visually-hidden">
        ${strings.title}
      </caption>
      <thead>
        <tr>
          ${[one, other].map(
            ({id, title}) =>
              html`<th scope="col">
                <a href=${itemHref('practice', id)}><bdi>${title}</bdi></a>
              </th>`,
          )}
        </tr>
      </thead>
      ${this.row(
        strings.summary,
        views,
        ({practice}) =>
          html`${failedMark(this.viewOf(practice), true)}${
            practice.summary
              ? html`<p>
                  <strong><bdi>${practice.summary}</bdi></strong>
                </p>`
              : nothing
          }`,
      )}
      ${this.row(this.names.strings.maturity, views, (view) => (view.practice.outcome === 'failed' ? nothing : maturityLine(view, true)))}
      ${this.row(strings.fresh, views, freshnessLine)}
      ${this.row(strings.used, views, (view) => evidenceSentence(view) || nothing)}
      ${this.row(strings.useWhen, views, ({practice}) => list(practice.useWhen))}
      ${this.row(strings.notWhen, views, ({practice}) => list(practice.notWhen))}
      ${this.row(library.effort, views, ({practice: {effort}}) => (effort ? (this.names.strings[effort] ?? effort) : nothing))}
      ${this.row(strings.problem, views, ({practice}) => this.prose(practice.problem))}
      ${this.row(strings.steps, views, ({practice}) => this.prose(practice.steps))}
      ${this.row(strings.result, views, ({practice}) => this.prose(practice.result))}
      ${this.row(strings.stewards, views, ({practice: {stewards}}) =>
        stewards?.length ? this.localize.words.list(stewards.map((id) => this.people.get(id)?.name ?? id)) : nothing,
      )}
    </table>`;
  }

  /** An aspect of which neither says anything is left out. */
  private row(
    name: string,
    views: readonly PracticeView[],
    draw: (view: PracticeView) => unknown,
  ): TemplateResult | typeof nothing {
    const cells = views.map(draw);
    if (cells.every((cell) => cell === nothing)) return nothing;
    return html`<tbody>
      <tr>
        <th colspan="2" scope="rowgroup">${name}</th>
      </tr>
      <tr>
        ${cells.map((cell) => html`<td>${cell === nothing ? html`<span class="quiet">${this.localize.strings.nothing}</span>` : cell}</td>`)}
      </tr>
    </tbody>`;
  }

  private prose(text: string | undefined): unknown {
    return text ? richText(text, level) : nothing;
  }

  private viewOf(practice: Item<'practice'>): PracticeView {
    const hasReports = this.source.description?.kinds.adoption !== undefined;
    return {practice, strings: this.names.strings, words: this.localize.words, hasReports};
  }
}

const level = {headingLevel: 4};

function list(values: readonly string[] | undefined): unknown {
  return values?.length
    ? html`<ul>
        ${values.map((value) => html`<li><bdi>${value}</bdi></li>`)}
      </ul>`
    : nothing;
}
