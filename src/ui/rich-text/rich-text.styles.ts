import {css} from 'lit';

/** For elements that draw `richText()`: set for reading, at home in a column of any width. They add `tokens` before it. */
export const richTextStyles = css`
  .rich-text {
    max-width: 68ch;
    line-height: 1.5;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .rich-text > *,
  .rich-text :is(blockquote, li, .slice) > * {
    margin-block: 0.75em;
  }

  .rich-text > :first-child,
  .rich-text :is(blockquote, li) > :first-child {
    margin-block-start: 0;
  }

  .rich-text > :last-child,
  .rich-text :is(blockquote, li) > :last-child {
    margin-block-end: 0;
  }

  .rich-text .slice:focus {
    outline: none;
  }

  /* Headings within a text stand below those of the page around it, whatever their level. */
  .rich-text :is(h1, h2, h3, h4, h5, h6, :where(.heading)) {
    margin-block: 1.4em 0.5em;
    font-size: 1.2em;
    font-weight: var(--_semibold);
    line-height: 1.25;
    text-wrap: balance;
  }

  .rich-text :is(h4, h5, h6) {
    font-size: 1.05em;
  }

  .rich-text :is(h5, h6) {
    font-size: 1em;
    color: var(--_ink-quiet);
  }

  .rich-text :is(ul, ol) {
    padding-inline-start: 1.6em;
    list-style: revert;
  }

  .rich-text li {
    margin-block: 0.25em;
  }

  .rich-text li > :is(ul, ol) {
    margin-block: 0.25em;
  }

  .rich-text li::marker {
    color: var(--_ink-quiet);
    font-variant-numeric: tabular-nums;
  }

  .rich-text li.task {
    list-style: none;
  }

  .rich-text li.task > input {
    appearance: none;
    display: inline-grid;
    place-content: center;
    width: 1em;
    height: 1em;
    margin: 0;
    margin-inline: -1.5em 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: 0.2em;
    /* Not by its baseline, which a mark in it would move. */
    position: relative;
    inset-block-start: -0.08em;
    vertical-align: middle;
    font: inherit;
    line-height: 1;
  }

  .rich-text li.task > input:checked {
    border-color: var(--_accent-fill);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .rich-text li.task > input:checked::before {
    content: '✓';
    content: '✓' / '';
    font-size: 0.8em;
  }

  .rich-text li.task > input + p {
    display: inline;
  }

  /* Before the parser is there: as high as the item or row to come. */
  .rich-text .line {
    margin-block: 0.25em;
    padding-inline-start: 1.6em;
  }

  .rich-text .row {
    margin: 0;
    padding: 0.4em 0;
    font-size: 0.95em;
  }

  .rich-text blockquote {
    margin-inline: 0;
    padding-inline-start: 1em;
    border-inline-start: 0.2em solid var(--_line);
    color: var(--_ink-quiet);
  }

  .rich-text a {
    color: var(--_accent-ink);
    text-decoration-line: underline;
    text-decoration-thickness: from-font;
    text-underline-offset: 0.15em;
    /* What a writer does to the direction of some words ends with them. */
    unicode-bidi: isolate;
  }

  .rich-text a.item {
    font-weight: var(--_semibold);
    text-decoration-line: none;
  }

  .rich-text a.item:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .rich-text :is(code, pre) {
    font-family: ui-monospace, 'Cascadia Code', 'Source Code Pro', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    font-size: 0.9em;
    unicode-bidi: isolate;
  }

  .rich-text code {
    padding: 0.1em 0.3em;
    border-radius: 0.3em;
    background: var(--_sunken);
  }

  .rich-text pre {
    padding: 0.8em 1em;
    overflow: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
    line-height: 1.45;
    white-space: pre;
    overflow-wrap: normal;
    tab-size: 4;
  }

  .rich-text pre[data-language]::before {
    content: attr(data-language);
    content: attr(data-language) / '';
    display: block;
    margin-block-end: 0.5em;
    color: var(--_ink-quiet);
    font-family: inherit;
    font-size: 0.85em;
  }

  .rich-text pre code {
    padding: 0;
    background: none;
    font-size: inherit;
  }

  .rich-text .table {
    max-width: 100%;
    overflow: auto;
  }

  .rich-text :is(pre, .table, a, .rest):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .rich-text table {
    border-collapse: collapse;
    font-size: 0.95em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }

  .rich-text :is(th, td) {
    min-width: 4ch;
    max-width: 40ch;
    padding: 0.4em 0.75em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
  }

  .rich-text :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .rich-text th {
    border-block-end-color: var(--_line-strong);
    font-weight: var(--_semibold);
    vertical-align: bottom;
  }

  .rich-text .left {
    text-align: left;
  }

  .rich-text .center {
    text-align: center;
  }

  .rich-text .right {
    text-align: right;
  }

  .rich-text hr {
    margin-block: 1.5em;
    border: 0;
    border-block-start: 1px solid var(--_line);
  }

  .rich-text .rest {
    padding: 0.5em 1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .rich-text .rest:hover {
    background: var(--_sunken);
  }

  @media print {
    .rich-text pre {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .rich-text .table {
      overflow: visible;
    }

    .rich-text :is(pre, blockquote, tr) {
      break-inside: avoid;
    }
  }
`;
