import {css} from 'lit';

export const styles = css`
  h2 {
    font-size: var(--_text-4);
    line-height: 1.25;
  }

  h3 {
    font-size: 1em;
    line-height: 1.25;
  }

  h3 > a {
    color: inherit;
    text-decoration-color: transparent;
  }

  h3 > a:is(:hover, :focus-visible) {
    text-decoration-color: currentcolor;
  }

  .strip,
  .skeletons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 18em), 1fr));
    gap: var(--_space-3);
  }

  /* Who is written to needs room; the others stay as they are. */
  .strip:has(.message-form) {
    align-items: start;
  }

  h2 + .strip {
    margin-block-start: var(--_space-3);
  }

  .newcomer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    grid-template-rows: min-content 1fr;
    gap: var(--_space-2) var(--_space-3);
    align-items: start;
  }

  .newcomer > :not(.avatar, .who) {
    grid-column: 1 / -1;
  }

  .who,
  .skills {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .line {
    font-size: 0.9em;
  }

  .welcome {
    align-self: end;
  }

  .more {
    margin-block-start: var(--_space-3);
  }

  .message-form textarea {
    field-sizing: content;
    min-block-size: 4.5em;
    max-block-size: 16em;
  }

  .hint.bad {
    color: var(--_bad);
  }
`;
