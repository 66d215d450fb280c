import {css} from 'lit';

/** Fields, chips, and the kinds of buttons that only some need. */
export const fields = css`
  .button.primary,
  .news .button {
    border-color: transparent;
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .button.primary:hover:not(:disabled),
  .news .button:hover:not(:disabled) {
    background: var(--_accent-hover);
  }

  .button.plain {
    padding-inline: var(--_space-2);
    border-color: transparent;
    font-weight: var(--_regular);
  }

  .button.round {
    inline-size: max(2.5em, 24px);
    padding: 0;
    border-radius: 99em;
  }

  .button[aria-pressed='true'],
  .chip[aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  /* What came meanwhile waits for a press. */
  .news {
    display: flex;
    justify-content: center;
  }

  .news .button {
    border-radius: 99em;
  }

  /* Over a list that it does not move. */
  .news.over {
    position: sticky;
    z-index: 1;
    inset-block-start: var(--_space-2);
    block-size: 0;
  }

  .news.over .button {
    box-shadow: var(--_shadow);
  }

  .field {
    inline-size: 100%;
    min-block-size: max(calc(2.75em * var(--_density)), 24px);
    padding-block: var(--_space-2);
    padding-inline: var(--_space-3);
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_paper-ink);
  }

  .field::placeholder {
    color: inherit;
    opacity: 0.68;
  }

  .field:focus-visible {
    outline-offset: -1px;
  }

  /* A choice of how to look at a list: its label and its value on one quiet line. */
  .pick {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    font-weight: var(--_regular);
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .pick > select {
    min-inline-size: 0;
    max-inline-size: 13em;
    field-sizing: content;
    min-block-size: max(2em, 24px);
    padding-inline: var(--_space-1);
    border: 0;
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_ink);
    cursor: pointer;
    text-overflow: ellipsis;
  }

  .pick > select:hover {
    background: var(--_sunken);
  }

  /* What a closed list lets through of the page, an open one must cover. */
  .pick option {
    background: var(--_paper);
    color: var(--_paper-ink);
  }

  textarea.field {
    display: block;
    min-block-size: 6em;
    resize: vertical;
    line-height: 1.5;
  }

  label,
  legend {
    font-weight: var(--_semibold);
  }

  .hint {
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .field-error {
    color: var(--_bad);
    font-size: 0.9em;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: 1.75em;
    padding-inline: 0.7em;
    border: 1px solid var(--_line);
    border-radius: 99em;
    background: transparent;
    font-size: 0.9em;
    line-height: 1.25;
    color: inherit;
    text-decoration: none;
  }

  button.chip,
  a.chip {
    min-block-size: max(1.9em, 24px);
  }

  button.chip:hover {
    background: var(--_sunken);
  }

  .chip.filled {
    border-color: transparent;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .floating {
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_paper);
    color: var(--_paper-ink);
    box-shadow: var(--_shadow);
  }

  dialog.floating {
    inline-size: min(34em, calc(100vi - 2em));
    max-block-size: calc(100dvb - 2em);
    padding: var(--_space-5);
    overflow: auto;
    overscroll-behavior: contain;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }

  .stack {
    display: grid;
    gap: var(--_space-3);
  }

  @media (forced-colors: active) {
    .button.primary {
      border-color: ButtonText;
    }

    .button[aria-pressed='true'],
    .chip[aria-pressed='true'],
    .chip.filled {
      border-color: Highlight;
      color: Highlight;
    }
  }
`;
