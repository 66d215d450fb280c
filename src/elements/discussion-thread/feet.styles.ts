import {css} from 'lit';

/** For what can be done with what was said; adopted when that has come. */
export const feetStyles = css`
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

  .quiet-button.good {
    color: var(--_good);
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
`;
