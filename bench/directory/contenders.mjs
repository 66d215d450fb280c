import {opened} from '../support/opened.mjs';
import {median} from '../support/pages.mjs';

/** Who is compared, by the name of their file, and what they are made of. */
export const labels = {
  plain: 'plain DOM, made by hand',
  'lit-u-fuzzy': 'Lit with TanStack virtual and uFuzzy',
  'lit-mini-search': 'Lit with TanStack virtual and MiniSearch',
  'react-u-fuzzy': 'React with react-window and uFuzzy',
  'react-mini-search': 'React with react-window and MiniSearch',
  ours: 'cop-member-directory',
};

/** Those put together of parts that others keep. */
export const assemblies = ['lit-u-fuzzy', 'lit-mini-search', 'react-u-fuzzy', 'react-mini-search'];

/** Where nobody searches, one of each is enough. */
export const drawing = ['plain', 'lit-u-fuzzy', 'react-u-fuzzy', 'ours'];
const drawn = {
  ...labels,
  'lit-u-fuzzy': 'Lit with TanStack virtual',
  'react-u-fuzzy': 'React with react-window',
};

/** The file of a contender. */
export const fileOf = (name) => `bench/directory/${name}.ts`;

/** A contender’s page, ready. */
export function openedWith(browser, pages, name, asked) {
  return opened(browser, `${pages.addressOf(name)}?${asked}`);
}

/**
 * Everybody’s figures as rows, against plain DOM; then ours against each of the others. A ratio is the median of those of each turn,
 * since both of a turn met the same noise.
 */
export function rowsOf(what, unit, figures, {isDrawn = false} = {}) {
  const words = isDrawn ? drawn : labels;
  const names = Object.keys(labels).filter((name) => figures[name]);
  const base = figures.plain ? 'plain' : 'ours';
  const row = (name, other) => ({
    case: `${what}: ${words[name]}`,
    figure: round(median(figures[name])),
    unit,
    against: words[other],
    ratio: round(median(figures[name].map((figure, turn) => ratioOf(figure, figures[other][turn])))),
  });
  return [
    ...names.map((name) => row(name, base)),
    ...names.filter((name) => assemblies.includes(name)).map((name) => row('ours', name)),
  ];
}

/** Nothing against nothing is as much. */
const ratioOf = (figure, other) => (figure === other ? 1 : figure / other);

export const round = (value) => (Number.isFinite(value) ? Math.round(value * 100) / 100 : null);

/** Adds a figure to those of a contender. */
export function keep(figures, name, figure) {
  (figures[name] ??= []).push(figure);
}
