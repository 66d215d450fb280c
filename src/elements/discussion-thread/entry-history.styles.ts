import {css} from 'lit';

/** For what something said before; adopted when that is first asked for. */
export const entryHistoryStyles = css`
  .history {
    display: grid;
    gap: var(--_space-3);
    max-inline-size: calc(68ch + 3.5em);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
  }

  .history-head,
  .version-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }

  .history-head {
    justify-content: space-between;
  }

  .versions {
    display: grid;
    gap: var(--_space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .version {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }

  .version-line > .name {
    font-weight: var(--_semibold);
  }

  .version-line > .button {
    margin-inline-start: auto;
  }

  .version [aria-expanded='true'] > .icon {
    transform: rotate(180deg);
  }

  .version-line time,
  .version .of {
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }
`;
