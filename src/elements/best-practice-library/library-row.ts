import {html, nothing, type TemplateResult} from 'lit';

import type {practiceLibrary} from '../../i18n/en/practice-library.js';
import {marked} from '../../ui/highlight.js';
import {bookmarkIcon} from '../../ui/icons/bookmark.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {practiceSummary} from '../best-practice-card/practice-summary.js';
import type {PracticeView} from '../best-practice-card/practice-view.js';

/** What a row is drawn from. */
export const rowFields = [
  'title',
  'summary',
  'maturity',
  'outcome',
  'effort',
  'risk',
  'verifiedAt',
  'reviewBy',
  'stewards',
  'related',
  'origin',
  'authors',
  'counts',
  'mine',
];

interface Row {
  readonly view: PracticeView;
  readonly found: readonly string[] | undefined;
  readonly strings: (typeof practiceLibrary)['phrases'];
  readonly isCompared: boolean;
  /** Two others are chosen already. */
  readonly isFull: boolean;
  readonly open: (event: MouseEvent) => void;
  readonly compare: () => void;
}

/** One practice of the list: a link to it, and a box to compare it. */
export function libraryRow({view, found, strings, isCompared, isFull, open, compare}: Row): TemplateResult {
  const {id, title, outcome, mine} = view.practice;
  const link = html`<a class="open" href=${itemHref('practice', id)} data-id=${id} @click=${open}
      >${marked(title, found)}</a
    >${mine?.['preference:favourite'] ? html`<span class="favourite" role="img" aria-label=${strings.favourite} title=${strings.favourite}>${bookmarkIcon()}</span>` : nothing}`;
  return html`<article class="card ${outcome === 'failed' ? 'failed' : ''}" part="practice">
    ${practiceSummary(view, {mark: (text) => marked(text, found), title: link})}
    <label class="compare" title=${isFull ? strings.compareFull : ''}>
      <input
        type="checkbox"
        .checked=${isCompared}
        ?disabled=${isFull}
        aria-label=${strings.compareThis(title)}
        @change=${compare}
      />
      ${strings.compare}
    </label>
  </article>`;
}
