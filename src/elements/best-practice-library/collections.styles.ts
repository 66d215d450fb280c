import {css} from 'lit';

/** Collections as a list, and one of them with what is in it. */
export const collectionStyles = css`
  .collections {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }

  .collections .heading {
    margin-block-end: 0;
  }

  .collections .card > p:not(.said) {
    overflow-wrap: anywhere;
  }

  .collections .top {
    display: grid;
    gap: var(--_space-2);
  }

  .collections > .choice {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: max(2em, 24px);
    font-weight: var(--_regular);
  }

  .collections .placed {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2) var(--_space-3);
    align-items: start;
  }

  .collections .nth {
    min-inline-size: 1.6em;
    padding-block-start: var(--_space-3);
    color: var(--_ink-quiet);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  /* Above the link that covers the card. */
  .collections .order {
    position: relative;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin-block-start: var(--_space-1);
    margin-inline-start: calc(-1 * var(--_space-2));
  }

  .collections .turned {
    display: inline-flex;
    transform: scaleY(-1);
  }

  .collections .said:empty {
    display: none;
  }

  @media print {
    .collections :is(.order, .back, .acts) {
      display: none;
    }
  }
`;
