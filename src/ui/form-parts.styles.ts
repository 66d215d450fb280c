import {css} from 'lit';

/** A long form: its fields in parts, each under a heading of its own. */
export const partsStyles = css`
  form.parted {
    display: grid;
    gap: var(--_space-5);
    max-inline-size: 56em;
  }

  .parted fieldset {
    display: grid;
    gap: var(--_space-4);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .parted fieldset > legend {
    inline-size: 100%;
    margin-block-end: var(--_space-3);
    padding-block-end: var(--_space-1);
    border-block-end: 1px solid var(--_line);
    font-size: 1em;
  }

  .parted .entry {
    min-inline-size: 0;
  }
`;
