import {runTypeScript} from '../scripts/typescript-program.mjs';

export const about =
  'The service over 1,000,000 members and 1,000,000 discussions: lists, facets, search, writes and 5,000 streams, against the same SQL in a bare handler.';

/** The short form takes 5,000 of each, and 200 streams. */
export async function run({short = false} = {}) {
  const {code, last} = await runTypeScript('bench/server/run.ts', short ? ['--count', '5000', '--streams', '200'] : []);
  if (code !== 0) throw new Error('The benchmark of the service ended early; it says why above.');
  return JSON.parse(last);
}
