import {css} from 'lit';

export const amendmentStyles = css`
  .amendments .amendment {
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }

  .amendments .amendment > * + * {
    margin-block-start: var(--_space-2);
  }

  .amendments .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-2);
    font-weight: 600;
  }

  .amendments blockquote {
    margin-inline: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_line);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
