import {css} from 'lit';

export const styles = css`
  .whole {
    padding: var(--_space-5);
  }

  .unfold {
    display: none;
    min-block-size: 24px;
    font-size: 0.9em;
  }

  .skeleton {
    grid-template-columns: auto 1fr;
    align-items: center;
  }

  .skeleton > .round {
    inline-size: 2.75em;
    block-size: 2.75em;
    border-radius: 50%;
    background: var(--_sunken);
  }

  .skeleton > .short {
    grid-column: 1 / -1;
  }

  /* A slip: picture, name, one line; the rest when asked for. */
  @container (inline-size < 22em) {
    .whole {
      padding: var(--_space-3);
    }

    .whole:not(.open) .details > :not(.person, .moved-on) {
      display: none;
    }

    .person .avatar.large {
      font-size: 1em;
    }

    .person {
      column-gap: var(--_space-3);
    }

    .full-name {
      font-size: 1em;
    }

    .whole:has(.facts > li, .knows > section) > .unfold {
      display: inline-block;
      margin-block-start: var(--_space-2);
    }
  }

  /* A spread: who it is and how to reach them on one side, what they know on the other. */
  @container (inline-size >= 52em) {
    .whole .details {
      grid-template-columns: minmax(16em, 2fr) 3fr;
      column-gap: 2.5em;
      align-items: start;
    }

    .whole .details > .person,
    .whole .details > .moved-on,
    .whole .details > .standing,
    .whole .details > .acts-place {
      grid-column: 1 / -1;
    }
  }
`;
