import {css} from 'lit';

/** For elements that draw a `Composer`; adopted when the first one opens. */
export const composerStyles = css`
  .composer {
    position: relative;
    display: grid;
    gap: var(--_space-2);
  }

  .composer-head,
  .composer-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .composer-head {
    justify-content: space-between;
  }

  .tabs {
    display: flex;
    gap: var(--_space-1);
  }

  .tab {
    min-block-size: max(2em, 24px);
    padding-inline: var(--_space-2);
    border: 0;
    border-block-end: 2px solid transparent;
    background: none;
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent-ink);
    color: inherit;
    font-weight: var(--_semibold);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
  }

  .tool {
    display: grid;
    place-items: center;
    inline-size: max(2.1em, 24px);
    block-size: max(2.1em, 24px);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_ink-quiet);
  }

  .tool:hover {
    background: var(--_sunken);
    color: inherit;
  }

  .writing {
    position: relative;
  }

  .to-beside {
    display: none;
  }

  @container (min-width: 44em) {
    .to-beside {
      display: block;
    }

    .in-beside {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--_space-3);
    }
  }

  .composer.dropping {
    outline: 2px dashed var(--_accent-ink);
    outline-offset: var(--_space-1);
  }

  .composer textarea.field {
    min-block-size: 6.5em;
    max-block-size: 60vb;
    field-sizing: content;
  }

  .preview {
    min-block-size: 6.5em;
    padding: var(--_space-2) var(--_space-3);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }

  .composer-foot {
    justify-content: flex-end;
  }

  .composer-foot > .check,
  .composer-foot > .kept:not(:empty) {
    margin-inline-end: auto;
  }

  .suggestions {
    position: absolute;
    z-index: 2;
    inset-block-start: 100%;
    inset-inline: 0 auto;
    inline-size: min(26em, 100%);
    max-block-size: 18em;
    margin-block-start: var(--_space-1);
    padding: var(--_space-1);
    overflow: auto;
  }

  .suggestion {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: max(2.5em, 24px);
    padding: var(--_space-1) var(--_space-2);
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .suggestion > .hint {
    margin-inline-start: auto;
    text-align: end;
  }

  .suggestion:hover {
    background: var(--_sunken);
  }

  .suggestion[aria-selected='true'] {
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  .sign {
    inline-size: 2em;
    text-align: center;
    color: var(--_ink-quiet);
  }

  .form {
    display: grid;
    gap: var(--_space-4);
  }

  .form > .line {
    display: grid;
    gap: var(--_space-1);
  }

  .beside {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    font-weight: var(--_regular);
  }

  .beside > span {
    flex: none;
  }

  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .kind {
    position: relative;
    cursor: pointer;
    font-weight: var(--_regular);
  }

  .kind > input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }

  .kind:has(:checked) {
    border-color: var(--_accent-ink);
    background: var(--_accent-soft);
    color: var(--_accent-ink);
  }

  .kind:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .similar {
    padding: var(--_space-2) var(--_space-3);
    border-inline-start: 3px solid var(--_accent-ink);
    background: var(--_accent-soft);
  }

  .similar li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-2);
    padding-block: var(--_space-1);
  }

  .poll-form {
    display: grid;
    gap: var(--_space-2);
  }

  .title-field {
    font-size: var(--_text-3);
    font-weight: var(--_semibold);
  }

  .check {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 24px;
    font-weight: var(--_regular);
  }

  .check > input {
    accent-color: var(--_accent-ink);
    inline-size: 1.1em;
    block-size: 1.1em;
  }

  .two {
    display: grid;
    gap: var(--_space-3);
  }

  @container (min-width: 40em) {
    .two {
      grid-template-columns: 1fr 1fr;
    }
  }

  .version {
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
  }

  @container (max-width: 22em) {
    .tool {
      inline-size: max(1.9em, 24px);
    }
  }

  @media (forced-colors: active) {
    .suggestion[aria-selected='true'],
    .kind:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
