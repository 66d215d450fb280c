import {execFileSync} from 'node:child_process';

import {root} from '../run.mjs';
import {runTypeScript} from '../typescript-program.mjs';

export const name = 'permission-matrix';
export const isLong = true;
export const about =
  'Everybody tries everything on everything, over PostgreSQL: all as policy says; and what is for a few is in nothing that anybody else is told, nor in a log, a figure or a mail.';

/** The short form tries one item in so many, of every kind. */
const sample = 40;

/** `TURN=…` for what another commit tried. */
export async function run({short}) {
  const turn = Number(process.env.TURN ?? turnOfCommit());
  const part = short ? ['--stride', `${sample}`, '--turn', `${turn}`] : ['--stride', '1'];
  const {code, last} = await runTypeScript('server/test/matrix/run.ts', part);
  const of = short ? `, of one item in ${sample} (TURN=${turn})` : '';
  if (code !== 0) return {holds: false, figure: `an answer was not as policy says${of}; above it says which`};
  const {cells, allowed, refused, requests, words, routes, looked} = JSON.parse(last);
  return {
    holds: true,
    figure: `${cells} things tried${of}, ${allowed} allowed and ${refused} refused as policy says; ${requests} answers with ${words} private words, each for somebody who may read it; ${routes} routes; ${looked} places where what is for a few was looked for, in pages and in all the service says`,
  };
}

/** The same for one commit, another for the next: in time every item has been tried. */
function turnOfCommit() {
  try {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], {cwd: root, encoding: 'utf8', stdio: 'pipe'});
    return parseInt(commit.slice(0, 8), 16) % sample;
  } catch {
    return 0;
  }
}
