import {css} from 'lit';

export const styles = css`
  .tools .label {
    flex: 1 0 100%;
  }

  .tools > .doing {
    margin-inline-start: auto;
    gap: var(--_space-1);
  }

  .tools .button {
    font-size: 0.9em;
  }

  .undo:not(:empty),
  .age {
    margin-block-start: var(--_space-2);
    font-size: 0.9em;
  }

  .settings {
    margin-block-start: var(--_space-3);
  }

  .skeletons,
  .empty,
  .notice,
  .day {
    margin-block-start: var(--_space-4);
  }

  .day > h3 {
    padding-block-end: var(--_space-1);
    border-block-end: 1px solid var(--_line);
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .day > h3::first-letter {
    text-transform: uppercase;
  }

  .group {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--_space-3);
    padding-inline-start: 1em;
    border-block-end: 1px solid var(--_line);
  }

  .group:last-child {
    border-block-end: 0;
  }

  /* A mark drawn as a border stays where a page has colours of its own. */
  .group.unread::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 1.75em;
    border: 0.27em solid var(--_accent-ink);
    border-radius: 50%;
  }

  .go {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    padding-block: var(--_space-3);
    color: inherit;
    text-decoration: none;
  }

  .go > .avatar {
    font-size: 0.9em;
  }

  .avatar.sign {
    --_hue: 90;
    background: var(--_sunken);
    color: var(--_ink-quiet);
  }

  .told {
    display: grid;
    justify-items: start;
  }

  .clauses {
    font-size: 0.95em;
    color: var(--_ink-quiet);
  }

  .clauses > span + span::before {
    content: ' · ';
  }

  .clauses .who {
    color: var(--_ink);
  }

  .unread .clauses .who,
  .unread .title {
    font-weight: var(--_semibold);
  }

  .title {
    text-wrap: pretty;
  }

  a.go:hover .title {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.18em;
  }

  span.go .title {
    color: var(--_ink-quiet);
    font-style: italic;
  }

  .blank {
    display: inline-block;
    inline-size: 7em;
    block-size: 1em;
  }

  .excerpt {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
    overflow: hidden;
    max-inline-size: 68ch;
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .side {
    display: flex;
    align-items: center;
    align-self: start;
    gap: var(--_space-2);
    padding-block-start: var(--_space-2);
    font-size: 0.875em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .unsent {
    color: var(--_warn);
  }

  .mark {
    color: var(--_ink-quiet);
  }

  .more {
    display: flex;
    margin-block-start: var(--_space-5);
    margin-inline: auto;
  }

  .end {
    margin-block-start: var(--_space-4);
    text-align: center;
    font-size: 0.9em;
  }

  .end:empty:not(:focus) {
    margin: 0;
  }

  @media (hover: hover) {
    .group:not(:hover, :focus-within) .mark {
      opacity: 0.35;
    }
  }

  @container (inline-size < 30em) {
    .group {
      grid-template-columns: minmax(0, 1fr);
    }

    .side {
      justify-content: flex-end;
      margin-block: calc(-1 * var(--_space-3)) var(--_space-1);
      padding: 0;
    }

    .excerpt {
      -webkit-line-clamp: 2;
    }
  }

  @container (inline-size < 22em) {
    .go > .avatar {
      font-size: 0.72em;
    }
  }

  @media (forced-colors: active) {
    .group.unread::before {
      border-color: Highlight;
    }
  }

  @media print {
    .tools,
    .news,
    .mark,
    .more {
      display: none;
    }
  }
`;
