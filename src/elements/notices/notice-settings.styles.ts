import {css} from 'lit';

export const settingsStyles = css`
  .settings > h3:focus {
    outline: none;
  }

  .settings .part {
    max-inline-size: none;
    margin-block-start: var(--_space-5);
  }

  .settings h4 {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-size: 1em;
  }

  .settings .hint:empty {
    display: none;
  }

  .lines > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    padding-block: var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }

  .lines > li:last-child {
    border-block-end: 0;
  }

  .lines .what {
    flex: 1 1 16em;
  }

  .lines .quiet {
    margin-inline-start: var(--_space-2);
    font-size: 0.9em;
  }

  .lines .as-link {
    min-block-size: 24px;
    font-size: 0.9em;
  }

  .confirm .sure {
    border-color: var(--_bad);
    color: var(--_bad);
  }

  .made {
    display: grid;
    gap: var(--_space-2);
    margin-block: var(--_space-3);
    padding: var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }

  .address {
    display: grid;
    grid-template-columns: 5.5em minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
  }

  .address > .field {
    min-block-size: max(2em, 24px);
    padding-block: var(--_space-1);
    font-size: 0.9em;
    text-overflow: ellipsis;
  }

  .make {
    margin-block-start: var(--_space-3);
  }

  form.make label {
    font-weight: var(--_regular);
  }

  @container (inline-size < 30em) {
    .address {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .address > label {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    .made {
      border: 1px solid CanvasText;
    }
  }
`;
