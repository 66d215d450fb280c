import {join} from 'node:path';

import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve, strictPolicy} from '../serve.mjs';
import {byChance, matrix} from './faults/matrix.mjs';
import {Place} from './faults/place.mjs';
import {randomFrom} from './faults/random.mjs';
import {Round} from './faults/round.mjs';
import {Seat} from './faults/seat.mjs';

export const name = 'faults';
export const isMeasuring = true;
export const about =
  'Everything goes wrong while people write in a real browser: nothing is lost, nothing is there twice, and the page tells the truth.';

/** So many people write at a time; the short form takes every third named fault, with one job each, and so many by chance. */
const [people, few, many] = [6, 5, 500];
/** How much typing may be lost, in milliseconds. */
const mostTyping = 500;

/** `SEED=…` for the same again; `ROUND=1,2`, or `FAULT='part of a name'`, for some of it; `BREAK=twice` to see it fail. */
export async function run({short}) {
  await ensureBuilt();
  // The short form is the same each time: what fails in it was broken by the last change.
  const seed = Number(process.env.SEED ?? (short ? 1 : Math.floor(Math.random() * 2 ** 32)));
  console.log(`  SEED=${seed}`);
  const rounds = planned(randomFrom(seed), short);
  const all = rounds.length;
  const place = new Place();
  const page = await serve({
    mounts: {'/': join(root, 'scripts/proofs/faults'), '/cop/': join(root, 'dist')},
    headers: {'content-security-policy': strictPolicy},
  });
  try {
    await place.open();
    const to = {page: page.port, service: () => place.port};
    const done = await withChromium(async (browser) => {
      const seats = await Promise.all((await place.people(people)).map((person) => Seat.open(browser, person, to)));
      const results = [];
      await Promise.all(
        seats.map(async (seat) => {
          for (let next = rounds.shift(); next; next = rounds.shift()) {
            results.push(tell(await new Round({place, seat, ...next, random: randomFrom(seed + next.number)}).run()));
            if (results.length % 50 === 0) console.log(`  ${results.length} of ${all}`);
          }
        }),
      );
      return results;
    });
    return verdict(done, seed, place);
  } finally {
    await page.close();
    await place.close();
  }
}

function planned(random, short) {
  const wanted = process.env.FAULT ?? '';
  const named = matrix().filter(({fault}) => fault.name.includes(wanted));
  // Each job in its turn; and a wait is a wait, whether with 429 or with 503.
  const inTurn = named.filter((_, index) => index % 3 === Math.floor(index / 3) % 3);
  const apart = inTurn.filter(({fault}) => !/^503 with (?!nothing)[^+]*$/.test(fault.name));
  const chosen = short ? apart.filter((_, index) => index % 3 === 0) : named;
  const count = wanted ? 0 : short ? few : Math.max(0, many - chosen.length);
  const rounds = [...chosen, ...Array.from({length: count}, () => byChance(random))];
  const {ROUND} = process.env;
  return rounds
    .map((round, number) => ({...round, number}))
    .filter(({number}) => ROUND === undefined || ROUND.split(',').includes(String(number)));
}

function tell(round) {
  const {number, fault, jobName, problems, typingLost, last} = round;
  if (problems.length > 0) {
    console.log(`  ✗ ${number} ${jobName}: ${fault.name}`);
    for (const problem of problems) console.log(`      ${problem}`);
    if (last) console.log(`      last seen: ${JSON.stringify(last)}`);
  }
  if (typingLost > mostTyping)
    console.log(`  ✗ ${number} ${jobName}: ${fault.name}: ${Math.round(typingLost)} ms of typing lost`);
  return {number, problems, typingLost, looks: round.watch?.looks ?? 0};
}

function verdict(done, seed, {restarts}) {
  const count = (pattern) => done.filter(({problems}) => problems.some((problem) => pattern.test(problem))).length;
  const [lost, twice, untrue] = [/^lost/, /^twice/, /^untrue/].map(count);
  const others = done.filter(({problems}) => problems.some((each) => !/^(?:lost|twice|untrue)/.test(each))).length;
  const typing = Math.round(Math.max(...done.map(({typingLost}) => typingLost)));
  const looks = done.reduce((sum, each) => sum + each.looks, 0);
  return {
    holds: lost + twice + untrue + others === 0 && typing <= mostTyping,
    figure: `${done.length} faults, SEED=${seed}, ${restarts} restarts: ${lost} lost, ${twice} twice, ${untrue} untrue in ${looks} looks, ${others} otherwise wrong; at most ${typing} ms of typing lost`,
  };
}
