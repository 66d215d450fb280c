import {html, nothing, type TemplateResult} from 'lit';

import type {ComposerStrings} from '../../ui/composer/toolbar.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import type {Entry} from './entry.js';

/** What somebody else made of a text while it was edited here, beside one's own: neither is lost. */
export function bothVersions(current: Entry, editor: TemplateResult, strings: ComposerStrings): TemplateResult {
  return html`<div role="alert">
      <strong>${strings.conflictTitle}</strong>
      <p class="quiet">${strings.conflictText}</p>
    </div>
    <div class="two">
      <section class="version" aria-label=${strings.theirs}>
        <p class="hint">${strings.theirs}</p>
        ${current.kind === 'discussion' ? html`<p dir="auto"><strong>${current.title}</strong></p>` : nothing}
        ${richText(current.body ?? '', {of: `${current.kind}/${current.id}`})}
      </section>
      <section class="version" aria-label=${strings.yours}>
        <p class="hint">${strings.yours}</p>
        ${editor}
      </section>
    </div>`;
}
