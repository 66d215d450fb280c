import {css} from 'lit';

/** One thing that was said: a face in the margin, words on the page, and what can be done with them. */
export const entryStyles = css`
  /* The margin holds the faces, the page holds the words. */
  .entry {
    display: grid;
    grid-template-columns: 2.75em minmax(0, 1fr);
    gap: 0 var(--_space-3);
    align-items: start;
    border-radius: 2px;
  }

  .entry:focus-visible {
    outline-offset: 4px;
  }

  .entry.opening {
    grid-template-columns: minmax(0, 1fr);
  }

  .said {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .depth-1 > .said,
  .depth-2 > .said,
  .depth-3 > .said {
    padding-inline-start: var(--_space-3);
    border-inline-start: 1px solid var(--_line);
  }

  .depth-2 > .said {
    margin-inline-start: 1.25em;
  }

  .depth-3 > .said {
    margin-inline-start: 2.5em;
  }

  .gone {
    font-style: italic;
  }

  .blank {
    inline-size: 2.75em;
    block-size: 2.75em;
    border: 1px dashed var(--_line);
    border-radius: 50%;
  }

  .text {
    max-inline-size: 68ch;
  }

  .answers {
    padding-block: var(--_space-1);
  }

  .entry.answer {
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_good);
    border-radius: 0;
  }

  .entry.answer > .accepted {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 0.35em;
    margin-block-end: var(--_space-2);
    font-size: 0.9em;
    font-weight: var(--_semibold);
    color: var(--_good);
  }

  .quiet-button,
  .reaction {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-block-size: max(calc(1.9em * var(--_density)), 24px);
    min-inline-size: 24px;
    padding-inline: var(--_space-2);
    border: 1px solid transparent;
    border-radius: 99em;
    background: none;
    font-size: 0.9em;
    line-height: 1.25;
    color: var(--_ink-quiet);
    font-variant-numeric: tabular-nums;
  }

  .quiet-button:hover,
  button.reaction:hover {
    background: var(--_sunken);
    color: inherit;
  }

  .as-link.quiet {
    color: var(--_ink-quiet);
  }

  /* What can be done comes a moment later, to a place that is there. */
  .foot-place {
    min-block-size: max(calc(1.9em * var(--_density) * 0.9), 24px);
  }

  .quiet-button.fold {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--_space-2));
  }

  .quiet-button[aria-pressed='true'],
  .reaction[aria-pressed='true'] {
    border-color: color-mix(in srgb, var(--_accent-ink) 40%, transparent);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  @container (max-width: 22em) {
    .entry {
      grid-template-columns: 2em minmax(0, 1fr);
      gap: 0 var(--_space-2);
    }

    .face {
      font-size: 0.72em;
    }

    .depth-2 > .said,
    .depth-3 > .said {
      margin-inline-start: 0;
    }

    .entry.answer {
      padding-inline-start: var(--_space-2);
    }
  }
`;
