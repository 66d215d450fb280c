import {withChromium} from '../scripts/chromium.mjs';
import {assemblies, drawing, fileOf, labels} from './directory/contenders.mjs';
import {bytes} from './directory/bytes.mjs';
import {screens} from './directory/screens.mjs';
import {measures, visits} from './directory/visits.mjs';
import {servePages} from './support/pages.mjs';

export const about =
  'A directory with 100,000 members in the page: first screen, typing, scrolling, memory and bytes, against plain DOM, Lit and React put together with well-kept parts.';

/** Frames as soon as they are ready, so that a paint is not rounded up to the next sixtieth of a second. */
const unlimited = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Without `peers`, ours alone is typed at and scrolled, and only Lit draws a first screen beside it and plain DOM. */
export async function run({short = false, peers = true} = {}) {
  const members = short ? 20_000 : 100_000;
  const drawn = peers ? drawing : drawing.filter((name) => !name.startsWith('react'));
  const used = peers ? Object.keys(labels) : ['ours'];
  const names = short && peers ? drawing : used;
  const pages = await servePages(['members', ...new Set([...drawn, ...names])].map(fileOf));
  try {
    const first = await withChromium(
      (browser) => screens(browser, pages, {times: short ? 1 : 7, members, names: drawn}),
      {args: unlimited},
    );
    const use = await withChromium((browser) =>
      visits(browser, pages, {times: short ? 1 : 3, members, names, ...(short && {typed: ['kuber']})}),
    );
    return [...first, ...use, ...(peers ? await bytes() : [])];
  } finally {
    await pages.close();
  }
}

const lit = 'Lit with TanStack virtual';

/** What must hold, as sentences with their figures; `timing` ones depend on how busy the machine is. */
export function promises(rows) {
  const figure = (what) => rows.find((each) => each.case === `${measures[what][0]}: ${labels.ours}`).figure;
  const screen = ours(rows, 'first screen, paint', lit);
  const [task, quick, blank] = ['task', 'quick', 'blank'].map(figure);
  return [
    {timing: true, holds: screen <= 1.1, text: `first screen ${screen} of ${lit}`},
    {timing: true, holds: task <= 50, text: `longest task while typing ${task} ms`},
    {timing: true, holds: quick >= 95, text: `${quick} % of frames within 17 ms`},
    {timing: false, holds: blank === 0, text: `${blank} blank frames`},
  ];
}

/** What ours must be ahead with. */
const ahead = {
  key: 'a key',
  slowest: 'the slowest key',
  task: 'the longest task',
  scroll: 'a screen of scrolling',
  memory: 'memory',
};

/**
 * What the figures must be against each assembly, for which `run` must have had its peers: ahead of all with every one. Of a first screen
 * Lit is to be met, and React to be overtaken; so of bytes, for what draws a first screen. What they lack costs bytes: see
 * docs/decisions/against-well-kept-parts.md.
 */
export function promisesAgainstPeers(rows) {
  const made = (what, text, peer, most, timing) => {
    const ratio = ours(rows, what, peer);
    return {timing, holds: ratio < most, text: `${text} ${ratio} of ${peer}`};
  };
  const peers = assemblies.map((name) => labels[name]).filter((peer) => rows.some(({against}) => against === peer));
  return [
    made('first screen, paint', 'first screen', 'React with react-window', 1, true),
    ...peers.flatMap((peer) => [
      ...Object.entries(ahead).map(([what, text]) => made(measures[what][0], text, peer, 1, what !== 'memory')),
      made('bytes of code, first screen', 'bytes of a first screen', peer, peer.startsWith('React') ? 1 : 1.1, false),
    ]),
    ...peers
      .filter((peer) => peer.startsWith('React'))
      .map((peer) => made('bytes of code, everything', 'bytes of everything', peer, 1, false)),
  ];
}

function ours(rows, what, against) {
  return rows.find((each) => each.case === `${what}: ${labels.ours}` && each.against === against).ratio;
}
