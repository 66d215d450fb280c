import {css} from 'lit';

/** Under a title: what has become of it, who said it, when, about what. */
export const bylineStyles = css`
  .new-mark {
    padding-inline: 0.5em;
    border-radius: 99em;
    background: var(--_accent-soft);
    color: var(--_accent-ink);
    font-size: 0.8rem;
    font-weight: var(--_semibold);
  }

  .seal {
    display: inline-flex;
    align-items: center;
    gap: 0.3em;
    font-weight: var(--_regular);
    color: var(--_ink-quiet);
    white-space: nowrap;
  }

  .seal.good {
    color: var(--_good);
    font-weight: var(--_semibold);
  }

  .byline {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .byline > .name {
    color: var(--_ink);
  }

  .byline > .topic::before {
    content: '#';
    opacity: 0.6;
  }
`;
