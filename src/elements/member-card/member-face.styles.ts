import {css} from 'lit';

/** How a face of `member-face.ts` looks: the same in the directory and on its own. */
export const faceStyles = css`
  .face {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: var(--_space-3);
    row-gap: 0.55em;
    grid-template-rows: auto 1.55em;
    align-items: start;
  }

  .who {
    display: grid;
    min-inline-size: 0;
  }

  .name {
    justify-self: start;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-size: 1em;
    font-weight: var(--_semibold);
    line-height: 1.35;
  }

  /* A text runs as its own letters do, and is cut at its end, on a page of either direction. */
  .name,
  .line {
    unicode-bidi: plaintext;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  :host(:dir(rtl)) :is(.name, .line) {
    text-align: right;
  }

  .line {
    font-size: 0.9em;
    line-height: 1.45;
  }

  .face-chips,
  .evidence {
    grid-column: 1 / -1;
  }

  /* One line: a chip that does not fit is left out whole. */
  .face-chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.35em;
    block-size: 1.55em;
    overflow: hidden;
  }

  .face-chips .chip {
    display: block;
    max-inline-size: 100%;
    min-block-size: 0;
    font-size: 0.85em;
    line-height: 1.7;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .ask {
    position: relative;
    z-index: 1;
    padding: 0.1em 0.65em;
    border-radius: 99em;
    font-size: 0.9em;
    font-weight: var(--_semibold);
    line-height: 1.6;
    text-decoration: none;
    color: var(--_accent-ink);
    cursor: pointer;
  }

  .ask:hover,
  .ask:focus-visible {
    background: var(--_accent-soft);
  }

  mark {
    border-radius: 0.15em;
    background: light-dark(#ffe79a, #4f400f);
    color: inherit;
  }

  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
