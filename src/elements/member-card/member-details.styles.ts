import {css} from 'lit';

/** How `member-details.ts` looks: in the card on its own, and in the one that opens in the directory. */
export const detailStyles = css`
  .details,
  .knows {
    display: grid;
    gap: var(--_space-3);
  }

  /* The buttons come a moment later, to a place that is there. */
  .acts-place {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    min-block-size: max(calc(1.8em * var(--_density)), 24px);
  }

  .facts:not(:has(li)),
  .knows:not(:has(section)) {
    display: none;
  }

  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    column-gap: var(--_space-4);
  }

  .peek .person {
    padding-inline-end: 1.75em;
  }

  .person .avatar.large {
    font-size: 1.35em;
  }

  .full-name {
    font-size: var(--_text-3);
  }

  .person .who p {
    font-size: 0.9em;
    line-height: 1.4;
  }

  .person .ask {
    padding: 0.3em 1em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .person .ask:hover {
    background: var(--_accent-hover);
  }

  .facts {
    display: grid;
    gap: 0.25em;
    font-size: 0.95em;
  }

  .facts > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.6em;
  }

  .facts .icon {
    margin-block-start: 0.2em;
    color: var(--_ink-faint);
  }

  .details h4 {
    margin-block-end: 0.3em;
    font-size: 0.85em;
    color: var(--_ink-quiet);
  }

  .details .chips {
    gap: 0.4em;
  }

  .level {
    display: inline-flex;
    margin-inline-start: 0.15em;
  }

  .level > span:first-child {
    display: inline-flex;
    gap: 0.14em;
  }

  .dot {
    inline-size: 0.36em;
    block-size: 0.36em;
    border-radius: 50%;
    border: 1px solid currentcolor;
    opacity: 0.65;
  }

  .dot.on {
    background: currentcolor;
    opacity: 1;
  }

  .bio {
    unicode-bidi: plaintext;
    white-space: pre-line;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
    overflow: hidden;
  }

  :host(:dir(rtl)) .bio {
    text-align: right;
  }

  .standing {
    font-size: 0.9em;
  }

  .moved-on {
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_warn-soft);
  }

  @media (forced-colors: active) {
    .dot.on {
      background: CanvasText;
    }
  }
`;
