import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import type {FacetValue} from '../adapter/contract.js';
import type {Choice} from './choice.js';
import type {facets} from '../i18n/en/facets.js';
import type {CommonStrings} from './states.js';
import {xIcon} from './icons/x.js';

export {Choice} from './choice.js';

export type FacetStrings = CommonStrings & (typeof facets)['phrases'];

/** How many values of a facet are shown before somebody asks for all. */
const few = 6;

/** A facet as people see it. */
export interface FacetName {
  readonly name: string;
  readonly label: string;
  /** What a value is called, where it is not its own name. */
  readonly valueLabel?: (value: string) => string;
}

export interface FacetsOptions {
  readonly facets: readonly FacetName[];
  /** The counts, from `Page.facets`. */
  readonly counts: Readonly<Record<string, readonly FacetValue[]>>;
  readonly choice: Choice;
  /** Names of facets of which all values are shown. */
  readonly opened: ReadonlySet<string>;
  readonly strings: FacetStrings;
  readonly number: (value: number) => string;
  readonly toggle: (name: string, value: string) => void;
  readonly open: (name: string) => void;
}

/** The facets as groups of boxes to tick, each value with how many it would leave. One with nothing to choose is left out. */
export function facetGroups(options: FacetsOptions): readonly (TemplateResult | typeof nothing)[] {
  return options.facets.map((facet) => facetGroup(facet, options));
}

function facetGroup(
  {name, label, valueLabel = (value) => value}: FacetName,
  {counts, choice, opened, strings, number, toggle, open}: FacetsOptions,
) {
  const chosen = choice.of(name);
  const counted = counts[name] ?? [];
  // What is chosen stays to be unticked, though nobody is left who has it.
  const values = [
    ...counted,
    ...chosen.filter((value) => !counted.some((each) => each.value === value)).map((value) => ({value, count: 0})),
  ];
  if (values.length === 0) return nothing;
  const isOpen = opened.has(name);
  const shown =
    isOpen || values.length <= few + 1
      ? values
      : values.filter(({value}, index) => index < few || chosen.includes(value));
  return html`<fieldset class="facet" part="facet">
    <legend>${label}</legend>
    ${repeat(
      shown,
      ({value}) => value,
      ({value, count}) =>
        html`<label class="facet-value">
          <input type="checkbox" .checked=${chosen.includes(value)} @change=${() => toggle(name, value)} />
          <span class="facet-label">${valueLabel(value)}</span>
          <span class="count quiet">${number(count)}</span>
        </label>`,
    )}
    ${
      shown.length < values.length || isOpen
        ? html`<button type="button" class="as-link" aria-expanded=${isOpen} @click=${() => open(name)}>
            ${isOpen ? strings.fewer : strings.showAll(values.length)}
          </button>`
        : nothing
    }
  </fieldset>`;
}

/** What is chosen, as chips that take it away again. */
export function choiceChips(
  {facets, choice, strings, toggle}: Pick<FacetsOptions, 'facets' | 'choice' | 'strings' | 'toggle'>,
  clear: () => void,
) {
  if (choice.isEmpty) return nothing;
  const labelOf = (name: string, value: string) =>
    facets.find((facet) => facet.name === name)?.valueLabel?.(value) ?? value;
  return html`<div class="chips chosen" part="chosen" role="group" aria-label=${strings.filters}>
    ${choice.all.map(
      ([name, value]) =>
        html`<button
          type="button"
          class="chip filled"
          aria-label=${strings.removeFilter(labelOf(name, value))}
          @click=${() => toggle(name, value)}
        >
          ${labelOf(name, value)} ${xIcon()}
        </button>`,
    )}
    <button type="button" class="chip" @click=${clear}>${strings.clearFilters}</button>
  </div>`;
}
