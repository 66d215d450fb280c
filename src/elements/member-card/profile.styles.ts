import {css} from 'lit';

/** How one's own profile looks while it is edited, in the card and in the one that opens in the directory. */
export const profileStyles = css`
  /* The button that closes the card stands there. */
  .peek .profile > :first-child {
    padding-inline-end: 1.75em;
  }

  .profile .links {
    display: grid;
    gap: var(--_space-2);
  }

  .profile .links > .button {
    justify-self: start;
  }

  .profile .link {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) auto;
    gap: var(--_space-2);
    align-items: center;
  }

  .profile .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    column-gap: var(--_space-3);
    min-block-size: 28px;
  }

  .profile .links > .top {
    margin: 0;
  }

  .profile .entry > :is(.hint, .field-error) {
    margin-block-start: var(--_space-1);
  }

  .profile .top > :first-child {
    font-size: 0.9em;
  }

  .profile .pick {
    font-size: 0.85em;
    font-weight: var(--_regular);
  }

  .profile .sees > .icon {
    flex: none;
    opacity: 0.7;
  }

  .profile .sees > select {
    max-inline-size: 11em;
    min-block-size: 24px;
  }

  .profile .sees.narrower > select {
    font-weight: var(--_semibold);
  }

  .profile .switch > .hint {
    margin-inline-start: 1.65em;
  }

  .leaving {
    max-inline-size: 56em;
    margin-block-start: var(--_space-5);
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }

  .leaving > summary {
    inline-size: fit-content;
    color: var(--_ink-quiet);
    cursor: pointer;
  }

  .leaving > form {
    margin-block-start: var(--_space-3);
  }

  .profile .conflict {
    border-color: color-mix(in srgb, var(--_warn) 45%, transparent);
    background: var(--_warn-soft);
  }

  .profile .conflict > .stack {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .profile .both {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-2) var(--_space-4);
  }

  .profile .both > h4 {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 1em;
  }

  .profile .both p {
    color: inherit;
    white-space: pre-line;
  }

  @container (inline-size >= 34em) {
    .whole .profile .pairs {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }

    .whole .profile .pairs > :is(legend, .wide) {
      grid-column: 1 / -1;
    }
  }

  @container (inline-size < 26em) {
    .profile .link {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .profile .link > :first-child {
      grid-column: 1 / -1;
    }

    .profile .both {
      grid-template-columns: 1fr;
    }
  }
`;
