import {css} from 'lit';

export const styles = css`
  .start {
    display: block;
    text-align: start;
    color: color-mix(in srgb, var(--_paper-ink) 72%, transparent);
    cursor: text;
  }

  .filters {
    display: grid;
    gap: var(--_space-2);
    margin-block-start: var(--_space-4);
  }

  .types {
    display: flex;
    gap: var(--_space-4);
    overflow: auto hidden;
    scrollbar-width: none;
    border-block-end: 1px solid var(--_line);
  }

  .type-filter {
    flex: none;
    white-space: nowrap;
    min-block-size: max(calc(2.5em * var(--_density)), 24px);
    padding: 0;
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_ink-quiet);
  }

  .type-filter:hover {
    color: inherit;
  }

  .type-filter[aria-pressed='true'] {
    border-block-end-color: var(--_accent-ink);
    color: inherit;
    font-weight: var(--_semibold);
  }

  .order {
    margin-inline-start: auto;
  }

  .feed,
  .skeletons,
  .empty,
  .notice {
    margin-block-start: var(--_space-3);
  }

  .feed-room {
    overflow-anchor: none;
  }

  .more {
    display: flex;
    margin-block: var(--_space-5) 0;
    margin-inline: auto;
  }

  .feed-end {
    margin-block-start: var(--_space-4);
    text-align: center;
    font-size: 0.9em;
  }

  .feed-end:empty:not(:focus) {
    display: block;
    block-size: 0;
    margin: 0;
  }

  @container (max-width: 22em) {
    .post-title {
      font-size: 1.1em;
    }
  }

  @container (min-width: 52em) {
    .post:not(.open) {
      grid-template-columns: minmax(0, 1fr) 12em;
      column-gap: var(--_space-6);
    }

    .post-head,
    .excerpt {
      grid-column: 1;
    }

    .post > .tally {
      grid-column: 2;
      grid-row: 1 / 3;
      flex-direction: column;
      align-items: flex-end;
      padding-block-start: 0.4em;
    }

    .seen-from {
      grid-column: 1 / -1;
    }

    .seen-from:not(:empty) ~ .tally {
      grid-row: 2 / 4;
    }

    .post-title {
      font-size: var(--_text-4);
    }

    .seal {
      font-size: calc(0.85em / 1.44);
    }
  }

  @media (forced-colors: active) {
    .type-filter[aria-pressed='true'] {
      color: Highlight;
      border-color: Highlight;
    }
  }

  @media print {
    .start,
    .filters,
    .news,
    .more {
      display: none;
    }
  }
`;
