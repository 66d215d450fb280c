import {css, html, nothing, type TemplateResult} from 'lit';

import {searchIcon} from './icons/search.js';
import {xIcon} from './icons/x.js';

export interface SearchStrings {
  readonly search: string;
  readonly searchHint: string;
  readonly clearSearch: string;
}

/** The field that everything begins with. */
export function searchField(text: string, strings: SearchStrings, search: (text: string) => void): TemplateResult {
  return html`<div class="search">
    ${searchIcon()}
    <input
      class="field"
      part="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      aria-label=${strings.search}
      placeholder=${strings.searchHint}
      .value=${text}
      @input=${(event: InputEvent) => search((event.target as HTMLInputElement).value)}
    />
    ${text ? html`<button type="button" class="button plain round" aria-label=${strings.clearSearch} @click=${() => search('')}>${xIcon()}</button>` : nothing}
  </div>`;
}

export const searchStyles = css`
  .search {
    position: relative;
    display: grid;
    align-items: center;
  }

  .search > * {
    grid-area: 1 / 1;
  }

  .search > .icon {
    position: relative;
    margin-inline-start: 0.85em;
    color: var(--_ink-quiet);
    pointer-events: none;
  }

  .search > .field {
    padding-inline: 2.6em;
    font-size: 1.05em;
    appearance: none;
  }

  .search > .field::-webkit-search-cancel-button {
    display: none;
  }

  .search > .button {
    justify-self: end;
    margin-inline-end: 0.15em;
  }
`;
