import {css} from 'lit';

export const readerStyles = css`
  /* What is wide within a text scrolls there, and widens nothing around it. */
  .reading {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
    padding-block-start: var(--_space-5);
    border-block-start: 1px solid var(--_line);
  }

  .contents {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font-weight: var(--_semibold);
  }

  .contents > .icon {
    transition: rotate var(--_quick);
  }

  .contents[aria-expanded='false'] > .icon {
    rotate: -90deg;
  }

  :host(:dir(rtl)) .contents[aria-expanded='false'] > .icon {
    rotate: 90deg;
  }

  .reading nav ol {
    display: grid;
    margin-block-start: var(--_space-2);
    font-size: 0.9em;
  }

  .reading nav .as-link {
    min-block-size: 24px;
    padding-block: 0.15em;
    text-decoration-line: none;
  }

  .reading nav .as-link:is(:hover, :focus-visible) {
    text-decoration-line: underline;
  }

  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-8);
    min-inline-size: 0;
  }

  .parts > section > h3 {
    margin-block-end: var(--_space-3);
    font-size: var(--_text-4);
    scroll-margin-block-start: 1em;
  }

  .around {
    display: grid;
    gap: var(--_space-4);
    padding-block-start: var(--_space-5);
    border-block-start: 1px solid var(--_line);
  }

  .around dl {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr));
    gap: var(--_space-4) var(--_space-6);
  }

  .around dt {
    font-size: 0.875em;
    color: var(--_ink-quiet);
  }

  .around dd {
    margin-block-start: var(--_space-1);
  }

  .around .person {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .around a {
    color: inherit;
  }

  @container (inline-size >= 52em) {
    .reading:has(nav) {
      grid-template-columns: 14em minmax(0, 1fr);
      gap: var(--_space-8);
    }

    .reading nav {
      position: sticky;
      inset-block-start: 1em;
      align-self: start;
      max-block-size: calc(100vb - 2em);
      overflow: auto;
    }
  }

  @media print {
    .parts > section > h3 {
      break-after: avoid;
    }

    .around dl > div {
      break-inside: avoid;
    }
  }
`;
