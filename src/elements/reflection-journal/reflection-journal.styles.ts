import {css} from 'lit';

export const styles = css`
  h2 {
    font-size: var(--_text-4);
    line-height: 1.25;
  }

  h3,
  h4 {
    font-size: 1em;
    line-height: 1.25;
  }

  section,
  .list {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }

  section {
    max-inline-size: 60em;
  }

  .only {
    font-size: 0.9em;
  }

  .said:empty,
  .said:not(:has(*)) {
    display: none;
  }

  .line,
  .state {
    font-size: 0.9em;
  }

  .prompt {
    font-style: italic;
    font-weight: var(--_regular);
  }

  /* Ruled as a notebook is: a margin, and a line for each line of text. */
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
    padding-block: var(--_space-4);
    padding-inline: var(--_space-5) var(--_space-4);
    border: 1px solid var(--_line);
    border-inline-start: 0.25em solid var(--_accent-fill);
    border-radius: var(--_radius-card);
    background: var(--_raised);
  }

  .sheet:has(> textarea:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .sheet > .prompt {
    font-size: var(--_text-3);
    line-height: 1.35;
    text-wrap: balance;
  }

  .sheet > textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 6.8em;
    max-block-size: 34em;
    margin-block: var(--_space-2);
    padding: 0;
    border: 0;
    border-radius: 0;
    resize: vertical;
    field-sizing: content;
    background: repeating-linear-gradient(transparent 0 calc(1.7em - 1px), var(--_line) calc(1.7em - 1px) 1.7em) local;
    line-height: 1.7;
  }

  .sheet > textarea::placeholder {
    color: inherit;
    opacity: 0.68;
  }

  .sheet > textarea:focus-visible {
    outline: none;
  }

  .questions {
    gap: var(--_space-1) var(--_space-4);
    font-size: 0.9em;
  }

  .as-link {
    min-block-size: 24px;
  }

  .foot > .state {
    flex: 1 1 12em;
  }

  .bad {
    color: var(--_bad);
  }

  .notice.bad {
    color: inherit;
  }

  .danger {
    color: var(--_bad);
  }

  .invitations {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19em), 1fr));
    gap: var(--_space-3);
  }

  .invitation {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
  }

  .invitation .prompt {
    display: block;
    margin-block-start: var(--_space-1);
  }

  .tools {
    display: grid;
    gap: var(--_space-1);
  }

  .entry {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-5);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }

  .when {
    font-size: 0.9em;
    font-weight: var(--_semibold);
    color: var(--_ink-quiet);
    font-variant-numeric: tabular-nums;
  }

  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    max-inline-size: 68ch;
  }

  .page > .prompt {
    color: var(--_ink-quiet);
  }

  .copy {
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_accent-fill);
  }

  .acts {
    gap: var(--_space-1) var(--_space-4);
    font-size: 0.9em;
  }

  .sharing label {
    display: block;
    margin-block-end: var(--_space-1);
  }

  .sharing .leaves {
    padding: var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_warn-soft);
  }

  .sharing textarea {
    field-sizing: content;
    max-block-size: 24em;
  }

  .keeping {
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_line);
    font-size: 0.9em;
  }

  .keeping.over {
    outline: 2px dashed var(--_accent-ink);
    outline-offset: 4px;
  }

  .keeping > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_ink-quiet);
    cursor: pointer;
  }

  .keeping > .stack {
    max-inline-size: 68ch;
    margin-block-start: var(--_space-2);
  }

  .confirm {
    padding: var(--_space-3);
    border: 1px solid var(--_bad);
    border-radius: var(--_radius);
  }

  @container (inline-size > 40em) {
    .entry {
      grid-template-columns: 9em minmax(0, 1fr);
    }

    .entry > .when {
      padding-block-start: 0.1em;
    }
  }
`;
