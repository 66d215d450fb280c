import {css} from 'lit';

/** For the files that a text names; adopted with the first of them. */
export const attachedStyles = css`
  .rich-text .file.drawn {
    display: block;
  }

  .rich-text .file .frame {
    display: grid;
    place-content: center;
    max-inline-size: 100%;
    min-block-size: 2.5em;
    padding: var(--_space-2);
    box-sizing: border-box;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_ink-quiet);
    text-align: center;
  }

  .rich-text .file img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .rich-text .file.drawn > a {
    display: inline-block;
    max-inline-size: 100%;
  }

  .rich-text .file .about {
    color: var(--_ink-quiet);
    font-size: 0.9em;
  }

  .rich-text .file .again {
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-ink);
    font: inherit;
    text-decoration: underline;
    cursor: pointer;
  }

  .rich-text .file :is(a, .again):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
`;
