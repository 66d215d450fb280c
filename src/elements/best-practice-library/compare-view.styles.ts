import {css} from 'lit';

export const compareStyles = css`
  .comparison {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
  }

  .comparison > * > tr > :is(th, td) {
    padding: 0 var(--_space-4) 0 0;
    text-align: start;
    vertical-align: top;
  }

  .comparison > * > tr > :last-child:not(:first-child) {
    padding-inline: var(--_space-4) 0;
    border-inline-start: 1px solid var(--_line);
  }

  .comparison > thead > tr > th {
    padding-block-end: var(--_space-3);
    font-size: var(--_text-3);
    line-height: 1.25;
  }

  .comparison > thead a {
    color: inherit;
    text-decoration-line: none;
  }

  .comparison > thead a:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .comparison > tbody > tr > th {
    padding-block: var(--_space-4) var(--_space-1);
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
    font-weight: var(--_regular);
    color: var(--_ink-quiet);
  }

  .comparison > tbody > tr > td {
    padding-block-end: var(--_space-4);
  }

  .comparison td > ul {
    list-style: disc;
    padding-inline-start: 1.2em;
  }

  .comparison .rich-text {
    font-size: 0.95em;
  }
`;
