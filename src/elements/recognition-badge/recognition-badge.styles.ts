import {css} from 'lit';

export const styles = css`
  /* The one that stands in a line: as wide as what it says, so it cannot be a size container. */
  :host {
    display: inline-flex;
    align-items: center;
    gap: 0.6em;
    max-inline-size: 100%;
    container-type: normal;
    vertical-align: middle;
    --_emblem-size: var(--cop-emblem-size, 2.6em);
  }

  :host([emblem-only]) {
    --_emblem-size: var(--cop-emblem-size, 1.5em);
  }

  :host([hidden]) {
    display: none;
  }

  .drawing {
    display: inline-flex;
    flex: none;
  }

  .words {
    min-inline-size: 0;
    line-height: 1.25;
  }

  .name {
    font-weight: var(--_semibold);
  }

  .meta {
    display: block;
    font-size: 0.875em;
  }

  .waiting {
    display: inline-block;
    border-radius: 50%;
    background: var(--_sunken);
  }
`;
