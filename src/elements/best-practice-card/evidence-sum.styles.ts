import {css} from 'lit';

export const sumStyles = css`
  .sum {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 17em), 1fr));
    gap: var(--_space-4) var(--_space-6);
    padding: var(--_space-4);
    border-radius: var(--_radius);
    background: var(--_sunken);
    font-size: 0.95em;
  }

  .sum ul {
    display: grid;
    gap: var(--_space-1);
    margin-block-start: var(--_space-1);
  }

  .sum .reports {
    grid-column: 1 / -1;
  }

  .sum .reports > ul {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 17em), 1fr));
    gap: var(--_space-3) var(--_space-6);
  }

  .sum .reports li {
    padding-block-start: var(--_space-2);
    border-block-start: 1px solid var(--_line);
  }
`;
