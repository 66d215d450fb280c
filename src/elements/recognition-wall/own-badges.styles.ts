import {css} from 'lit';

export const ownBadgeStyles = css`
  .own-badges {
    margin-block-end: var(--_space-5);
    --_emblem-size: 2.5em;
  }

  .own-badges .offer {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    overflow-wrap: anywhere;
  }

  .own-badges .name {
    font-weight: var(--_semibold);
  }

  .own-badges h4 {
    font-size: 1em;
  }

  .own-badges .far {
    display: grid;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .own-badges .far > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15em var(--_space-3);
  }

  .own-badges progress {
    inline-size: 8em;
    accent-color: var(--_accent);
  }

  @container (inline-size < 26em) {
    .own-badges .offer {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .own-badges .offer > button {
      grid-column: 2;
      justify-self: start;
    }
  }
`;
