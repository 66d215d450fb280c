import {html, nothing, type TemplateResult} from 'lit';

import {evidenceSentence, failedMark, freshnessLine, maturityLine, stateMark} from './practice-lines.js';
import {isHeadline, type PracticeView} from './practice-view.js';

interface SummaryOptions {
  /** How to draw a word of it: for marking hits. */
  readonly mark?: (text: string) => unknown;
  /** The title as a link or button, where it leads somewhere. */
  readonly title?: TemplateResult;
}

/** A practice as it stands in a list: its title, the one line, and three marks. */
export function practiceSummary(
  view: PracticeView,
  {mark = (text) => text, title}: SummaryOptions = {},
): TemplateResult {
  const {practice} = view;
  const {summary} = practice;
  // In a list, silence says that nobody has used it yet.
  const evidence = evidenceSentence({...view, hasReports: false});
  return html`${failedMark(view, true)}
    <div class="row spread">
      <h3 class=${isHeadline(summary) ? 'small' : ''} part="title"><bdi>${title ?? mark(practice.title)}</bdi></h3>
      ${stateMark(view)}
    </div>
    ${summary ? html`<p class="line ${isHeadline(summary) ? '' : 'long'}" part="summary"><bdi>${mark(summary)}</bdi></p>` : nothing}
    <div class="marks">
      ${practice.outcome === 'failed' ? nothing : maturityLine(view, true)} ${freshnessLine(view)}
      ${evidence ? html`<span class="fact" part="evidence">${evidence}</span>` : nothing}
    </div>`;
}
