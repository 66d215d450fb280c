import {css} from 'lit';

/** One mentorship whole: a page of a notebook, its parts under each other. */
export const viewStyles = css`
  .pair {
    max-inline-size: 46em;
  }

  .pair .part {
    margin-block: var(--_space-5) 0;
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
    font-size: 1em;
  }

  .pair h3 {
    font-size: var(--_text-4);
  }

  .pair h4 {
    margin-block-end: var(--_space-2);
    font-size: var(--_text-3);
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12em), 1fr));
    gap: var(--_space-3);
    margin-block: var(--_space-3);
  }

  .facts:not(:has(dt)) {
    display: none;
  }

  .facts dt {
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .sessions > li {
    padding-block: var(--_space-3);
  }

  .sessions > li + li {
    border-block-start: 1px solid var(--_line);
  }

  .session time {
    font-weight: var(--_semibold);
  }

  .steps .choice {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-block-size: 24px;
    font-weight: var(--_regular);
    overflow-wrap: anywhere;
  }

  .steps .due {
    display: inline-block;
    margin-inline-start: 1.45em;
    font-size: 0.9em;
  }

  .is-done {
    color: var(--_ink-quiet);
    text-decoration: line-through;
  }

  .pair .questions {
    margin-block-start: var(--_space-3);
  }

  .questions > details {
    padding-inline-start: var(--_space-4);
  }

  .questions > details > summary {
    inline-size: fit-content;
    padding-block: var(--_space-1);
    cursor: pointer;
  }

  .questions > details[open] {
    padding-block-end: var(--_space-3);
  }

  .questions h5 {
    margin-block: var(--_space-3) var(--_space-1);
    font-size: 1em;
  }

  .questions li,
  .pair .why li {
    padding-block: 0.15em;
  }

  .pair .acts,
  .pair .notice,
  .pair li > .field-form {
    margin-block-start: var(--_space-3);
  }
`;
