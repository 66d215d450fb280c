import {css} from 'lit';

export const coordinateStyles = css`
  .programmes,
  .pairs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21em), 1fr));
    gap: var(--_space-3);
    margin-block: var(--_space-3);
  }

  .programmes > li,
  .pairs > li {
    display: grid;
    align-content: start;
    gap: var(--_space-2);
    padding: var(--_space-4);
    overflow-wrap: anywhere;
  }

  .risks > li {
    justify-content: space-between;
    padding-block: var(--_space-2);
    overflow-wrap: anywhere;
  }

  .risks > li + li {
    border-block-start: 1px solid var(--_line);
  }
`;
