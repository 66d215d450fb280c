import {css} from 'lit';

/** How what is fetched once a card stands looks: buttons at skills, and the lists behind what is counted. */
export const memberMoreStyles = css`
  .count-of {
    color: inherit;
  }

  .count-of:is(:hover, :focus-visible, [aria-expanded='true']) {
    color: var(--_accent-ink);
  }

  .endorse,
  .endorsed {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }

  .endorse {
    min-inline-size: 24px;
    min-block-size: 24px;
    margin-inline-end: -0.4em;
    padding-inline: 0.35em;
    justify-content: center;
    border: 0;
    border-radius: 99em;
    background: none;
    color: inherit;
  }

  .endorse .icon {
    opacity: 0.75;
  }

  .endorse:hover {
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }

  .endorse[aria-pressed='true'] {
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .endorse[aria-pressed='true'] .icon {
    opacity: 1;
  }

  .skill {
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    text-decoration: underline dotted color-mix(in srgb, currentcolor 50%, transparent);
    text-underline-offset: 0.2em;
  }

  .skill:is(:hover, [aria-expanded='true']) {
    text-decoration: underline;
  }

  .evidence-list {
    grid-column: 1 / -1;
  }

  .evidence-list > ul,
  .knows .evidence-list {
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_line);
  }

  .evidence-list > ul {
    display: grid;
    gap: var(--_space-1);
    margin: 0;
    list-style: none;
    font-size: 0.95em;
    overflow-wrap: anywhere;
  }

  /* Of a skill there are several lists, with one line along them all. */
  .knows .evidence-list {
    margin-block-start: var(--_space-2);
    font-size: 0.95em;
    overflow-wrap: anywhere;
  }

  .knows .evidence-list > ul {
    padding: 0;
    border: 0;
    font-size: 1em;
  }

  .evidence-list > h5 {
    margin: var(--_space-2) 0 0.1em;
    font-size: 0.85em;
    font-weight: normal;
    color: var(--_ink-quiet);
  }

  .evidence-list > h5:first-child {
    margin-block-start: 0;
  }

  .acts-place > .notice {
    flex-basis: 100%;
  }

  .pending {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    color: var(--_warn);
    font-size: 0.9em;
  }

  @media (forced-colors: active) {
    .endorse[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
