import {css} from 'lit';

export const peekStyles = css`
  .peek {
    position: fixed;
    inset: auto;
    margin: 0;
    inline-size: min(25em, calc(100vi - 1em));
    max-block-size: min(36em, calc(100dvb - 1em));
    padding: var(--_space-5);
    overflow: auto;
    overscroll-behavior: contain;
    animation: arrive var(--_quick);
  }

  .peek:focus {
    outline: none;
  }

  .peek.sheet {
    inset: auto 0 0 0;
    inline-size: 100%;
    max-inline-size: none;
    border-end-start-radius: 0;
    border-end-end-radius: 0;
  }

  /* What was found may stand far down. */
  .peek .bio:has(mark) {
    -webkit-line-clamp: none;
  }

  .peek > .close {
    position: absolute;
    inset-block-start: var(--_space-2);
    inset-inline-end: var(--_space-2);
  }

  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 0.3em;
    }
  }
`;
