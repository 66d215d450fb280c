import {css} from 'lit';

/** For the files of an editor; adopted with the first of them. */
export const fileStyles = css`
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    gap: var(--_space-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .added-file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  .added-file.failed {
    border-color: color-mix(in srgb, var(--_bad) 35%, transparent);
  }

  .thumb {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 3em;
    block-size: 3em;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--_sunken);
    color: var(--_ink-quiet);
  }

  .thumb > img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .what {
    display: flex;
    flex: 1 1 12em;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
    min-inline-size: 0;
  }

  .file-name {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .what > progress,
  .what > :is(.good, .field-error) {
    flex-basis: 100%;
  }

  .what > progress {
    block-size: 0.6em;
    inline-size: 100%;
    accent-color: var(--_accent-ink);
  }

  .what > .good > .icon {
    color: var(--_good);
  }
`;
