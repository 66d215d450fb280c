import {css} from 'lit';

/** How what is fetched once a card stands looks: buttons at skills, and the lists behind what is counted. */
export const memberMoreStyles = css`
  .person:has(.presence-dot) > :is(.avatar, .presence-dot) {
    grid-area: 1 / 1;
  }

  .presence-dot {
    z-index: 1;
    place-self: center end;
    box-sizing: border-box;
    inline-size: 0.75em;
    block-size: 0.75em;
    /* As tall as the picture. */
    margin-block-start: 2em;
    border: 0.16em solid var(--_presence);
    border-radius: 50%;
    outline: 0.12em solid var(--_paper);
    font-size: 1.35em;
    background: var(--_paper);
    --_presence: var(--_ink-faint);
  }

  /* Full, with a bar, half, and empty: known apart without their colours. */
  .presence-dot.available {
    --_presence: var(--_good);
    background: var(--_presence);
  }

  .presence-dot.busy {
    --_presence: var(--_bad);
    background: linear-gradient(var(--_presence) 30%, var(--_paper) 30% 70%, var(--_presence) 70%);
  }

  .presence-dot.away {
    --_presence: var(--_warn);
    background: linear-gradient(to top, var(--_presence) 50%, var(--_paper) 50%);
  }

  @container (inline-size < 22em) {
    .whole .presence-dot {
      font-size: 1em;
    }
  }

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
    .presence-dot {
      --_presence: CanvasText;
      --_paper: Canvas;
      forced-color-adjust: none;
    }

    .endorse[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
