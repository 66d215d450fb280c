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

/** The same with what it was on one side and what it is on the other, where there is room for both; else one after the other. */
export function showBeside(
  before: string,
  after: string,
  strings: Strings,
  labels: Readonly<Record<'before' | 'after', string>>,
): TemplateResult {
  const {parts, by} = compare(before, after);
  const note = by === 'lines' ? strings.byLines : by === 'whole' ? strings.asWhole : '';
  const side = (label: string, left: 'added' | 'removed') => {
    const own = parts.filter(({kind}) => kind !== left);
    // prettier-ignore
    return html`<div role="group" aria-label=${label}><p class="hint">${label}</p><div class="differences" dir="auto">${folded(own).map((stretch) => show(stretch, strings))}</div></div>`;
  };
  // prettier-ignore
  return html`<div class="compared">${note ? html`<p class="hint">${note}</p>` : nothing}
    <div class="differences inline" dir="auto">${folded(parts).map((stretch) => show(stretch, strings))}</div>
    <div class="sides">${side(labels.before, 'added')}${side(labels.after, 'removed')}</div></div>`;
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

/** How `showBeside` looks: one of the two is drawn, and read out. */
export const besideStyles = css`
  .compared {
    container-type: inline-size;
  }

  .compared > .sides {
    display: none;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-4);
  }

  .compared .sides > * {
    min-inline-size: 0;
  }

  @container (inline-size >= 36em) {
    .compared > .inline {
      display: none;
    }

    .compared > .sides {
      display: grid;
    }
  }
`;

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
