import {css} from 'lit';

export const badgeDeskStyles = css`
  .badge-desk {
    margin-block-end: var(--_space-5);
    --_emblem-size: 2.5em;
  }

  .badge-desk .all {
    display: grid;
    gap: var(--_space-4);
  }

  .badge-desk .all > li {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }

  .badge-desk .one {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2) var(--_space-4);
    overflow-wrap: anywhere;
  }

  .badge-desk .one.retired > svg {
    filter: grayscale(1);
  }

  .badge-desk h4 {
    font-size: 1em;
  }

  .badge-desk .meta {
    font-size: 0.9em;
  }
`;
