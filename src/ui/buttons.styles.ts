import {css} from 'lit';

/** Buttons, links, cards and rows: what nearly everything draws with. */
export const buttons = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  button {
    cursor: pointer;
  }

  button:disabled,
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.55;
  }

  /* 2.75em of 16 px is the 44 px a finger wants; never under the 24 px of WCAG 2.5.8 where text is small. */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: max(calc(2.5em * var(--_density)), 24px);
    padding-block: var(--_space-1);
    padding-inline: var(--_space-4);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    font-weight: var(--_semibold);
    line-height: 1.25;
    text-decoration: none;
    color: inherit;
    transition:
      background var(--_quick),
      border-color var(--_quick),
      color var(--_quick);
  }

  .button:hover:not(:disabled) {
    background: var(--_sunken);
  }

  .button.small {
    min-block-size: max(calc(2em * var(--_density)), 24px);
    padding-inline: var(--_space-3);
    font-size: 0.9em;
  }

  a,
  .as-link {
    color: var(--_accent-ink);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }

  .as-link {
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration-line: underline;
  }

  .card {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_raised);
    padding: var(--_space-4);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }

  .spread {
    justify-content: space-between;
  }
`;
