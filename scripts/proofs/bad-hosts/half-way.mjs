import {alertsIn, openPage} from './page.mjs';

const text = 'Half way there, and then?';

/** What happens to a site while somebody writes; each is told in the place where they write, and what they wrote stays. */
const broken = [
  {
    name: 'the permission to write is taken away',
    happen: (hosts) => (hosts.list('CopDiscussion').levels.member = 'read'),
    says: (hosts) => ({advice: 'noEntry', about: hosts.site}),
    mend: (hosts) => (hosts.list('CopDiscussion').levels.member = 'contribute'),
  },
  {
    name: 'the session ends',
    happen: (hosts) => (hosts.now().who = undefined),
    says: (hosts) => ({advice: 'pageInstead', about: hosts.site}),
    mend: (hosts) => (hosts.now().who = hosts.now().member),
  },
  {
    name: 'the list is deleted',
    happen: (hosts) =>
      hosts
        .now()
        .emulator.site.lists.splice(
          0,
          Infinity,
          ...hosts.now().emulator.site.lists.filter((list) => list !== hosts.list('CopDiscussion')),
        ),
    says: () => ({advice: 'partMissing', about: 'CoP discussions'}),
    isGone: true,
  },
];

/** Of each, what was badly told or lost. */
export async function brokenHalfWay(browser, hosts) {
  const found = [];
  for (const {name, happen, says, mend, isGone} of broken) {
    await hosts.reset();
    const tab = await openPage(browser, hosts, {adapter: 'sharepoint', src: hosts.site});
    const wrong = [];
    try {
      await tab.waitForFunction(() =>
        Boolean(globalThis.document.querySelector('cop-discussion-feed')?.shadowRoot?.querySelector('[part=start]')),
      );
      await write(tab);
      happen(hosts);
      await press(tab, '.composer .button.primary');
      wrong.push(...(await alertsIn(tab, hosts, {...says(hosts), only: 'cop-discussion-feed'})));
      if ((await written(tab)) !== text) wrong.push('what was written is gone');
      mend?.(hosts);
      await tab.reload();
      // Where there is no list any more there is nothing to write into; the draft stays for when there is one.
      if (!isGone && (await writtenAgain(tab)) !== text) wrong.push('what was written is gone with the page');
      if (isGone && !(await isKept(tab))) wrong.push('the draft is gone');
    } catch (error) {
      wrong.push(error.message);
    }
    await tab.close();
    found.push(wrong.map((each) => `sharepoint, half way ${name}: ${each}`));
  }
  return found;
}

async function write(tab) {
  await press(tab, '[part=start]');
  await tab.waitForFunction(inFeed, {}, '.composer textarea');
  await fill(tab, '.title-field', 'A title');
  await fill(tab, '.composer textarea', text);
}

async function fill(tab, selector, value) {
  await tab.evaluate(
    (at, words) => {
      const field = document.querySelector('cop-discussion-feed').shadowRoot.querySelector(at);
      field.focus();
      field.value = words;
      field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    },
    selector,
    value,
  );
}

async function press(tab, selector) {
  await tab.waitForFunction(inFeed, {}, selector);
  await tab.evaluate(
    (at) => document.querySelector('cop-discussion-feed').shadowRoot.querySelector(at).click(),
    selector,
  );
}

async function written(tab) {
  return tab.evaluate(
    () => document.querySelector('cop-discussion-feed').shadowRoot.querySelector('.composer textarea')?.value,
  );
}

async function writtenAgain(tab) {
  await tab.waitForFunction(
    () => document.querySelector('cop-discussion-feed')?.shadowRoot?.querySelector('[part=start], .composer textarea'),
    {timeout: 10_000},
  );
  if ((await written(tab)) === undefined) await press(tab, '[part=start]');
  await tab.waitForFunction(inFeed, {timeout: 5_000}, '.composer textarea');
  return written(tab);
}

function isKept(tab) {
  return tab.evaluate((words) => Object.values(localStorage).some((value) => value.includes(words)), text);
}

/** In the page: is it there? */
function inFeed(selector) {
  return Boolean(document.querySelector('cop-discussion-feed')?.shadowRoot?.querySelector(selector));
}
