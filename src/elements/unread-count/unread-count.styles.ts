import {css} from 'lit';

export const styles = css`
  /* A word among the page's own: nothing of it may take room where there is nothing to say. */
  :host {
    display: inline;
    container-type: normal;
    line-height: inherit;
  }

  [part='link'] {
    position: relative;
    display: inline-block;
    min-block-size: 24px;
    min-inline-size: 24px;
    text-align: center;
    text-decoration: none;
    border-radius: 99em;
  }

  [part='count'] {
    position: relative;
    display: inline-block;
    min-inline-size: 1.5em;
    padding-inline: 0.45em;
    border: 1px solid transparent;
    border-radius: 99em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.8em;
    font-weight: var(--_semibold);
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
    text-align: center;
    white-space: nowrap;
  }

  [part='count'].none {
    background: var(--_sunken);
    color: var(--_ink-quiet);
  }

  [part='link']:hover > [part='count'] {
    background: var(--_accent-hover);
  }

  @media (forced-colors: active) {
    [part='count'] {
      border-color: currentcolor;
    }
  }
`;
