import {html, nothing, type TemplateResult} from 'lit';

import {layoutGridIcon} from '../../ui/icons/layout-grid.js';
import {listIcon} from '../../ui/icons/list.js';
import {tableIcon} from '../../ui/icons/table.js';
import type {ToolStrings} from './directory-panel.js';
import type {DirectoryView} from './member-list.js';

const views: readonly (readonly [DirectoryView, () => TemplateResult])[] = [
  ['cards', layoutGridIcon],
  ['compact', listIcon],
  ['table', tableIcon],
];

export function viewSwitch(
  current: DirectoryView,
  strings: ToolStrings,
  choose: (view: DirectoryView) => void,
): TemplateResult {
  return html`<div class="views" part="views" role="group" aria-label=${strings.view}>
    ${views.map(
      ([view, icon]) =>
        html`<button
          type="button"
          class="button plain"
          aria-pressed=${view === current}
          aria-label=${strings[view]}
          title=${strings[view]}
          @click=${() => choose(view)}
        >
          ${icon()}
        </button>`,
    )}
  </div>`;
}

export function sortMenu(
  sorts: readonly (readonly [value: string, label: string])[],
  current: string,
  strings: ToolStrings,
  choose: (sort: string) => void,
) {
  if (sorts.length < 2) return nothing;
  return html`<label class="pick">
    <span>${strings.sort}</span>
    <select part="sort" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${sorts.map(([value, label]) => html`<option value=${value} .selected=${value === current}>${label}</option>`)}
    </select>
  </label>`;
}
