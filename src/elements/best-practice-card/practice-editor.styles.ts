import {css} from 'lit';

/** How a practice looks while it is written. */
export const editorStyles = css`
  .practice .entry > .hint {
    margin: 0;
  }

  .practice .entry > :is(.field, .several, .combobox) {
    margin-block-start: var(--_space-1);
  }

  .practice .entry > .field-error {
    margin-block-start: var(--_space-1);
  }

  .practice .beside {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(15em, 100%), 1fr));
    gap: var(--_space-4);
  }

  .practice .sections,
  .practice .section {
    display: grid;
    gap: var(--_space-2);
  }

  .practice .sections > .button {
    justify-self: start;
  }

  .practice .foot p {
    margin: 0;
  }

  .practice .foot p:empty {
    display: none;
  }

  .practice .nowrap {
    flex-wrap: nowrap;
  }

  .practice .conflict {
    margin-block: var(--_space-2);
  }

  .practice .conflict .theirs {
    max-block-size: 20em;
    overflow: auto;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_paper-ink);
  }

  .practice .foot {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: var(--_paper-ink);
  }
`;
