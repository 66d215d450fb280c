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
