import {css} from 'lit';

/** The bell, and the list that opens under it. */
export const bellStyles = css`
  :host([compact]) {
    display: inline-block;
    container-type: normal;
    vertical-align: middle;
  }

  .bell {
    position: relative;
    font-size: inherit;
  }

  .bell > .icon {
    inline-size: 1.35em;
    block-size: 1.35em;
  }

  .bell > .number {
    position: absolute;
    inset-block-start: -0.25em;
    inset-inline-start: 55%;
    min-inline-size: 1.6em;
    padding-inline: 0.4em;
    border: 1px solid transparent;
    border-radius: 99em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.7em;
    font-weight: var(--_semibold);
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    text-align: center;
  }

  .bell > .number:empty {
    display: none;
  }

  .inbox {
    position: fixed;
    inset: auto;
    container-type: inline-size;
    inline-size: min(27em, calc(100vi - 1em));
    margin: 0;
    padding: var(--_space-4);
    overflow: auto;
    overscroll-behavior: contain;
    line-height: 1.5;
    text-align: start;
  }

  .inbox:focus {
    outline: none;
  }

  @media (forced-colors: active) {
    .bell > .number {
      border-color: currentcolor;
    }
  }
`;
