import {css} from 'lit';

export const styles = css`
  h3 {
    font-size: var(--_text-3);
  }

  .cases + h3,
  .more + h3,
  .none + h3 {
    margin-block-start: var(--_space-8);
  }

  .cases {
    margin-block-start: var(--_space-2);
  }

  .case {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding-block: var(--_space-5);
    border-block-end: 1px solid var(--_line);
  }

  .case:last-child {
    border-block-end: 0;
  }

  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    font-size: 0.9em;
  }

  .what .who {
    color: var(--_ink);
  }

  .case .title {
    font-size: 1.05em;
  }

  .excerpt {
    max-inline-size: 68ch;
  }

  .settled .excerpt {
    color: var(--_ink-quiet);
  }

  .reports {
    display: grid;
    gap: var(--_space-1);
    padding-block: var(--_space-2);
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid color-mix(in srgb, var(--_warn) 60%, transparent);
    font-size: 0.95em;
  }

  .settled .reports {
    border-inline-start-color: var(--_line-strong);
  }

  .reports > li,
  .because {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-2);
  }

  .reports .icon,
  .because .icon {
    margin-block-start: 0.2em;
    color: var(--_ink-quiet);
  }

  .reports strong {
    font-weight: var(--_semibold);
  }

  .reports time {
    font-size: 0.9em;
    white-space: nowrap;
  }

  .because {
    color: var(--_ink-quiet);
  }

  .unsent {
    color: var(--_warn);
    font-size: 0.9em;
  }

  .acts {
    max-inline-size: 68ch;
    gap: var(--_space-2) var(--_space-3);
    margin-block-start: var(--_space-1);
  }

  .acts .state {
    font-weight: var(--_semibold);
  }

  .acts :is(.undo, .go) {
    display: inline-flex;
    align-items: center;
    min-block-size: max(2em, 24px);
  }

  .acts .go {
    margin-inline-start: auto;
    font-size: 0.9em;
  }

  form {
    display: grid;
    gap: var(--_space-2);
    max-inline-size: 40em;
    margin-block-start: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_raised);
  }

  .more {
    display: flex;
    margin-block-start: var(--_space-4);
    margin-inline: auto;
  }

  .none,
  .skeletons {
    margin-block-start: var(--_space-2);
  }

  @media print {
    .acts,
    .more,
    form {
      display: none;
    }
  }
`;
