import {css} from 'lit';

/** What forms have beyond their fields: choices, badges to choose, a list that completes. */
export const formStyles = css`
  form {
    max-inline-size: 40em;
  }

  form .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15em 1.25em;
    margin-block-start: var(--_space-1);
  }

  form .choice {
    display: inline-flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: max(2em, 24px);
    cursor: pointer;
  }

  form :is(input[type='radio'], input[type='checkbox']) {
    flex: none;
    inline-size: 1.05em;
    block-size: 1.05em;
    accent-color: var(--_accent-fill);
  }

  form :is(label, legend, .label) {
    padding: 0;
    font-weight: var(--_semibold);
  }

  form :is(.choice, .thirds label) {
    font-weight: var(--_regular);
  }

  form label + .field,
  form label + .combobox {
    margin-block-start: var(--_space-1);
  }

  form .thirds {
    display: grid;
    grid-template-columns: 2fr 1fr 1fr;
    gap: var(--_space-3);
  }

  form .thirds label {
    font-size: 0.9em;
  }

  form textarea.field {
    min-block-size: 4.5em;
    field-sizing: content;
    max-block-size: 24em;
  }

  .combobox {
    position: relative;
  }

  .options {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    inset-block-start: calc(100% + 0.25em);
    max-block-size: 18em;
    padding: var(--_space-1);
    overflow: auto;
  }

  .options[hidden] {
    display: none;
  }

  .options > li {
    padding: var(--_space-2) var(--_space-3);
    border-radius: calc(var(--_radius) - 0.1em);
    cursor: pointer;
  }

  .options > li[aria-selected='true'],
  .options > li:hover {
    background: var(--_accent-soft);
  }

  .badges {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(8.5em, 1fr));
    gap: var(--_space-2);
    margin-block: var(--_space-2);
  }

  form .badge {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: var(--_space-2);
    padding: var(--_space-3) var(--_space-2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-weight: var(--_regular);
    font-size: 0.9em;
    text-align: center;
    cursor: pointer;
  }

  form .badge:has(:checked) {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    font-weight: var(--_semibold);
  }

  form .badge:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  form .badge > input {
    position: absolute;
    opacity: 0;
  }

  .criteria:not(:empty) {
    font-size: 0.9em;
  }

  .criteria .rich-text {
    display: inline-block;
    vertical-align: top;
  }

  .taken {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .preview {
    padding: var(--_space-4);
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
  }

  .preview .hint {
    margin-block-end: var(--_space-3);
  }

  form blockquote {
    margin: var(--_space-2) 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 0.2em solid var(--_line-strong);
  }

  @container (inline-size < 30em) {
    form .thirds {
      grid-template-columns: 1fr 1fr;
    }

    form .thirds > :first-child {
      grid-column: 1 / -1;
    }
  }

  @media (forced-colors: active) {
    form .badge:has(:checked),
    .options > li[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
