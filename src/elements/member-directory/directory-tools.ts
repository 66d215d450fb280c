import {html, nothing, type TemplateResult} from 'lit';

import type {FacetValue} from '../../adapter/contract.js';
import type {CommonStrings} from '../../ui/states.js';
import {layoutGridIcon} from '../../ui/icons/layout-grid.js';
import {listIcon} from '../../ui/icons/list.js';
import {searchIcon} from '../../ui/icons/search.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';
import {tableIcon} from '../../ui/icons/table.js';
import {xIcon} from '../../ui/icons/x.js';
import type {MemberStrings} from '../member-card/member-face.js';
import type {DirectoryView} from './member-list.js';

/** The field that everything begins with. */
export function searchField(text: string, strings: MemberStrings, search: (text: string) => void): TemplateResult {
  return html`<div class="search">
    ${searchIcon()}
    <input
      class="field" part="search" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
      aria-label=${strings.search} placeholder=${strings.searchHint} .value=${text}
      @input=${(event: InputEvent) => search((event.target as HTMLInputElement).value)}
    />
    ${text ? html`<button type="button" class="button plain round" aria-label=${strings.clearSearch} @click=${() => search('')}>${xIcon()}</button>` : nothing}
  </div>`;
}

const views: readonly (readonly [DirectoryView, () => TemplateResult])[] = [
  ['cards', layoutGridIcon],
  ['compact', listIcon],
  ['table', tableIcon],
];

export function viewSwitch(current: DirectoryView, strings: MemberStrings, choose: (view: DirectoryView) => void): TemplateResult {
  return html`<div class="views" part="views" role="group" aria-label=${strings.view}>
    ${views.map(
      ([view, icon]) => html`<button type="button" class="button plain" aria-pressed=${view === current} aria-label=${strings[view]} title=${strings[view]} @click=${() => choose(view)}>
        ${icon()}
      </button>`,
    )}
  </div>`;
}

export function sortMenu(sorts: readonly (readonly [value: string, label: string])[], current: string, strings: MemberStrings, choose: (sort: string) => void) {
  if (sorts.length < 2) return nothing;
  return html`<label class="sort">
    <span class="visually-hidden">${strings.sort}</span>
    <select class="field" part="sort" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${sorts.map(([value, label]) => html`<option value=${value} ?selected=${value === current}>${label}</option>`)}
    </select>
  </label>`;
}

export function filterButton(chosen: number, isOpen: boolean, strings: CommonStrings, toggle: () => void): TemplateResult {
  return html`<button type="button" class="button small filter" part="filter" aria-expanded=${isOpen} @click=${toggle}>
    ${slidersHorizontalIcon()} ${strings.filters}${chosen > 0 ? html` <span class="count">${chosen}</span>` : nothing}
  </button>`;
}

/** The letters that names begin with. One stop for the Tab key; arrows go on from there. */
export function letterRail(letters: readonly (FacetValue & {readonly row: number})[], first: number, strings: MemberStrings, go: (row: number) => void): TemplateResult {
  const current = Math.max(0, letters.findLastIndex(({row}) => row <= first));
  return html`<div class="rail" part="letters" role="toolbar" aria-orientation="vertical" aria-label=${strings.letters} @keydown=${rove}>
    ${letters.map(
      ({value, count, row}, index) => html`<button
        type="button" tabindex=${index === current ? 0 : -1} aria-current=${index === current ? 'true' : nothing}
        aria-label=${strings.letter(value, count)} @click=${() => go(row)}
      >${value}</button>`,
    )}
  </div>`;
}

const steps: Readonly<Record<string, number>> = {ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity};

function rove(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
