import {css} from 'lit';

/** For what is wanted less often; adopted when that has come. */
export const moreActsStyles = css`
  .more-acts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .order-form {
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
  }
`;
