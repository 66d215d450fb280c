import {css} from 'lit';

export const styles = css`
  .tools {
    margin-block-end: var(--_space-4);
  }

  /* Beside the choice where it is narrow, beside what thanks where it is wide: nothing moves when they come. */
  .acts {
    margin-inline-start: auto;
  }

  .reason {
    font-size: 0.9em;
  }

  .form {
    margin-block-end: var(--_space-5);
  }

  /* Columns that are read down, then across, would be out of order: rows, each award as high as it is. */
  .wall {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 22em), 1fr));
    align-items: start;
    gap: var(--_space-6) var(--_space-8);
  }

  .wall > li {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }

  .strip {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    --_emblem-size: 2em;
  }

  .strip [role='img'] {
    display: block;
    line-height: 0;
  }

  .more {
    margin-block-start: var(--_space-5);
    text-align: center;
  }

  @media print {
    .tools,
    .more,
    .as-link {
      display: none;
    }

    .wall > li {
      break-inside: avoid;
    }
  }
`;
