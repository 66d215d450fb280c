import {css, svg, html, type TemplateResult} from 'lit';

import {shapesOf, type Emblem} from '../badges/figure.js';

/**
 * The emblem of a badge, always the same for its id: a figure of three to eight turns inside a ring.
 *
 * The first level is a thin ring, the second a double one, the third a full disc with the figure cut out of it. Drawn in shapes, not backgrounds, so that
 * it prints; its finest line is a pixel at 16 px. Beside words, so without a name of its own.
 */
export function emblem(drawn: Emblem): TemplateResult {
  const {tone, path, rings} = shapesOf(drawn);
  return html`<svg class="emblem tone-${tone}" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    ${rings.map((radius) => svg`<circle class="ring" cx="24" cy="24" r=${radius}/>`)}
    <path class="figure" d=${path} />
  </svg>`;
}

export const emblemStyles = css`
  .emblem {
    inline-size: var(--_emblem-size, 2.75em);
    block-size: var(--_emblem-size, 2.75em);
    flex: none;
    overflow: visible;
    color: light-dark(oklch(0.46 0.1 var(--_tone)), oklch(0.82 0.09 var(--_tone)));
  }

  .emblem .ring {
    fill: none;
    stroke: currentcolor;
    stroke-width: 3;
  }

  .emblem .ring + .ring {
    stroke-width: 2.2;
  }

  .emblem .figure {
    fill: currentcolor;
    fill-rule: evenodd;
    stroke: currentcolor;
    stroke-width: 0.6;
    stroke-linejoin: round;
  }

  .tone-0 {
    --_tone: 25;
  }
  .tone-1 {
    --_tone: 70;
  }
  .tone-2 {
    --_tone: 145;
  }
  .tone-3 {
    --_tone: 195;
  }
  .tone-4 {
    --_tone: 255;
  }
  .tone-5 {
    --_tone: 320;
  }

  @media print {
    .emblem {
      color: oklch(0.4 0.1 var(--_tone));
    }
  }

  @media (forced-colors: active) {
    .emblem {
      color: CanvasText;
    }
  }
`;
