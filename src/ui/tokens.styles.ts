import {css} from 'lit';

/**
 * The tokens every element reads, and what it resets of its host page. Public names start with `--cop-`; `--_` ones are ours,
 * worked out from them, and may change at any time.
 *
 * Accent and surfaces fall back to the tokens of Fluent and of WordPress themes where the page has them.
 */
export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    font-size: var(--cop-font-size, inherit);
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    cursor: auto;
    overflow-wrap: anywhere;
    color: var(--_ink);

    --_accent: var(
      --cop-accent,
      var(--colorBrandBackground, var(--wp--preset--color--accent, var(--wp--preset--color--primary, #2c6e5b)))
    );
    /* Dark enough to read on light paper, light enough on dark. */
    --_accent-ink: light-dark(
      oklch(from var(--_accent) min(l, 0.47) c h),
      oklch(from var(--_accent) max(l, 0.8) min(c, 0.13) h)
    );
    --_accent-soft: light-dark(
      oklch(from var(--_accent) 0.95 min(c, 0.03) h),
      oklch(from var(--_accent) 0.31 min(c, 0.04) h)
    );
    --_accent-fill: light-dark(
      oklch(from var(--_accent) min(l, 0.5) c h),
      oklch(from var(--_accent) max(l, 0.76) min(c, 0.13) h)
    );
    --_accent-hover: light-dark(
      oklch(from var(--_accent-fill) calc(l - 0.07) c h),
      oklch(from var(--_accent-fill) calc(l + 0.06) c h)
    );
    --_on-accent: light-dark(#fff, oklch(from var(--_accent) 0.2 min(c, 0.03) h));
    --_focus: var(--cop-focus, var(--_accent-ink));

    --_ink: var(--cop-ink, currentcolor);
    --_ink-quiet: var(--cop-ink-quiet, color-mix(in srgb, currentcolor 74%, transparent));
    --_ink-faint: var(--cop-ink-faint, color-mix(in srgb, currentcolor 55%, transparent));
    /* Surfaces that let the page through follow its colours, whatever they are. */
    --_line: var(--cop-line, color-mix(in srgb, currentcolor 17%, transparent));
    --_line-strong: color-mix(in srgb, currentcolor 52%, transparent);
    --_raised: var(--cop-paper-raised, color-mix(in srgb, currentcolor 2.5%, transparent));
    --_sunken: var(--cop-paper-sunken, color-mix(in srgb, currentcolor 6%, transparent));
    /* What floats over the page, or is typed into, must cover it and bring its own ink. */
    --_paper: var(--cop-paper, light-dark(#fff, #212326));
    --_paper-ink: var(--cop-ink, light-dark(#222426, #eef0f2));

    --_good: var(--cop-good, light-dark(#21683f, #86d3a1));
    --_warn: var(--cop-warn, light-dark(#7d4e00, #efbf6a));
    --_bad: var(--cop-bad, light-dark(#a32a22, #ffa69b));
    --_good-soft: color-mix(in srgb, var(--_good) 10%, transparent);
    --_warn-soft: color-mix(in srgb, var(--_warn) 11%, transparent);
    --_bad-soft: color-mix(in srgb, var(--_bad) 9%, transparent);

    --_text-3: 1.2em;
    --_text-4: 1.44em;
    --_regular: 400;
    --_semibold: 600;

    --_density: var(--cop-density, 1);
    --_space-1: var(--cop-space-1, calc(0.25em * var(--_density)));
    --_space-2: var(--cop-space-2, calc(0.5em * var(--_density)));
    --_space-3: var(--cop-space-3, calc(0.75em * var(--_density)));
    --_space-4: var(--cop-space-4, calc(1em * var(--_density)));
    --_space-5: var(--cop-space-5, calc(1.25em * var(--_density)));
    --_space-6: var(--cop-space-6, calc(1.5em * var(--_density)));
    --_space-8: var(--cop-space-8, calc(2em * var(--_density)));
    --_radius: var(--cop-radius, 0.5em);
    --_radius-card: var(--cop-radius-card, 0.75em);
    --_shadow: 0 0.1em 0.3em rgb(0 0 0 / 0.12), 0 0.6em 1.6em rgb(0 0 0 / 0.14);
    --_quick: 120ms ease-out;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  h2,
  h3,
  h4 {
    font-size: var(--_text-3);
    font-weight: var(--_semibold);
    line-height: 1.25;
    text-wrap: balance;
  }

  .icon {
    inline-size: 1.15em;
    block-size: 1.15em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.9;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.2em;
  }

  /* Arrows that point along the line point the other way where it runs the other way. */
  :host(:dir(rtl)) .icon.along {
    transform: scaleX(-1);
  }

  .quiet {
    color: var(--_ink-quiet);
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  .visually-hidden:not(:focus):not(:active) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
