import {css, html, nothing, type TemplateResult} from 'lit';

import type {history} from '../i18n/en/history.js';
import {compare, folded, type Stretch} from './differences.js';

type Strings = (typeof history)['phrases'];

/** What happened to a text, for eyes and ears: what went is struck out, what came is underlined, and both are named. */
export function showDifferences(before: string, after: string, strings: Strings): TemplateResult {
  const {parts, by} = compare(before, after);
  const note = by === 'lines' ? strings.byLines : by === 'whole' ? strings.asWhole : '';
  // prettier-ignore
  return html`${note ? html`<p class="hint">${note}</p>` : nothing}
    <div class="differences" dir="auto">${folded(parts).map((stretch) => show(stretch, strings))}</div>`;
}

/** A text as it was; what is too long to be read at once is folded. */
export function showText(text: string, strings: Strings): TemplateResult {
  const stretches = folded([{kind: 'same', text}]).map((stretch) => show(stretch, strings));
  // prettier-ignore
  return html`<div class="differences" dir="auto">${stretches}</div>`;
}

// White space counts in what is drawn here.
// prettier-ignore
function show({kind, text, isFolded}: Stretch, strings: Strings): TemplateResult {
  const said = isFolded ? fold(kind, text, strings) : text;
  if (kind === 'same') return html`<span>${said}</span>`;
  const [label, end] = [strings[kind], strings.endOfChange].map((words) => html`<span class="visually-hidden"> ${words} </span>`);
  return kind === 'removed' ? html`<del>${label}${said}${end}</del>` : html`<ins>${label}${said}${end}</ins>`;
}

// prettier-ignore
function fold(kind: Stretch['kind'], text: string, strings: Strings): TemplateResult {
  const label = kind === 'same' ? strings.unchanged(text.length) : strings.more(text.length);
  return html`<details><summary>${label}</summary>${text}</details>`;
}

export const differenceStyles = css`
  .differences {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .differences del {
    background: var(--_bad-soft);
    color: var(--_bad);
    text-decoration: line-through;
  }

  .differences ins {
    background: var(--_good-soft);
    color: var(--_good);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .differences details {
    margin-block: var(--_space-1);
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_line);
  }

  .differences summary {
    inline-size: fit-content;
    font-size: 0.9em;
    color: var(--_ink-quiet);
    cursor: pointer;
    white-space: normal;
  }
`;
