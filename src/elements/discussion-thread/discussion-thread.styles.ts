import {css} from 'lit';

import {bylineStyles} from './byline.styles.js';

export const styles = css`
  ${bylineStyles}

  .thread,
  .replies,
  .answers {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }

  .thread-head {
    display: grid;
    gap: var(--_space-2);
  }

  .title {
    font-size: var(--_text-4);
    text-wrap: pretty;
  }

  .seal {
    margin-inline-start: var(--_space-1);
    font-size: calc(0.85em / 1.44);
  }

  .byline {
    min-block-size: 1.6em;
  }

  .byline > .name {
    font-weight: var(--_semibold);
  }

  .when,
  .answers-link {
    color: inherit;
    text-decoration: none;
  }

  .when:hover {
    text-decoration: underline;
  }

  .pending {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35em;
  }

  .pending.unsent {
    color: var(--_warn);
  }

  .start {
    display: block;
    max-inline-size: calc(68ch + 3.5em);
    text-align: start;
    color: color-mix(in srgb, var(--_paper-ink) 72%, transparent);
    cursor: text;
  }

  .form,
  .composer {
    max-inline-size: calc(68ch + 3.5em);
  }

  .form {
    display: grid;
    gap: var(--_space-3);
  }

  .news:empty {
    display: none;
  }

  .more {
    justify-self: start;
  }

  .target {
    animation: arrive 2.4s ease-out;
  }

  @keyframes arrive {
    from {
      background: var(--_accent-soft);
    }
  }

  @media print {
    .start,
    .actions,
    .on-hover,
    .quiet-button {
      display: none !important;
    }
  }
`;
