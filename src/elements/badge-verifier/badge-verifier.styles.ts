import {css} from 'lit';

/** A verdict and what stands below it, wherever one is shown. */
export const verdictStyles = css`
  .verdict {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-size: var(--_text-3);
    line-height: 1.25;
  }

  .verdict.good {
    color: var(--_good);
  }

  .verdict.bad {
    color: var(--_bad);
  }

  .verdict.warn {
    color: var(--_warn);
  }

  .verdict.info {
    color: var(--_info);
  }

  .why {
    max-inline-size: 60ch;
  }
`;

export const styles = [
  verdictStyles,
  css`
    .drop {
      display: grid;
      justify-items: center;
      gap: var(--_space-2);
      padding: var(--_space-6) var(--_space-4);
      border: 2px dashed var(--_line-strong);
      border-radius: var(--_radius-card);
      text-align: center;
      transition:
        background var(--_quick),
        border-color var(--_quick);
    }

    .drop.over {
      border-color: var(--_accent-ink);
      background: var(--_accent-soft);
    }

    .drop .title {
      font-size: var(--_text-3);
      font-weight: var(--_semibold);
    }

    .drop .hint {
      max-inline-size: 44ch;
      text-wrap: balance;
    }

    details {
      inline-size: 100%;
      max-inline-size: 34em;
    }

    summary {
      display: inline-block;
      min-block-size: 24px;
      color: var(--_accent-ink);
      font-size: 0.9em;
      text-decoration: underline;
      text-decoration-thickness: 1px;
      text-underline-offset: 0.18em;
      cursor: pointer;
    }

    details form {
      display: grid;
      gap: var(--_space-2);
      justify-items: start;
      margin-block-start: var(--_space-2);
    }

    textarea.field {
      inline-size: 100%;
      box-sizing: border-box;
      font-family: ui-monospace, monospace;
      font-size: 0.85em;
      overflow-wrap: anywhere;
    }

    .result-place:not(:empty) {
      margin-block-start: var(--_space-4);
    }

    .result {
      display: grid;
      gap: var(--_space-3);
    }

    .facts {
      display: grid;
      gap: var(--_space-2);
      padding-block-start: var(--_space-3);
      border-block-start: 1px solid var(--_line);
      overflow-wrap: anywhere;
    }

    .facts h3 {
      font-size: var(--_text-3);
    }

    .facts.doubtful {
      color: var(--_ink-quiet);
    }

    .says {
      margin-block-end: calc(-1 * var(--_space-2));
    }

    dl {
      display: grid;
      gap: var(--_space-2);
      margin: 0;
    }

    dl > div {
      display: grid;
      grid-template-columns: minmax(7em, 1fr) minmax(0, 4fr);
      gap: 0 var(--_space-3);
    }

    dt {
      color: var(--_ink-quiet);
    }

    dd {
      margin: 0;
    }

    dd .hint {
      display: block;
    }

    .taken {
      color: var(--_good);
      font-weight: var(--_semibold);
    }

    @container (inline-size < 26em) {
      dl > div {
        grid-template-columns: minmax(0, 1fr);
      }
    }

    @media print {
      .drop {
        display: none;
      }
    }
  `,
];
