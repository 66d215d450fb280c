import {html, nothing, type TemplateResult} from 'lit';

import {searchIcon} from '../../ui/icons/search.js';
import {xIcon} from '../../ui/icons/x.js';
import type {MemberStrings} from '../member-card/member-face.js';

/** The field that everything begins with. */
export function searchField(text: string, strings: MemberStrings, search: (text: string) => void): TemplateResult {
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
