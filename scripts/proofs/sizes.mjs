import {ensureBuilt} from '../build.mjs';
import {measureSets} from '../sizes.mjs';

export const name = 'sizes';
export const about = 'Every set of files that a page loads stays within its brotli bytes.';

export async function run() {
  await ensureBuilt();
  const sets = await measureSets();
  const holds = ({bytes, limit}) => !limit || bytes <= limit;
  for (const set of sets) {
    const {name: what, bytes, limit, files} = set;
    console.log(
      `${holds(set) ? '  ' : '! '}${what.padEnd(40)} ${String(bytes).padStart(6)}${limit ? ` of ${limit}` : ''} bytes, ${files.length} files`,
    );
  }
  return {
    holds: sets.every(holds),
    figure: sets.map(({name: what, bytes}) => `${what} ${(bytes / 1000).toFixed(1)} kB`).join('; '),
  };
}
