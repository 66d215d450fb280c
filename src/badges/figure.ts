/** What an emblem is drawn from. */
export interface Emblem {
  readonly id: string;
  readonly level?: string;
}

/** An emblem in a square of 48: a colour by its number, rings by how far they are from the middle, and a path whose overlaps are holes. */
export interface Shapes {
  readonly tone: number;
  readonly rings: readonly number[];
  readonly path: string;
}

/**
 * The shapes of an emblem, always the same for the id of a badge: a figure of three to eight turns inside a ring. The first level is a
 * thin ring, the second a double one, the third a full disc with the figure cut out of it.
 */
export function shapesOf({id, level}: Emblem): Shapes {
  const seed = seedOf(id);
  const figure = figureOf(seed, level === 'third' ? 14.5 : level === 'second' ? 13 : 16);
  return {
    tone: (seed >>> 16) % 6,
    rings: level === 'second' ? [22.5, 17] : [22.5],
    path: level === 'third' ? `M24 4.5a19.5 19.5 0 1 0 0 39a19.5 19.5 0 1 0 0-39z${figure}` : figure,
  };
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

/** The colours of the tones, as a file has them that is opened anywhere. */
const inks = ['#873f3b', '#7b4c00', '#2f6633', '#006869', '#2e598f', '#70447a'] as const;

/** An emblem as a file. */
export function emblemSvg(emblem: Emblem): string {
  const {tone, path, rings} = shapesOf(emblem);
  const ink = inks[tone];
  const circles = rings
    .map(
      (radius) =>
        `<circle cx="24" cy="24" r="${radius}" fill="none" stroke="${ink}" stroke-width="${radius > 20 ? 3 : 2.2}"/>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="512" height="512">${circles}<path d="${path}" fill="${ink}" fill-rule="evenodd" stroke="${ink}" stroke-width="0.6" stroke-linejoin="round"/></svg>`;
}
