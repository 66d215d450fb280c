import {css} from 'lit';

export const styles = css`
  .thread,
  .replies,
  .answers {
    display: grid;
    gap: var(--_space-5);
  }

  .thread-head {
    display: grid;
    gap: var(--_space-2);
  }

  .title {
    font-size: var(--_text-4);
    text-wrap: pretty;
  }

  .seal {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    margin-inline-start: var(--_space-1);
    font-size: calc(0.85em / 1.44);
    font-weight: var(--_regular);
    color: var(--_ink-quiet);
    white-space: nowrap;
  }

  .seal.good {
    color: var(--_good);
    font-weight: var(--_semibold);
  }

  .byline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    min-block-size: 1.6em;
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .byline > .name {
    font-weight: var(--_semibold);
    color: var(--_ink);
  }

  .byline > .topic::before {
    content: '#';
    opacity: 0.6;
  }

  .when,
  .answers-link {
    color: inherit;
    text-decoration: none;
  }

  .when:hover {
    text-decoration: underline;
  }

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

  .entry.opening,
  .entry.elsewhere {
    grid-template-columns: minmax(0, 1fr);
  }

  .entry.elsewhere {
    padding-inline-start: calc(2.75em + var(--_space-3));
  }

  .said {
    display: grid;
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

  .foot,
  .actions,
  .reactions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1);
  }

  .foot {
    gap: var(--_space-1) var(--_space-3);
    margin-inline-start: calc(-1 * var(--_space-2));
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

  .quiet-button.good {
    color: var(--_good);
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

  /* Quiet until somebody is here; where nothing can hover, always there. */
  @media (hover: hover) {
    .on-hover {
      opacity: 0;
      transition: opacity var(--_quick);
    }

    .entry:hover > .said > .foot .on-hover,
    .entry:focus-within > .said > .foot .on-hover,
    .entry:focus > .said > .foot .on-hover,
    .opening .on-hover {
      opacity: 1;
    }
  }

  .who {
    position: relative;
  }

  .names {
    position: absolute;
    z-index: 2;
    inset-block-start: 100%;
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: min(22em, 80cqi);
    padding: var(--_space-2) var(--_space-3);
    font-size: 0.9em;
  }

  .names li {
    display: flex;
    gap: var(--_space-2);
    padding-block: 0.15em;
  }

  .pending {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em;
  }

  .pending.unsent {
    color: var(--_warn);
  }

  .confirm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid color-mix(in srgb, var(--_bad) 35%, transparent);
    border-radius: var(--_radius-card);
    background: var(--_bad-soft);
  }

  .button.danger {
    border-color: currentcolor;
    color: var(--_bad);
  }

  .start {
    display: block;
    max-inline-size: calc(68ch + 3.5em);
    text-align: start;
    color: color-mix(in srgb, var(--_paper-ink) 72%, transparent);
    cursor: text;
  }

  .form,
  .composer {
    max-inline-size: calc(68ch + 3.5em);
  }

  .form {
    display: grid;
    gap: var(--_space-3);
  }

  .news {
    display: flex;
    justify-content: center;
  }

  .news:empty {
    display: none;
  }

  .news .button {
    border-color: transparent;
    border-radius: 99em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .more {
    justify-self: start;
  }

  .target {
    animation: arrive 2.4s ease-out;
  }

  @keyframes arrive {
    from {
      background: var(--_accent-soft);
    }
  }

  @container (max-width: 22em) {
    .entry {
      grid-template-columns: 2em minmax(0, 1fr);
      gap: 0 var(--_space-2);
    }

    .face {
      font-size: 0.72em;
    }

    .entry.elsewhere {
      padding-inline-start: calc(2em + var(--_space-2));
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
