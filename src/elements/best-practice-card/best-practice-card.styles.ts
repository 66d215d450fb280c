import {css} from 'lit';

import {summaryStyles} from './practice-summary.styles.js';

export const styles = css`
  ${summaryStyles}

  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
    padding: var(--_space-5) var(--_space-6);
  }

  .card.compact {
    display: block;
    padding: var(--_space-3) var(--_space-4);
  }

  .card.failed {
    border-inline-start: 0.3em solid var(--_bad);
  }

  .top {
    display: flex;
    align-items: start;
    gap: var(--_space-2) var(--_space-3);
  }

  .top > h2 {
    flex: 1;
    min-inline-size: 0;
  }

  h3 {
    font-size: 1em;
  }

  .summary {
    margin-block-start: var(--_space-1);
    font-size: var(--_text-4);
    font-weight: var(--_semibold);
    line-height: 1.25;
    max-inline-size: 34em;
    text-wrap: balance;
  }

  h2:not(.small) {
    font-size: var(--_text-4);
  }

  .lead {
    max-inline-size: 68ch;
    margin-block-start: var(--_space-2);
  }

  /* Stairs: each step a little higher, as far as it has come in the accent. */
  div.maturity {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 0.2em;
    max-inline-size: 26em;
    margin-block-start: var(--_space-4);
    align-items: end;
    font-size: 0.875em;
    overflow-wrap: normal;
  }

  div.maturity > span > i {
    display: block;
    margin-block-end: 0.3em;
    border-block-start: 0.2em solid var(--_line);
  }

  div.maturity > span:nth-child(2) > i {
    border-block-start-width: 0.35em;
  }
  div.maturity > span:nth-child(3) > i {
    border-block-start-width: 0.5em;
  }
  div.maturity > span:nth-child(4) > i {
    border-block-start-width: 0.65em;
  }

  div.maturity > :not(.done) {
    color: var(--_ink-quiet);
  }

  div.maturity > .done > i {
    border-color: var(--_accent-ink);
  }

  div.maturity > .now {
    font-weight: var(--_semibold);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-6);
  }

  .when {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-3) var(--_space-6);
    max-inline-size: 56em;
  }

  .when ul {
    display: grid;
    gap: var(--_space-1);
    margin-block-start: var(--_space-1);
  }

  .when li {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-2);
  }

  .when li > .icon {
    margin-block-start: 0.2em;
    color: var(--_good);
  }

  .when .not li > .icon {
    color: var(--_bad);
  }

  .when > .effort {
    grid-column: 1 / -1;
    color: var(--_ink-quiet);
  }

  /* As high as it will be once its buttons are there. */
  .actions {
    align-content: start;
    min-block-size: max(calc(1.8em * var(--_density)), 24px);
  }

  @container (inline-size < 30em) {
    .card {
      gap: var(--_space-4);
      padding: var(--_space-4);
    }

    .summary {
      font-size: var(--_text-3);
    }

    .when {
      grid-template-columns: 1fr;
    }

    div.maturity {
      font-size: 0.8em;
    }

    .actions {
      min-block-size: 6.5em;
    }

    .actions .button.small {
      padding-inline: var(--_space-2);
    }
  }

  @media print {
    .card {
      padding: 0;
      border: 0;
      background: none;
    }

    .card.failed {
      padding-inline-start: 1em;
      border-inline-start: 0.3em solid;
    }

    .fold,
    .actions,
    .quiet-actions,
    .as-link,
    nav {
      display: none;
    }
  }

  @media (forced-colors: active) {
    div.maturity > .done > i {
      border-color: Highlight;
    }
  }
`;
