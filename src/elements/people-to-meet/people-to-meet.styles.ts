import {css} from 'lit';

export const styles = css`
  h2 {
    font-size: var(--_text-4);
    line-height: 1.25;
  }

  h3,
  h4 {
    font-size: 1em;
    line-height: 1.25;
  }

  .part {
    margin-block: var(--_space-5) var(--_space-2);
    font-size: var(--_text-3);
  }

  .said:empty,
  .said:not(:has(*)) {
    display: none;
  }

  .said {
    margin-block: var(--_space-2);
  }

  .people,
  .skeletons {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 21em), 1fr));
    gap: var(--_space-3);
    margin-block-start: var(--_space-3);
  }

  section > .empty {
    margin-block-start: var(--_space-3);
  }

  .person {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    padding: var(--_space-4);
  }

  .person > :not(.avatar, .who) {
    grid-column: 1 / -1;
  }

  .person:has(> .why) {
    grid-template-rows: repeat(3, min-content) 1fr;
  }

  .person > .avatar {
    align-self: start;
  }

  .who {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .line {
    font-size: 0.9em;
  }

  .reasons > li {
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_accent-fill);
    overflow-wrap: anywhere;
  }

  .reasons > li + li {
    padding-block-start: var(--_space-1);
  }

  .why {
    font-size: 0.9em;
    color: var(--_ink-quiet);
  }

  .why > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    cursor: pointer;
  }

  .why > dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--_space-1) var(--_space-3);
    margin-block-start: var(--_space-1);
    overflow-wrap: anywhere;
  }

  .why dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .why > dl > :nth-last-child(-n + 2) {
    padding-block-start: var(--_space-1);
    border-block-start: 1px solid var(--_line);
    font-weight: var(--_semibold);
  }

  .ask {
    justify-self: start;
    font-weight: var(--_semibold);
    color: var(--_accent-ink);
  }

  .acts {
    align-self: end;
  }

  blockquote {
    margin: 0;
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_line-strong);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .message-form label {
    font-weight: var(--_semibold);
  }

  .message-form textarea {
    field-sizing: content;
    min-block-size: 4.5em;
    max-block-size: 16em;
  }

  .hint.bad {
    color: var(--_bad);
  }
`;
