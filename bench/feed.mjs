import {inPage, labels as here} from './feed/in-page.mjs';
import {labels as there, measures, overHttp, shifting} from './feed/over-http.mjs';

export const about =
  'A feed’s first screen, blocking time, memory and live arrival: against plain DOM, a Lit virtualizer, Artalk and Waline.';

/** Frames as soon as they are ready, so that a paint is not rounded up to the next sixtieth of a second. */
const args = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Without `peers`, only what needs no server: the posts are in the page. */
export async function run({short = false, peers = true} = {}) {
  const rows = await inPage({args, times: short ? 1 : 15});
  return peers ? [...rows, ...(await overHttp(short ? {args, times: 1, rest: 1_000} : {args, times: 10}))] : rows;
}

/** What the figures must be: a `timing` is only held to it where the machine is quiet. */
export function promises(rows) {
  const find = (what) => rows.find((each) => each.case === what);
  const paint = find(`first screen, paint: ${here.ours}`);
  const cpu = find(`first screen, main thread: ${here.ours}`);
  const shift = find('layout shift');
  return [
    {timing: true, holds: paint.ratio <= 1.4, text: `feed painted in ${paint.ratio} of plain DOM`},
    {timing: true, holds: cpu.ratio <= 1.5, text: `main thread ${cpu.ratio} of plain DOM`},
    {timing: false, holds: shift.figure <= 0.02, text: `layout shift ${Math.round(shift.figure * 1000) / 1000}`},
  ];
}

/**
 * What the figures must be against Artalk and Waline, for which `run` must have had its peers: ahead of both with every one.
 *
 * Held to it is the feed that keeps nothing in the browser, as theirs does not; what keeping costs stands beside it in the figures.
 */
export function promisesAgainstPeers(rows) {
  const ours = (what, against) =>
    rows.find((row) => row.case === `${what}: ${there.feed}` && row.against === against).ratio;
  const words = {
    paint: 'first screen',
    blocked: 'blocking time',
    memory: 'memory',
    arrival: 'a live arrival',
  };
  const ahead = Object.entries(words).flatMap(([measure, text]) =>
    [there.artalk, there.waline].map((peer) => {
      const ratio = ours(measures[measure][0], peer);
      return {timing: measure !== 'memory', holds: ratio < 1, text: `${text} ${ratio} of ${peer}`};
    }),
  );
  const cpu = ours(measures.cpu[0], there.plain);
  const shifts = [there.feed, there.thread].map(
    (name) => rows.find((row) => row.case === `${shifting}: ${name}`).figure,
  );
  return [
    ...ahead,
    {timing: true, holds: cpu <= 1.5, text: `main thread ${cpu} of plain DOM over HTTP`},
    {
      timing: false,
      holds: Math.max(...shifts) <= 0.02,
      text: `layout shift ${shifts.join(' and ')}, rich text’s the latter`,
    },
  ];
}
