import {css} from 'lit';

export const nominationStyles = css`
  .nominations {
    margin-block-end: var(--_space-5);
  }

  .nominations > .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
  }

  .nomination {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3) var(--_space-4);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
    overflow-wrap: anywhere;
    --_emblem-size: 2.75em;
  }

  .nomination .said > * + * {
    margin-block-start: var(--_space-2);
  }

  .nomination .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    font-size: 1em;
  }

  .nomination .who a {
    color: inherit;
    text-decoration-line: none;
  }

  .nomination .who a:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .nomination .criteria p:first-of-type {
    display: inline;
  }

  .nomination .criteria,
  .nomination .meta {
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .nomination blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line);
    white-space: pre-wrap;
  }

  @container (inline-size < 22em) {
    .nomination {
      column-gap: var(--_space-3);
      --_emblem-size: 2em;
    }
  }
`;
