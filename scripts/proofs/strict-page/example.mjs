import {setTimeout as wait} from 'node:timers/promises';

import {serveIntranet} from '../../intranet.mjs';
import {openPage, until} from '../../page.mjs';

/** Loads the example, then presses and types on all that is there: whatever is fetched or drawn on demand must stand the policy too. */
export async function examplePage(browser, {community}) {
  const {url, close} = await serveIntranet(community);
  const {page, complaints} = await openPage(browser);
  await page.goto(url);
  await everybodyIsThere(page);
  const pressed = await exercise(page);
  await everybodyIsThere(page);
  await page.close();
  await close();
  return {complaints, visits: 1, figure: `${pressed} buttons and fields used`};
}

/** All four elements show something of the community, not merely themselves. */
export async function everybodyIsThere(page) {
  await until(page, showsAll, {what: 'all four elements with people, talk, practices and thanks'});
}

/** Runs in the page. */
async function showsAll() {
  const {items} = await (globalThis.communityFile ??= fetch('community.json').then((answer) => answer.json()));
  const shows = (tag, words) => {
    const element = document.querySelector(`cop-${tag}`);
    const text = element ? globalThis.cop.text(element) : '';
    return words.some((word) => word && text.includes(word));
  };
  return (
    shows(
      'member-directory',
      items.member.map(({name}) => name),
    ) &&
    shows(
      'discussion-feed',
      items.discussion.map(({title}) => title),
    ) &&
    shows(
      'best-practice-library',
      items.practice.map(({title}) => title),
    ) &&
    shows(
      'recognition-wall',
      items.badge.map(({name}) => name),
    )
  );
}

/** Uses every button and field there is or comes, once each, at most so many. */
async function exercise(page, most = 120) {
  let used = 0;
  while (used < most && (await page.evaluate(useNext))) {
    used++;
    await wait(40);
  }
  await wait(300);
  return used;
}

/** Runs in the page: uses the next control that was not used yet; false where there is none. */
function useNext() {
  const used = (globalThis.used ??= new WeakSet());
  const controls = globalThis.cop
    .all()
    .filter((element) => element.matches('button, summary, input, textarea, select'))
    .filter((element) => element.closest('cop-community') || element.getRootNode() !== document)
    .filter(
      (element) =>
        !used.has(element) && element.checkVisibility() && !element.disabled && !/print/i.test(element.textContent),
    );
  // What came last first: a dialog before the page behind it.
  const control = controls.at(-1);
  if (!control) return false;
  used.add(control);
  if (control.matches('input:not([type=checkbox], [type=radio]), textarea')) {
    control.focus();
    control.value = control.type === 'search' ? 'a' : 'A few **words**';
    control.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertText'}));
  } else if (control.matches('select')) {
    control.selectedIndex = control.options.length - 1;
    control.dispatchEvent(new Event('change', {bubbles: true}));
  } else {
    control.click();
  }
  return true;
}
