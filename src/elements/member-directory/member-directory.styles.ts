import {css} from 'lit';

export const styles = css`
  .frame {
    display: grid;
    gap: var(--_space-4);
  }

  .frame.side {
    grid-template-columns: 14em minmax(0, 1fr);
    column-gap: var(--_space-8);
    align-items: start;
  }

  .frame > * {
    min-inline-size: 0;
  }

  .frame.side > .tools {
    grid-column: 1 / -1;
  }

  .frame.side > .main {
    grid-area: 2 / 2;
  }

  .frame.side > .aside {
    grid-area: 2 / 1;
  }

  .frame > .aside {
    max-block-size: min(var(--cop-directory-block-size, 44em), 80dvb);
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-gutter: stable;
  }

  .tools {
    display: grid;
    gap: var(--_space-3);
  }

  /* The place of what comes a moment later. */
  .line-up {
    min-block-size: max(calc(2.25em * var(--_density)), 26px);
  }

  .list.railed {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 1.75em;
  }

  .body {
    min-inline-size: 0;
  }

  .long .scroller {
    position: relative;
    block-size: min(var(--cop-directory-block-size, 44em), 80dvb);
    overflow: auto;
    overflow-anchor: none;
    overscroll-behavior: auto;
    scrollbar-width: thin;
    scrollbar-gutter: stable;
  }

  .long .runway {
    overflow: clip;
    contain: strict;
    inline-size: 100%;
  }

  .rows {
    position: relative;
    display: grid;
    gap: var(--_gap);
    grid-template-columns: repeat(var(--_columns, 1), minmax(0, 1fr));
    grid-auto-rows: minmax(var(--_row), auto);
  }

  .long .rows {
    grid-auto-rows: var(--_row);
  }

  .member {
    position: relative;
    min-inline-size: 0;
  }

  .member.kept {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  /* The whole of a member is its button. */
  .name::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
  }

  .name {
    cursor: pointer;
  }

  .name:focus-visible {
    outline: none;
  }

  .member:is(:focus-visible, :has(.name:focus-visible)) {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }

  .cards .member.card {
    padding: var(--_space-4);
    border-radius: var(--_radius-card);
    transition:
      border-color var(--_quick),
      background var(--_quick);
  }

  .cards .member.card:hover {
    border-color: var(--_line-strong);
  }

  .compact .member,
  .table .member,
  .head .member {
    border-block-end: 1px solid var(--_line);
  }

  .compact .member:hover,
  .table .member:hover {
    background: var(--_sunken);
  }

  .compact .face {
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 0.8fr);
    grid-template-rows: auto;
    align-content: center;
    align-items: center;
    padding-inline: 0.5em;
  }

  .compact .avatar,
  .table .avatar {
    font-size: 0.8em;
  }

  .pending {
    align-content: center;
  }

  .pending .bar {
    grid-column: 1 / -1;
  }

  .skeletons {
    grid-template-columns: repeat(auto-fill, minmax(min(19em, 100%), 1fr));
  }

  .skeleton {
    block-size: 9.95em;
    grid-template-columns: auto 1fr;
    align-content: start;
    align-items: center;
  }

  .skeleton > .round {
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--_sunken);
  }

  .skeleton > .short {
    grid-column: 1 / -1;
  }

  /* A slip: picture, name, one line. */
  @container (inline-size < 22em) {
    .cards .member.card {
      padding: 0.5em 0;
      border-width: 0 0 1px;
      border-radius: 0;
      background: none;
      align-content: center;
      grid-template-rows: auto;
    }

    .cards .line:nth-child(3),
    .cards .face-chips,
    .cards .evidence,
    .compact .face > .aside {
      display: none;
    }

    .compact .face {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .skeletons {
      gap: 0;
    }

    .skeleton {
      block-size: 4.5em;
      align-content: center;
      border-width: 0 0 1px;
      border-radius: 0;
    }

    .skeleton > .short {
      display: none;
    }
  }

  @media print {
    .tools,
    .aside,
    .rail {
      display: none;
    }
  }
`;
