import {css, svg, html, type TemplateResult} from 'lit';

/** What an emblem is drawn from. */
export interface Emblem {
  readonly id: string;
  readonly level?: string;
}

/**
 * The emblem of a badge, always the same for its id: a figure of three to eight turns inside a ring.
 *
 * The first level is a thin ring, the second a double one, the third a full disc with the figure cut out of it. Drawn in shapes, not backgrounds, so that
 * it prints; its finest line is a pixel at 16 px. Beside words, so without a name of its own.
 */
export function emblem({id, level}: Emblem): TemplateResult {
  const seed = seedOf(id);
  const figure = figureOf(seed, level === 'third' ? 14.5 : level === 'second' ? 13 : 16);
  return html`<svg class="emblem tone-${(seed >>> 16) % 6}" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    ${
      level === 'third'
        ? svg`<circle class="ring" cx="24" cy="24" r="22.5"/><path class="figure" d="M24 4.5a19.5 19.5 0 1 0 0 39a19.5 19.5 0 1 0 0-39z${figure}"/>`
        : svg`<circle class="ring" cx="24" cy="24" r="22.5"/>${level === 'second' ? svg`<circle class="ring" cx="24" cy="24" r="17"/>` : ''}<path class="figure" d=${figure}/>`
    }
  </svg>`;
}

/** FNV-1a from another start, then stirred, for ids often differ in their last letters only. */
function seedOf(id: string): number {
  let hash = 0x9e3779b9;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A path about the middle, at most so far from it. Overlapping outlines leave holes. */
function figureOf(seed: number, radius: number): string {
  const turns = 3 + (seed % 6);
  const start = (seed >>> 3) % 2 ? 0 : 0.5;
  const at = (turn: number, distance: number) => {
    const angle = ((turn + start) / turns) * 2 * Math.PI - Math.PI / 2;
    return `${round(24 + Math.cos(angle) * distance * radius)} ${round(24 + Math.sin(angle) * distance * radius)}`;
  };
  const around = (draw: (turn: number) => string) => Array.from({length: turns}, (_, turn) => draw(turn)).join('');
  const outline = (points: readonly string[]) => `M${points.join('L')}z`;
  const ring = (distance: number, shift = 0) =>
    outline(Array.from({length: turns}, (_, turn) => at(turn + shift, distance)));
  switch ((seed >>> 8) % 6) {
    case 0: // A star.
      return outline(
        Array.from({length: turns * 2}, (_, half) => at(half / 2, half % 2 ? (turns < 5 ? 0.34 : 0.5) : 1)),
      );
    case 1: // A frame, with a smaller one turned inside it.
      return ring(1) + ring(0.62) + ring(0.36, 0.5);
    case 2: // Petals.
      return around((turn) => `M24 24Q${at(turn - 0.46, 0.9)} ${at(turn, 1)}Q${at(turn + 0.46, 0.9)} 24 24z`);
    case 3: // Rays that stand apart.
      return around((turn) => outline([at(turn, 1), at(turn + 0.26, 0.62), at(turn, 0.24), at(turn - 0.26, 0.62)]));
    case 4: // A wheel.
      return (
        outline(Array.from({length: turns * 8}, (_, step) => at((step + 0.5) / 8, step % 4 < 2 ? 1 : 0.74))) +
        ring(0.42, 0.5)
      );
    default: // A star with a heart.
      return (
        outline(Array.from({length: turns * 2}, (_, half) => at(half / 2, half % 2 ? 0.66 : 1))) +
        ring(0.5, 0.5) +
        ring(0.28)
      );
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
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
