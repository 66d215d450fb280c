import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {personAt} from './feed-pattern/person.mjs';
import {differences, mondayOf} from './find-steward/recompute.mjs';

export const name = 'find-steward';
export const about =
  'In a real organisation: the steward of one community whose clock agrees with Berlin, in three actions; every reason of every suggestion, worked out again.';

const data = resolve(root, process.env.COP_DATA ?? '../shared/data', 'engineering-communities');
const community = 'sig-storage';
const city = 'Europe/Berlin';

export async function run() {
  if (!existsSync(data))
    return {skipped: 'engineering-communities is not in ../shared/data (name its folder by COP_DATA)'};
  const folder = mkdtempSync(join(tmpdir(), 'cop-find-steward-'));
  try {
    const path = join(folder, 'community.json');
    execFileSync(process.execPath, [join(root, 'bin/cop-elements.mjs'), 'import', data, '-o', path, '--quiet']);
    await build({
      entryPoints: [join(root, 'scripts/proofs/find-steward/page.ts')],
      ...{bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: folder, logLevel: 'error'},
      ...{tsconfig: join(root, 'tsconfig.json'), conditions: ['browser'], ignoreAnnotations: true},
    });
    cpSync(join(root, 'scripts/proofs/find-steward/index.html'), join(folder, 'index.html'));
    const server = await serve({mounts: {'/': `${folder}/`}});
    const file = JSON.parse(readFileSync(path, 'utf8'));
    return await withChromium((browser) => prove(browser, server.url, file)).finally(server.close);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function prove(browser, url, file) {
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  const {member: members} = file.items;
  const person = await personAt(browser, url, members[0].id);
  const {actions, keys} = await find(person, stewardsOf(file), holds);
  const {people, reasons} = await recompute(person.page, file, holds);
  wrong.push(...person.complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `found in ${actions} actions (${keys} keys, Tab among them) among ${members.length} people; ${reasons} reasons of suggestions to ${people} people worked out again, ${wrong.length} things wrong`,
  };
}

/** By the file alone: who keeps the community, by name, and whose clock agrees. */
function stewardsOf({items: {member: members, membership}}) {
  const stewards = membership
    .filter((each) => each.community === community && each.role === 'steward' && (each.state ?? 'active') === 'active')
    .map(({member}) => members.find(({id}) => id === member));
  const clock = (timeZone) => new Date().toLocaleString('en-GB', {timeZone});
  return {
    all: stewards.map(({name: each}) => each).sort(),
    agreeing: stewards.filter(({timeZone}) => timeZone && clock(timeZone) === clock(city)).map(({name: each}) => each),
  };
}

/** By keyboard: an action is a key that chooses, or a text that is typed. */
async function find({page, see, press, type, tabTo, counted}, expected, holds) {
  holds(expected.agreeing.length === 1, `${expected.agreeing.length} people are to be found: the data have changed`);
  await see(() => globalThis.cop.find('select[name=community]')?.options.length > 5, 'the list of communities');
  await tabTo(/^Find somebody/);
  await tabTo(/^Community/);
  await type('Storage');
  await shows(see, 'Storage', 'Steward');
  await tabTo(/^Steward/);
  await press('Space');
  const stewards = await listed(see, expected.all.length);
  holds(
    stewards.join() === expected.all.join(),
    `the stewards are ${stewards.join(', ')}, not ${expected.all.join(', ')}`,
  );
  await tabTo(/[AP]M · .*Berlin|[AP]M · .*Madrid/);
  await press('Space');
  const found = await listed(see, expected.agreeing.length);
  holds(found.join() === expected.agreeing.join(), `found ${found.join(', ')}, not ${expected.agreeing.join(', ')}`);
  holds(counted.actions === 3, `${counted.actions} actions`);
  const result = {...counted};
  // Whoever is told of it by the address alone sees the same.
  const address = await page.evaluate(() => location.href);
  await page.goto('about:blank');
  await page.goto(address);
  const again = await listed(see, expected.agreeing.length);
  holds(again.join() === expected.agreeing.join(), `${address} shows ${again.join(', ')}`);
  return result;
}

/** Waits until a filter is set and another one is there. */
function shows(see, chosen, offered) {
  return see(
    (chip, label) =>
      globalThis.cop.find('.chosen')?.textContent.includes(chip) &&
      globalThis.cop.all().some((each) => each.matches('.facet-label') && each.textContent === label),
    `the filter ${chosen}, and ${offered} to choose`,
    ...[chosen, offered],
  );
}

/** The names in the list, once there are so many. */
function listed(see, count) {
  return see(
    (wanted) => {
      const names = globalThis.cop.all().filter((each) => each.matches('.member:not(.pending) .name'));
      const isSo = !globalThis.cop.find('[aria-busy=true]') && names.length === wanted;
      return isSo && names.map(({textContent}) => textContent.trim()).sort();
    },
    `a list of ${count}`,
    count,
  );
}

/** For ten people, spread over the file: every reason of everybody who is suggested to them. */
async function recompute(page, file, holds) {
  const {member: members} = file.items;
  const step = Math.floor(members.length / 10);
  const people = members.filter((_, index) => index % step === 0).slice(0, 10);
  let count = 0;
  let told;
  for (const {id} of people) {
    const answered = await page.evaluate((member) => globalThis.suggestedTo(member), id);
    const monday = answered[0]?.week ?? mondayOf(Date.now());
    holds(monday === mondayOf(Date.now()), `the week is ${monday}`);
    const {wrong, reasons} = differences(file, id, monday, answered);
    for (const each of wrong) holds(false, each);
    count += reasons;
    told ??= answered.length > 0 && {id, monday, answered};
  }
  // A check that cannot fail says nothing.
  const tampered = structuredClone(told.answered);
  tampered[0].reasons[0].points++;
  holds(differences(file, told.id, told.monday, tampered).wrong.length > 0, 'a wrong reason is not noticed');
  return {people: people.length, reasons: count};
}
