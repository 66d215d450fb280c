import {css} from 'lit';

export const quietHelpStyles = css`
  .quiet-help {
    margin-block-end: var(--_space-5);
  }

  .quiet-help h4 {
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .quiet-help .plan,
  .quiet-help .others {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
  }

  .quiet-help .behaviours {
    display: grid;
    gap: var(--_space-5);
  }

  .quiet-help .behaviour {
    overflow-wrap: anywhere;
  }

  .quiet-help .behaviour .text {
    font-weight: var(--_semibold);
  }

  .quiet-help .meta {
    font-size: 0.9em;
  }

  .quiet-help .helps {
    display: grid;
    gap: var(--_space-3);
  }

  .quiet-help .behaviour + .helps {
    margin-block-start: var(--_space-3);
    padding-inline-start: var(--_space-4);
    border-inline-start: 3px solid var(--_line);
  }

  .quiet-help .help {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    overflow-wrap: anywhere;
  }

  .quiet-help .help .who {
    color: inherit;
    font-weight: var(--_semibold);
    text-decoration-line: none;
  }

  .quiet-help .help .who:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .quiet-help .help .when {
    font-size: 0.9em;
    white-space: nowrap;
  }

  @container (inline-size < 26em) {
    .quiet-help .help {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }

    .quiet-help .help > button {
      grid-column: 2;
      justify-self: start;
    }
  }
`;
