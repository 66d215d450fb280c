import {css} from 'lit';

export const menuStyles = css`
  .menu {
    flex: 1 0 100%;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(18em, 100%), 1fr));
    gap: var(--_space-5);
  }

  .menu section {
    align-content: start;
    min-inline-size: 0;
  }

  .menu h4 {
    margin: 0;
    font-size: 0.9em;
  }

  .menu form {
    flex: 1;
    flex-wrap: nowrap;
  }

  .menu form > .button {
    flex: none;
  }

  .menu [hidden] {
    display: none;
  }

  .menu .field.small {
    flex: 1 1 6em;
    min-inline-size: 0;
    min-block-size: max(calc(2em * var(--_density)), 24px);
    padding-block: 0;
    font-size: 0.9em;
  }

  .kept-views {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .kept-views > li {
    flex-wrap: nowrap;
    gap: 0;
  }

  .kept-views .view-name {
    flex: 1;
    justify-content: start;
    min-inline-size: 0;
    text-align: start;
  }

  .kept-views .view-name > span {
    overflow-wrap: anywhere;
  }

  .kept-views .view-name[aria-current] {
    color: var(--_accent-ink);
    font-weight: var(--_semibold);
  }

  @container (inline-size < 22em) {
    .menu form {
      flex-wrap: wrap;
    }

    .menu .field.small {
      flex-basis: 100%;
    }
  }
`;
