import {css} from 'lit';

/** How filters, letters, tables and tools look. */
export const moreStyles = css`
  .views {
    display: flex;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  .views > .button {
    min-block-size: max(calc(2em * var(--_density)), 24px);
    padding-inline: 0.55em;
    border: 0;
    border-radius: 0;
    font-size: 0.95em;
  }

  .views > .button:focus-visible {
    outline-offset: -2px;
  }

  .filter > .count {
    padding-inline: 0.5em;
    border-radius: 99em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.85em;
  }

  .facet.community {
    display: grid;
    gap: var(--_space-1);
  }

  .facet.community > span {
    font-size: 0.9em;
  }

  .facet.community > select {
    font-weight: var(--_regular);
    min-inline-size: 0;
    text-overflow: ellipsis;
  }

  .filters {
    columns: 12em;
    column-gap: 2em;
  }

  .filters > .facet,
  .filters > .facet:first-of-type {
    break-inside: avoid;
    border: 0;
    padding-block: 0 var(--_space-4);
  }

  dialog.sheet {
    inline-size: 100%;
    max-inline-size: 34em;
    margin-block-end: 0;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
    padding-block-end: 0;
  }

  dialog.sheet > form {
    position: sticky;
    inset-block-end: 0;
    padding-block: var(--_space-3);
    background: var(--_paper);
  }

  dialog.sheet .button.primary {
    inline-size: 100%;
  }

  .table .member,
  .head .member {
    display: grid;
    grid-template-columns: 1.5fr 1.2fr 1fr 1fr 1.4fr;
    gap: 1em;
    align-items: center;
    padding-inline: 0.5em;
  }

  .table .first {
    display: flex;
    align-items: center;
    gap: 0.6em;
    min-inline-size: 0;
  }

  .head {
    overflow: hidden;
    scrollbar-width: thin;
  }

  .long .tabular .head {
    scrollbar-gutter: stable;
  }

  .head .member {
    padding-block: var(--_space-2);
    font-size: 0.9em;
    font-weight: var(--_semibold);
  }

  .head .member > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .rail {
    display: flex;
    flex-direction: column;
    max-block-size: min(var(--cop-directory-block-size, 44em), 80dvb);
    overflow: hidden auto;
    scrollbar-width: none;
  }

  .rail > button {
    flex: 0 1 1.75em;
    min-block-size: 14px;
    padding: 0;
    border: 0;
    border-radius: 0.3em;
    background: none;
    color: var(--_ink-quiet);
    font-size: 0.8em;
    line-height: 1;
  }

  .rail > button:hover {
    background: var(--_sunken);
    color: inherit;
  }

  .rail > button[aria-current] {
    color: var(--_accent-ink);
    font-weight: var(--_semibold);
  }

  .rail > button:focus-visible {
    outline-offset: -2px;
  }

  @container (inline-size < 52em) {
    .table .member,
    .head .member {
      grid-template-columns: 1.5fr 1.3fr 1.1fr 1.4fr;
    }

    .table .member > :nth-child(3),
    .head .member > :nth-child(3) {
      display: none;
    }
  }

  @container (inline-size < 36em) {
    .table .member,
    .head .member {
      grid-template-columns: 1.4fr 1fr 1fr;
    }

    .table .member > :nth-child(5),
    .head .member > :nth-child(5) {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .views > .button[aria-pressed='true'] {
      background: Highlight;
      color: HighlightText;
    }
  }
`;
