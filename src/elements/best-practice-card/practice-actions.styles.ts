import {css} from 'lit';

/** The row of buttons, what it says, and the form under it. */
export const actionStyles = css`
  .actions .mark {
    color: var(--_good);
  }

  /* In the corner of the card, in line with its title. */
  .quiet-actions {
    display: inline-flex;
    flex: none;
    margin-block: -0.45em;
    margin-inline-end: -0.5em;
    color: var(--_ink-quiet);
  }

  .favourite[aria-pressed='true'] {
    background: none;
    color: var(--_accent-ink);

    svg {
      fill: currentColor;
    }
  }

  .form details {
    border-block-start: 1px solid var(--_line);
    padding-block: var(--_space-2);
  }

  .form summary {
    cursor: pointer;
  }

  .form h4 {
    margin-block: var(--_space-3) var(--_space-1);
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .form .tight {
    gap: var(--_space-1);
  }

  .form .tight .choice {
    align-items: baseline;
  }

  .form .fit ul {
    margin-block: var(--_space-1) var(--_space-2);
    padding-inline-start: 1.2em;
    list-style: disc;
  }

  .card > .said:empty {
    display: none;
  }

  .card > :is(.said, .reason) {
    margin-block-start: calc(-1 * var(--_space-3));
    font-size: 0.9em;
  }

  .card > .form {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }
`;
