import {css} from 'lit';

import {bylineStyles} from '../discussion-thread/byline.styles.js';

/** One post of the feed: its title first, everything else quiet. */
export const postStyles = css`
  ${bylineStyles}

  .post {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding-block: var(--_space-5);
    border-block-end: 1px solid var(--_line);
    contain: layout style;
  }

  .post:focus-visible {
    outline-offset: 4px;
    border-radius: 2px;
  }

  .post.target {
    animation: arrive 2.4s ease-out;
  }

  @keyframes arrive {
    from {
      background: var(--_accent-soft);
    }
  }

  .seen-from {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    margin-block: calc(-1 * var(--_space-3)) var(--_space-3);
    color: var(--_accent-ink);
    font-size: 0.9em;
  }

  .seen-from::after {
    flex: 1;
    border-block-start: 1px solid;
    content: '';
  }

  .post-head {
    display: grid;
    gap: var(--_space-1);
  }

  .post-title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-1) var(--_space-3);
    font-size: var(--_text-3);
    text-wrap: pretty;
  }

  .post-title > a {
    text-align: match-parent;
    color: inherit;
    text-decoration: none;
  }

  .post-title > a:hover {
    text-decoration: underline;
    text-decoration-thickness: 1px;
  }

  .seal {
    font-size: calc(0.85em / 1.2);
  }

  .byline {
    min-block-size: 2em;
  }

  .byline > .name.unknown {
    inline-size: 8em;
  }

  .pending.unsent {
    color: var(--_warn);
  }

  .excerpt {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    max-inline-size: 68ch;
    text-align: match-parent;
    color: var(--_ink-quiet);
  }

  .post :is(p, span, bdi):empty,
  .post.open > :is(.excerpt, .tally) {
    display: none;
  }

  .tally {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
    font-size: 0.9em;
    color: var(--_ink-quiet);
    font-variant-numeric: tabular-nums;
  }

  .tally > .as-link {
    min-block-size: 24px;
    color: inherit;
    text-decoration: none;
  }

  .tally > .as-link:hover {
    text-decoration: underline;
  }
`;
