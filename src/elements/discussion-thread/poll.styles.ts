import {css} from 'lit';

/** The choices of a poll with their votes; adopted when somebody opens one. Each is a `.field`, as it is while its votes are on their way. */
export const pollStyles = css`
  .poll {
    display: grid;
    gap: var(--_space-2);
    max-inline-size: 40em;
  }

  .poll-choice {
    position: relative;
    border-color: var(--_line);
    border-radius: var(--_radius-card);
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    overflow: hidden;
    font: inherit;
    text-align: start;
    background: none;
    color: inherit;
  }

  button.poll-choice {
    cursor: pointer;
  }

  button.poll-choice:hover {
    border-color: var(--_line-strong);
  }

  .poll-choice[aria-pressed='true'] {
    border-color: var(--_accent-ink);
  }

  .poll-choice > :not(.share) {
    position: relative;
  }

  .poll-choice .votes {
    flex: none;
    margin-inline-start: auto;
    color: var(--_ink-quiet);
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }

  .poll-mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.2em;
    block-size: 1.2em;
    border: 1px solid var(--_line-strong);
    border-radius: 50%;
  }

  .several .poll-mark {
    border-radius: var(--_radius);
  }

  [aria-pressed='true'] > .poll-mark {
    border-color: var(--_accent-fill);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }

  .poll-mark svg {
    inline-size: 0.9em;
    block-size: 0.9em;
  }

  [aria-pressed='false'] > .poll-mark svg {
    visibility: hidden;
  }

  .share {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    fill: var(--_sunken);
  }

  [aria-pressed='true'] > .share {
    fill: var(--_accent-soft);
  }

  .share:dir(rtl) {
    transform: scaleX(-1);
  }

  @media (forced-colors: active) {
    .share {
      display: none;
    }

    .poll-choice[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
