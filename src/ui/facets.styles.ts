import {css} from 'lit';

/** How `facetGroups` and `choiceChips` look. */
export const facetStyles = css`
  .facet {
    min-inline-size: 0;
    padding-block: var(--_space-3);
    border-block-start: 1px solid var(--_line);
  }

  .facet:first-of-type {
    border-block-start: 0;
    padding-block-start: 0;
  }

  .facet > legend {
    float: inline-start;
    inline-size: 100%;
    padding: 0;
    margin-block-end: var(--_space-1);
    font-size: 0.9em;
  }

  .facet > legend + * {
    clear: both;
  }

  .facet-value {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-block-size: max(1.9em, 24px);
    padding-block: 0.15em;
    border-radius: 0.3em;
    font-weight: var(--_regular);
    cursor: pointer;
  }

  .facet-value:hover {
    background: var(--_sunken);
  }

  .facet-value > input {
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    translate: 0 0.12em;
    accent-color: var(--_accent-fill);
    cursor: pointer;
  }

  .facet-label {
    flex: 1;
    min-inline-size: 0;
  }

  .facet .count {
    font-size: 0.9em;
  }

  .facet .as-link {
    min-block-size: 24px;
    font-size: 0.9em;
  }

  .chosen .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
`;
