import {ensureBuilt} from '../build.mjs';
import {measureSets} from '../sizes.mjs';

export const name = 'sizes';
export const about = 'Every set of files that a page loads stays within its brotli bytes.';

export async function run() {
  await ensureBuilt();
  const sets = measureSets();
  for (const {name: set, bytes, limit, files} of sets) {
    console.log(
      `${bytes <= limit ? '  ' : '! '}${set.padEnd(34)} ${String(bytes).padStart(6)} of ${limit} bytes, ${files.length} files`,
    );
  }
  return {
    holds: sets.every(({bytes, limit}) => bytes <= limit),
    figure: sets.map(({name: set, bytes}) => `${set} ${(bytes / 1000).toFixed(1)} kB`).join('; '),
  };
}
