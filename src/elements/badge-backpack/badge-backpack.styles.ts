import {css} from 'lit';

export const styles = css`
  section + section {
    margin-block-start: var(--_space-8);
  }

  h3 {
    font-size: var(--_text-3);
  }

  .badges-list {
    display: grid;
    margin-block: var(--_space-2);
  }

  .badges-list > li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-4);
    padding-block: var(--_space-4);
    border-block-end: 1px solid var(--_line);
  }

  .badges-list > li:last-child {
    border-block-end: 0;
  }

  .badges-list .emblem {
    --_emblem-size: 2.6em;
  }

  .name {
    font-weight: var(--_semibold);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }

  .acts {
    gap: 0 var(--_space-4);
    font-size: 0.9em;
  }

  .acts .as-link {
    min-block-size: max(2em, 24px);
  }

  .verdict {
    font-size: 1em;
    margin-block-start: var(--_space-2);
  }

  .why {
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  form.take {
    display: grid;
    gap: var(--_space-4);
    margin-block-start: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_raised);
  }

  form.take fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  form.take .choices {
    display: grid;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  /* Where its words need several lines, the button stands by the first. */
  form.take .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    min-block-size: 24px;
    line-height: 1.35;
  }

  form.take .choice input {
    margin-block-start: 0.1em;
  }

  h3 + .hint {
    margin-block-start: var(--_space-1);
  }

  @media print {
    .acts,
    form.take,
    section > p > .button {
      display: none;
    }
  }
`;
