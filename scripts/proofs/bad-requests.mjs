import {runTypeScript} from '../typescript-program.mjs';

export const name = 'bad-requests';
export const about =
  'Requests that are wrong in every way: the right failure in words that say what to do, nothing lost, and the service stays up.';

/** Programs that send them and print, as JSON on the last line, how many there were and what was answered wrongly. */
const programs = ['server/test/bad-requests/run.ts'];
/** Needs a disk of its own, that only root can make. */
const asRoot = 'server/test/bad-requests/disk-full.ts';

export async function run() {
  let [count, wrong] = [0, []];
  const isRoot = process.platform === 'linux' && process.getuid() === 0;
  for (const program of [...programs, ...(isRoot ? [asRoot] : [])]) {
    const {code, last} = await runTypeScript(program, []);
    const found = code === 0 ? JSON.parse(last) : {count: 1, wrong: [`${program} ended with ${code}`]};
    count += found.count;
    wrong = [...wrong, ...found.wrong];
  }
  for (const line of wrong) console.error(line);
  return {
    holds: count > 0 && wrong.length === 0,
    figure: `${count - wrong.length} of ${count} bad requests answered right, the service up afterwards${isRoot ? '' : '; a full disk left out, for only root can make one'}`,
  };
}
