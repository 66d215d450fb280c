import {html, nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';

import type {FacetValue} from '../../adapter/contract.js';
import type {CommonStrings} from '../../ui/states.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';
import type {ToolStrings} from './directory-panel.js';

/** Shows the filters where they are not beside the members; says how many are set. */
export function filterButton(
  chosen: number,
  isOpen: boolean,
  strings: CommonStrings,
  toggle: () => void,
): TemplateResult {
  return html`<button type="button" class="button small filter" part="filter" aria-expanded=${isOpen} @click=${toggle}>
    ${slidersHorizontalIcon()} ${strings.filters}${chosen > 0 ? html` <span class="count">${chosen}</span>` : nothing}
  </button>`;
}

/** The letters that names begin with. One stop for the Tab key; arrows go on from there. */
export function letterRail(
  letters: readonly (FacetValue & {readonly row: number})[],
  first: number,
  strings: ToolStrings,
  go: (row: number) => void,
) {
  if (letters.length < 2) return nothing;
  const current = Math.max(
    0,
    letters.findLastIndex(({row}) => row <= first),
  );
  return html`<div
    class="rail"
    part="letters"
    role="toolbar"
    aria-orientation="vertical"
    aria-label=${strings.letters}
    @keydown=${rove}
  >
    ${guard([JSON.stringify(letters), current, strings], () =>
      letters.map(
        ({value, count, row}, index) =>
          html`<button
            type="button"
            tabindex=${index === current ? 0 : -1}
            aria-current=${index === current ? 'true' : nothing}
            aria-label=${strings.letter(value, count)}
            @click=${() => go(row)}
          >
            ${value}
          </button>`,
      ),
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
