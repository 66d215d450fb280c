import {css} from 'lit';

/** What mentoring has beyond the cards of people. */
export const styles = css`
  .form-title {
    font-weight: var(--_semibold);
    font-size: var(--_text-3);
    line-height: 1.25;
  }

  .count {
    min-inline-size: 1.6em;
    padding-inline: 0.4em;
    border-radius: 99em;
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.8em;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .profile {
    display: grid;
    gap: var(--_space-1);
    padding: var(--_space-4);
    margin-block: var(--_space-3);
    background: var(--_sunken);
  }

  .reasons.against > li {
    border-inline-start-color: var(--_line-strong);
    color: var(--_ink-quiet);
  }

  .person:has(> .about) {
    grid-template-rows: min-content 1fr;
  }

  .about {
    display: grid;
    align-content: start;
    gap: var(--_space-2);
    align-self: start;
    overflow-wrap: anywhere;
  }

  .offer > * + * {
    margin-block-start: var(--_space-1);
  }

  .people + .acts {
    margin-block-start: var(--_space-3);
  }

  .profile > .acts {
    margin-block-start: var(--_space-1);
  }

  .why > .label {
    margin-block-start: var(--_space-3);
    font-weight: var(--_semibold);
  }

  .goals > li {
    padding-block: 0.15em;
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_good);
    overflow-wrap: anywhere;
  }

  .button.plain.back {
    margin-block-end: var(--_space-2);
    padding-inline-start: 0;
  }

  .acts:not(:has(*)) {
    display: none;
  }

  .pair-title,
  .preview-title {
    inline-size: fit-content;
    margin-block-end: var(--_space-1);
    outline-offset: 2px;
  }
`;
