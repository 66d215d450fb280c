import {runTypeScript} from '../typescript-program.mjs';

export const name = 'fuzz';
export const about =
  'Requests made from the OpenAPI document, right, nearly right and hostile: no 5xx, every answer as described.';

/** What is fuzzed; a source is opened by server/test/fuzz/run.ts. */
const sources = ['memory', 'postgres'];

export async function run({short}) {
  const count = short ? 500 : 5_000;
  const figures = [];
  let holds = true;
  for (const source of sources) {
    const {code, last} = await runTypeScript('server/test/fuzz/run.ts', ['--over', source, '--count', String(count)]);
    holds &&= code === 0;
    figures.push(code === 0 ? `${source}: ${told(JSON.parse(last))}` : `${source}: failed`);
  }
  return {holds, figure: figures.join('; ')};
}

function told({count, statuses, reached: [reached, operations]}) {
  const some = (first) =>
    Object.entries(statuses).reduce((sum, [status, number]) => (status.startsWith(first) ? sum + number : sum), 0);
  return `${count} requests, ${some('5')} with 5xx, ${some('2')} done, ${some('4')} refused, ${reached} of ${operations} operations done at least once, every answer as described`;
}
