import {css} from 'lit';

/** For what stands beside a question; adopted when there is any. */
export const asidesStyles = css`
  .asked,
  .worked {
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .worked {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .worked > strong {
    color: var(--_ink);
  }

  .worked > .hint {
    flex-basis: 100%;
    margin: 0;
  }
`;
