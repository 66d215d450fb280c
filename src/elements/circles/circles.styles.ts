import {css} from 'lit';

/** What circles have beyond the cards of people and of mentoring. */
export const styles = css`
  .begin {
    margin-block-start: var(--_space-5);
  }

  .card.begin {
    padding: var(--_space-4);
  }

  .body {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .pair > :is(.body, .hint) {
    margin-block-start: var(--_space-2);
  }

  .part > form {
    margin-block-start: var(--_space-4);
  }

  .chips {
    overflow-wrap: anywhere;
  }

  .in-it > li {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
    padding-block: var(--_space-1);
    overflow-wrap: anywhere;
  }
`;
