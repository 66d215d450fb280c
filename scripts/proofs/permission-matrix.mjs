import {runTypeScript} from '../typescript-program.mjs';

export const name = 'permission-matrix';
export const isLong = true;
export const about =
  'Everybody tries everything on everything, over PostgreSQL: all as policy says; and what is for a few is in nothing that anybody else is told, nor in a log, a figure or a mail.';

/** The short form tries one item in twenty. */
export async function run({short}) {
  const {code, last} = await runTypeScript('server/test/matrix/run.ts', ['--stride', short ? '20' : '1']);
  if (code !== 0) return {holds: false, figure: 'an answer was not as policy says; above it says which'};
  const {cells, allowed, refused, requests, words, routes, looked} = JSON.parse(last);
  const of = short ? ', of one item in twenty' : '';
  return {
    holds: true,
    figure: `${cells} things tried${of}, ${allowed} allowed and ${refused} refused as policy says; ${requests} answers with ${words} private words, each for somebody who may read it; ${routes} routes; ${looked} places where what is for a few was looked for, in pages and in all the service says`,
  };
}
