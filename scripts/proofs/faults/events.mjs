import {setTimeout as wait} from 'node:timers/promises';

/** What happens to a tab, a session or the service while somebody types or sends, and how it becomes well again. */
export const suffer = {
  /** The tab is lost in the middle of typing; what was kept is compared with what was typed, and the rest is typed. */
  async typing(round) {
    const {fault, job, mark, random, tab} = round;
    const fields = job.fields(mark);
    for (const [field, text] of fields.slice(0, -1)) await tab.type(field, text);
    const [field, words] = fields.at(-1);
    const text = `${words}, which goes on and on without a pause`;
    const before = await valueOf(tab, field);
    round.texts = [...fields.slice(0, -1).map(([, all]) => all), text];
    // At any pace, and lost at any moment, also between two letters.
    const stop = Math.floor(random.between(12, text.length));
    const pace = random.between(5, 200);
    const times = await tab.type(field, text.slice(0, stop), pace);
    await wait(random.between(0, pace));
    const died = performance.now();
    await lose(round, fault.event);
    // Who reads the page again goes on in the same tab.
    if (fault.event !== 'reload') await round.openTab();
    await job.open(round.tab, round.subject);
    const found = await valueOf(round.tab, field);
    const kept = found.startsWith(before) ? found.slice(before.length) : '';
    if (!text.startsWith(kept) || !found.startsWith(before))
      round.problems.push(`another draft than was typed: “${found}”, after “${before}”`);
    if (kept.length < stop) round.typingLost = died - times[kept.length];
    // What was lost is what the person types again.
    await round.tab.type(field, text.slice(kept.length));
    for (const [name, all] of fields.slice(0, -1)) {
      const had = await valueOf(round.tab, name);
      if (had !== all) await round.tab.type(name, all.slice(had.length));
    }
  },

  /** Another tab of the same browser, with the same editor open: it has the text as well. */
  async second(round) {
    const {tab, job, mark, subject} = round;
    await wait(300);
    await round.openTab();
    const {tab: second} = round;
    await job.open(second, subject);
    const last = job.fields(mark).at(-1)[1].trim();
    await second.until((text) => globalThis.cop.find('.composer textarea').value.includes(text), 10_000, last);
    // The first one goes on to be the one that is written in.
    round.tabs = [second, tab];
    second.hasEditor = true;
  },

  async beforeSending({fault, seat, tab}) {
    tab.hasEditor = true;
    const {event} = fault;
    if (event === 'over') await seat.setCookie('cop-development=nobody.at-all');
    if (event === 'out') await seat.setCookie(undefined);
    if (event?.includes('token')) seat.proxy.endTokens();
    if (event === 'no token') seat.proxy.hasTokens = false;
    if (event === 'no room') await tab.evaluate(fillUp);
    // Whoever is signed out sees no more than a visitor, and not what they wrote; they sign in, and the page is read again.
    if (event === 'out') tab.hasEditor = false;
  },

  async whileSending(round) {
    const {fault, random, tab, place} = round;
    const event = fault.isTyping ? undefined : fault.event;
    if (!event) return;
    if (['crash', 'close', 'reload', 'second, crash'].includes(event)) {
      await wait(random.between(0, 900));
      await lose(round, event.replace('second, ', ''));
      if (round.tabs.every(({isGone}) => isGone)) round.seat.proxy.heal();
      if (round.tabs.every(({isGone}) => isGone)) await round.openTab();
    }
    if (event === 'second, send') {
      await wait(random.between(100, 600));
      const [second] = round.tabs;
      if ((await second.look(round.mark))?.editors.length > 0) await round.press(second).catch(() => undefined);
    }
    if (event === 'restart') {
      await wait(random.between(0, 50));
      await place.restart();
    }
    if (event === 'fill') await tab.evaluate(() => (globalThis.copFaults.database = 'full'));
    if (event === 'clock') {
      await wait(random.between(0, 800));
      await tab.evaluate(() => (globalThis.copFaults.clock = 0));
    }
    if (['over', 'out', 'no token', 'fill', 'no room'].includes(event)) await wait(random.between(100, 1_200));
  },

  async heal(round) {
    const {fault, seat, tab} = round;
    const {event} = fault;
    if (event === 'over' || event === 'out') await seat.setCookie(seat.person.cookie);
    seat.proxy.hasTokens = true;
    if (event === 'fill') await tab.evaluate(() => delete globalThis.copFaults.database);
    if (event === 'no room') await tab.evaluate(makeRoom);
    if (event === 'out') await tab.goto(round.address);
  },
};

async function lose(round, how) {
  const {tab} = round;
  if (how === 'reload') {
    tab.hasEditor = false;
    await tab.goto(round.address);
    return;
  }
  await (how === 'crash' ? tab.crash() : tab.close());
  round.tabs = [tab, ...round.tabs.filter((each) => each !== tab)];
}

function valueOf(tab, field) {
  return tab.evaluate((selector) => globalThis.cop.find(selector).value, field);
}

/** Runs in the page: leaves no room in local storage, truly, nor in the database, as a fake. */
function fillUp() {
  globalThis.copFaults.database = 'full';
  for (let size = 4_000_000; size > 0; size = Math.floor(size / 2))
    try {
      localStorage.setItem('fills it up', (localStorage.getItem('fills it up') ?? '') + 'x'.repeat(size));
    } catch {
      // Half of it, then.
    }
}

function makeRoom() {
  delete globalThis.copFaults.database;
  localStorage.removeItem('fills it up');
}
