import {css} from 'lit';

/** One award, on the wall and in the preview of the form. */
export const awardStyles = css`
  .award {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3) var(--_space-4);
    --_emblem-size: 3.25em;
  }

  .award .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    font-size: 1em;
  }

  .award .who a {
    color: inherit;
    text-decoration-line: none;
  }

  .award .who a:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .award .badge-name {
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .award .said > * + :is(.message, .evidence, .meta) {
    margin-block-start: var(--_space-2);
  }

  .award .message {
    font-size: 1.05em;
  }

  .award .evidence {
    font-size: 0.9em;
  }

  .award .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 0.75em;
    font-size: 0.875em;
  }

  .award .mark {
    font-style: italic;
  }

  .award.hidden > .emblem {
    opacity: 0.45;
  }

  @container (inline-size < 22em) {
    .award {
      column-gap: var(--_space-3);
      --_emblem-size: 2.5em;
    }
  }
`;
