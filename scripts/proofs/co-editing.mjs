import {withPageOverService} from '../page-over-service.mjs';
import {personAt} from '../person.mjs';

export const name = 'co-editing';
export const about =
  'Two people edit the same practice in pages of their own, one after the other and at once: both texts are kept, the difference is shown, and what becomes of both is theirs to say.';

const practice = 'practice-alarm-diet';
const form = 'form.practice';
/** So often both press "Save" at the same moment. */
const races = 5;

export function run() {
  return withPageOverService(name, prove);
}

async function prove(browser, url) {
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  const ola = await personAt(browser, url, 'oluwaseun-adeyemi');
  const joao = await personAt(browser, url, 'joao-batista-nascimento');
  await whileTheOtherWrites({ola, joao}, holds);
  await withoutNetwork({ola, joao}, holds);
  const {kept, refused} = await atOnce({ola, joao}, holds);
  for (const {complaints} of [ola, joao]) wrong.push(...complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `both texts kept after a save in between, a reload, and time without a network; ${kept} of ${races} saved at once kept both, ${refused} times the service refused one first; ${wrong.length} things wrong`,
  };
}

/** One saves while the other still writes: what was not touched comes in, what both touched is shown beside. */
async function whileTheOtherWrites({ola, joao}, holds) {
  const before = await ola.get('practice', practice);
  for (const each of [ola, joao]) {
    await each.press('Edit');
    await each.write({}, form);
  }
  await ola.write({title: 'An alarm diet, in weeks', steps: `${before.steps}\n- Ask the night shift first.`}, form);
  const joaosSteps = `${before.steps}\n- Keep a list of what was cut.`;
  await joao.write({steps: joaosSteps, rationale: 'Whoever is woken knows.'}, form);
  await ola.fillIn({}, form);
  await ola.reads('Saved.');

  await joao.see(
    () => globalThis.cop.find('#practice-title').value === 'An alarm diet, in weeks',
    'what the other one saved comes in where nothing was touched',
  );
  await joao.reads('changed Title while you were writing. It is in here now.');
  holds((await valueOf(joao, 'steps')) === joaosSteps, 'what was being written changed under the hands');
  await seesTheDifference(joao, holds);

  // The page goes in the middle of it: nothing is lost with it.
  await joao.page.reload();
  await joao.press('Edit');
  await joao.write({}, form);
  holds((await valueOf(joao, 'steps')) === joaosSteps, 'the text is lost with the page');
  await seesTheDifference(joao, holds);

  // Nothing is sent over the head of the other one.
  await joao.send(form);
  await joao.reads('To be decided: Steps');
  const between = await joao.get('practice', practice);
  holds(!between.steps.includes('Keep a list'), 'it was saved before anybody decided');
  await joao.press('Put it below yours: Steps');
  await joao.fillIn({}, form);
  await joao.reads('Saved.');
  const after = await joao.get('practice', practice);
  for (const line of ['Keep a list of what was cut.', 'Ask the night shift first.'])
    holds(after.steps.includes(line), `the steps have lost “${line}”`);
  holds(after.title === 'An alarm diet, in weeks', 'the title the other one gave is lost');
  holds(after.rationale === 'Whoever is woken knows.', 'what only one wrote is lost');
  await ola.reads('Keep a list of what was cut.');
}

/** One has no network when they save: the text stays, and meets what was saved meanwhile. */
async function withoutNetwork({ola, joao}, holds) {
  for (const each of [ola, joao]) {
    await each.press('Edit');
    await each.write({}, form);
  }
  await joao.page.setOfflineMode(true);
  await joao.write({context: 'Where nights are long.'}, form);
  await joao.send(form);
  await joao.see(() => globalThis.cop.find('form.practice [role=alert]'), 'João reads that it could not be saved');
  await ola.fillIn({context: 'Where one feeder trips and everything below it rings.'}, form);
  await joao.page.setOfflineMode(false);
  holds((await valueOf(joao, 'context')) === 'Where nights are long.', 'what could not be saved is lost');
  await joao.send(form);
  await joao.press('Put it below yours: Context');
  await joao.fillIn({}, form);
  const {context} = await joao.get('practice', practice);
  holds(/nights are long[^]*one feeder trips/.test(context), `the context is “${context}”`);
}

/** Both save the same field, and one of their own, at the same moment. */
async function atOnce(people, holds) {
  const [ola, joao] = [people.ola, people.joao];
  let [kept, refused] = [0, 0];
  const count = (response) => {
    if (response.status() === 409 || response.status() === 412) refused++;
  };
  for (const {page} of [ola, joao]) page.on('response', count);
  for (let race = 0; race < races; race++) {
    for (const each of [ola, joao]) {
      await each.press('Edit');
      await each.write({}, form);
    }
    await ola.write({result: `Quieter nights, counted ${race} times.`, problem: `Too many alarms, ${race}.`}, form);
    await joao.write({result: `Fewer calls, ${race} of them.`, forces: `The day shift likes them, ${race}.`}, form);
    await Promise.all([ola, joao].map((each) => each.send(form)));
    // Whoever came second has both before them.
    const second = await whoIsInConflict([ola, joao]);
    await seesTheDifference(second, holds, 'Result');
    await second.press('Put it below yours: Result');
    await second.fillIn({}, form);
    const {result, problem, forces} = await ola.get('practice', practice);
    const isWhole = result.includes(`counted ${race} times`) && result.includes(`Fewer calls, ${race}`);
    if (isWhole) kept++;
    holds(isWhole, `at once, ${race}: of the two results one is lost: “${result}”`);
    holds(problem === `Too many alarms, ${race}.`, `at once, ${race}: the problem is “${problem}”`);
    holds(forces === `The day shift likes them, ${race}.`, `at once, ${race}: the forces are “${forces}”`);
    await Promise.all(
      [ola, joao].map(({see}) => see(() => !globalThis.cop.find('form.practice'), 'the form is closed')),
    );
  }
  return {kept, refused};
}

function whoIsInConflict(people) {
  const looks = people.map(async (person) => {
    await person.see(() => globalThis.cop.find('form.practice .conflict'), `${person.member} has both before them`);
    return person;
  });
  // Whoever came first never has.
  for (const look of looks) look.catch(() => {});
  return Promise.any(looks);
}

/** What both wrote stands there as a difference: something that is only here, or only there. */
async function seesTheDifference({see, page, member}, holds, label = 'Steps') {
  const group = await see(
    (of) => {
      const found = globalThis.cop.find(`.conflict[aria-label$=": ${of}"]`);
      return found && {text: found.textContent, marks: found.querySelectorAll('ins, del').length};
    },
    `${member} sees that both changed ${label}`,
    label,
  );
  holds(group.marks >= 2, `${member} sees no difference: ${group.text}`);
  const focusable = await page.evaluate(
    (of) => globalThis.cop.find(`.conflict[aria-label$=": ${of}"]`).querySelectorAll('button').length,
    label,
  );
  holds(focusable === 3, `${member} has ${focusable} ways to decide`);
}

function valueOf({page}, field) {
  return page.evaluate((name) => globalThis.cop.find(`#practice-${name}`).value, field);
}
