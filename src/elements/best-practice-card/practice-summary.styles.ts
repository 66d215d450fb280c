import {css} from 'lit';

/** A practice in a list: shared with the library. */
export const summaryStyles = css`
  h2.small,
  h3.small {
    font-size: 0.95em;
    color: var(--_ink-quiet);
  }

  .state {
    flex: none;
    padding: 0.05em 0.55em;
    border: 1px solid var(--_line);
    border-radius: 0.4em;
    font-size: 0.8333em;
    color: var(--_ink-quiet);
  }

  .line {
    margin-block-start: var(--_space-1);
    font-weight: var(--_semibold);
    text-wrap: pretty;
  }

  .line.long {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-weight: var(--_regular);
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 1.25em;
    margin-block-start: var(--_space-2);
    font-size: 0.875em;
    color: var(--_ink-quiet);
  }

  .maturity.short {
    display: inline-flex;
    align-items: baseline;
    gap: 0.45em;
  }

  .stairs {
    display: inline-flex;
    align-items: end;
    gap: 0.12em;
    block-size: 0.95em;
  }

  .stairs > i {
    inline-size: 0.28em;
    background: var(--_line-strong);
    opacity: 0.5;
  }

  .stairs > i:nth-child(1) {
    block-size: 30%;
  }
  .stairs > i:nth-child(2) {
    block-size: 52%;
  }
  .stairs > i:nth-child(3) {
    block-size: 76%;
  }
  .stairs > i:nth-child(4) {
    block-size: 100%;
  }

  .stairs > i.done {
    background: var(--_accent-ink);
    opacity: 1;
  }

  .fact {
    display: flex;
    align-items: baseline;
    gap: 0.45em;
  }

  .fact > .icon {
    inline-size: 1em;
    block-size: 1em;
    translate: 0 0.12em;
  }

  .freshness.fresh > .icon {
    color: var(--_good);
  }

  .freshness:is(.due, .doubtful) {
    color: var(--_warn);
  }

  .freshness.stale {
    color: var(--_bad);
  }

  .lesson {
    display: flex;
    align-items: baseline;
    gap: 0.45em;
    margin-block-end: var(--_space-2);
    font-size: 0.9em;
    color: var(--_bad);
  }

  .lesson > .icon {
    inline-size: 1em;
    block-size: 1em;
    translate: 0 0.12em;
  }

  @media print {
    .stairs > i {
      background: none;
      border-block-end: 0.12em solid currentcolor;
    }

    .stairs > i.done {
      border-inline-start: 0.28em solid currentcolor;
    }
  }

  @media (forced-colors: active) {
    .stairs > i {
      border: 1px solid CanvasText;
    }

    .stairs > i.done {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
