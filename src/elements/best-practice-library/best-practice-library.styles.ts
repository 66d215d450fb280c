import {css} from 'lit';

export const styles = css`
  .library {
    display: grid;
    gap: var(--_space-4);
  }

  .tools {
    display: grid;
    gap: var(--_space-3);
  }

  .tools > .row {
    justify-content: space-between;
  }

  .facets:not(.shown) {
    display: none;
  }

  .facets {
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
  }

  .results {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    align-content: start;
    min-inline-size: 0;
  }

  .total {
    font-size: 0.9em;
  }

  .list {
    display: grid;
    gap: var(--_space-3);
  }

  .list .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    transition: border-color var(--_quick);
  }

  .list .card > :not(.marks, .compare) {
    grid-column: 1 / -1;
  }

  .list .card:has(.open:hover) {
    border-color: var(--_line-strong);
  }

  .list .card.failed {
    border-inline-start: 0.3em solid var(--_bad);
  }

  .open {
    color: inherit;
    text-decoration-line: none;
  }

  .open:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  /* The whole card leads there; what else can be pressed lies above. */
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .favourite svg {
    margin-inline-start: 0.4em;
    color: var(--_accent-ink);
    fill: currentColor;
  }

  .compare {
    position: relative;
    z-index: 1;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    min-block-size: 24px;
    align-self: end;
    font-size: 0.875em;
    font-weight: var(--_regular);
    color: var(--_ink-quiet);
    cursor: pointer;
  }

  .compare > input {
    inline-size: 1.05em;
    block-size: 1.05em;
    accent-color: var(--_accent-fill);
  }

  .bar-compare {
    position: sticky;
    z-index: 2;
    inset-block-start: 0.5em;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_paper-ink);
    box-shadow: var(--_shadow);
  }

  mark {
    border-radius: 0.15em;
    background: light-dark(#ffe79a, #65511a);
    color: inherit;
  }

  .more {
    text-align: center;
  }

  .back {
    margin-block-end: var(--_space-3);
  }

  .back .button {
    margin-inline-start: calc(-1 * var(--_space-2));
  }

  .turn {
    display: inline-flex;
  }

  :host(:dir(rtl)) .turn {
    transform: scaleX(-1);
  }

  .heading {
    margin-block-end: var(--_space-4);
  }

  .heading:focus {
    outline: none;
  }

  @container (inline-size < 30em) {
    .list .card > .marks {
      grid-column: 1 / -1;
    }

    .list .card > .compare {
      margin-block-start: var(--_space-1);
    }
  }

  @container (inline-size >= 52em) {
    .library.faceted {
      grid-template-columns: 14em minmax(0, 1fr);
      column-gap: var(--_space-8);
    }

    .library.faceted .tools {
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }

    .library.faceted .filter {
      display: none;
    }

    .library.faceted .facets {
      display: block;
      padding: 0;
      border: 0;
    }
  }

  @media print {
    .tools,
    .facets,
    .compare,
    .more,
    .bar-compare,
    .back {
      display: none !important;
    }

    .list .card {
      break-inside: avoid;
    }
  }

  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
