import {cpSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {personAt} from './feed-pattern/person.mjs';

export const name = 'directory-pattern';
export const about =
  'The patterns of the ARIA practices in a directory of 100,000: roles, keys, places under virtualising, focus, and a count that is read out once.';

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'cop-directory-pattern-'));
  await build({
    entryPoints: [join(root, 'scripts/proofs/directory-pattern/page.ts')],
    ...{bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: folder, logLevel: 'error'},
    ...{tsconfig: join(root, 'tsconfig.json'), conditions: ['browser'], ignoreAnnotations: true},
  });
  cpSync(join(root, 'scripts/proofs/directory-pattern/index.html'), join(folder, 'index.html'));
  const server = await serve({mounts: {'/': `${folder}/`}});
  try {
    return await withChromium((browser) => prove(browser, server.url));
  } finally {
    await server.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

async function prove(browser, url) {
  const person = await personAt(browser, url, 'person-0');
  const wrong = [];
  let held = 0;
  const holds = (is, what) => (is ? held++ : wrong.push(what));
  await person.see(() => globalThis.cop.find('.rail button'), 'the letters');
  const names = await person.page.evaluate(() => globalThis.names());
  for (const part of [roles, places, keys, keptFocus, card, counts, table]) await part(person, names, holds);
  wrong.push(...person.complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `${held} of ${held + wrong.length} promises of the patterns kept among ${names.length} members`,
  };
}

/** The search field is a searchbox, and the list a listbox of options, one of which the Tab key reaches. */
async function roles({page}, _, holds) {
  const handle = await page.evaluateHandle(() => globalThis.cop.find('cop-member-directory'));
  const tree = await page.accessibility.snapshot({root: handle, interestingOnly: false});
  const all = [];
  const walk = (node) => (all.push(node), node.children?.forEach(walk));
  walk(tree);
  const [box] = all.filter(({role}) => role === 'searchbox');
  holds(box?.name === 'Find somebody', `the search field is ${JSON.stringify(box)}`);
  const [list] = all.filter(({role}) => role === 'listbox');
  holds(list?.name === 'Members', `the list is ${JSON.stringify(list?.name)}`);
  const children = (list?.children ?? []).filter(({role}) => role !== 'none' && role !== 'generic');
  holds(children.length > 5 && children.every(({role}) => role === 'option'), 'a listbox with more than options in it');
  holds(
    children.every(({children: inner = []}) => !inner.some(({role}) => role === 'link' || role === 'button')),
    'an option with something to press in it',
  );
  const facts = await page.evaluate(() => {
    const options = globalThis.cop.all().filter((each) => each.matches('[role=option]'));
    return {
      drawn: options.length,
      stops: options.filter((each) => each.tabIndex === 0).length,
      unselected: options.filter((each) => each.getAttribute('aria-selected') === 'false').length,
    };
  });
  holds(facts.stops === 1, `the Tab key reaches ${facts.stops} options`);
  holds(facts.unselected === facts.drawn, 'options that do not say whether they are selected');
}

/** At the start, in the middle and at the end: each option says its place, and who stands there. */
async function places({page, see, press, tabTo, focusOn, focused}, names, holds) {
  const check = async (where) => {
    const drawn = await page.evaluate(() =>
      globalThis.cop
        .all()
        .filter((each) => each.matches('[role=option]'))
        .map((each) => ({
          at: Number(each.getAttribute('aria-posinset')),
          of: Number(each.getAttribute('aria-setsize')),
          name: each.querySelector('.name').textContent.trim(),
        })),
    );
    const off = drawn.filter(({at, of, name: who}) => of !== names.length || names[at - 1] !== who);
    holds(drawn.length > 5 && drawn.length < 200, `${where}: ${drawn.length} options are drawn`);
    holds(off.length === 0, `${where}: ${off.length} of ${drawn.length} say another place, ${JSON.stringify(off[0])}`);
    return drawn.map(({at}) => at);
  };
  const start = await check('at the start');
  holds(start[0] === 1, `at the start the first is ${start[0]}`);
  await page.evaluate(() => {
    const scroller = globalThis.cop.find('.scroller');
    scroller.scrollTop = scroller.scrollHeight / 2;
  });
  await see(
    (half) => Number(globalThis.cop.find('[role=option]')?.getAttribute('aria-posinset')) > half,
    'the middle',
    names.length / 3,
  );
  await check('in the middle');
  await tabTo(/^Find somebody/);
  const middle = await toOption({press, focused});
  holds(middle.position > names.length / 3, `the Tab key reaches ${middle.position || 'no option'} in the middle`);
  await press('End');
  await focusOn(({position}) => position === names.length, 'the last one');
  const end = await check('at the end');
  holds(end.at(-1) === names.length, `at the end the last is ${end.at(-1)}`);
}

/** The one option that the Tab key reaches: it says its place. */
async function toOption({press, focused}) {
  let at = await focused();
  for (let step = 0; step < 120 && !at.position; step++) {
    await press('Tab', false);
    at = await focused();
  }
  return at;
}

async function keys({press, focusOn, focused, page}, names, holds) {
  const goes = async (key, to, what = key) => {
    await press(key, false);
    const at = await focusOn(({position}) => position > 0, 'an option');
    const isThere = await focusOn(({position}) => position === to, `${what}, which leads to ${to}`).catch(() => false);
    holds(isThere, `${what} leads to ${at.position}, not to ${to}`);
  };
  await goes('Home', 1);
  const columns = await page.evaluate(() =>
    Number(getComputedStyle(globalThis.cop.find('.rows')).getPropertyValue('--_columns')),
  );
  holds(columns > 1, `cards stand in ${columns} columns`);
  await goes('ArrowRight', 2);
  await goes('ArrowDown', 2 + columns);
  await goes('ArrowLeft', 1 + columns);
  await goes('ArrowUp', 1);
  await goes('ArrowUp', 1, 'ArrowUp at the first');
  await press('PageDown', false);
  const page1 = await focusOn(({position}) => position > columns, 'a page down');
  holds((page1.position - 1) % columns === 0, `a page down leads to ${page1.position}`);
  await goes('PageUp', 1);
  await goes('End', names.length);
  await goes('ArrowRight', names.length, 'ArrowRight at the last');
  const first = names.findIndex((each) => each.normalize('NFD').startsWith('M'));
  await goes('m', first + 1, 'a letter');
  await press('Tab', false);
  holds(!(await focused()).position, 'Tab leads from one option to another');
  await press('Shift+Tab', false);
  holds((await focused()).position === first + 1, 'Shift+Tab does not lead back to the option');
  await goes('Home', 1);
}

/** Who has the focus keeps it, though their row is scrolled far out of sight, and keys go on from there. */
async function keptFocus({page, see, press, focusOn, focused}, _, holds) {
  await press('ArrowRight', false);
  await focusOn(({position}) => position === 2, 'the second');
  await page.evaluate(() => (globalThis.cop.find('.scroller').scrollTop = 50_000));
  await see(
    () =>
      globalThis.cop
        .all()
        .filter((each) => each.matches('[role=option]'))
        .at(-1)?.ariaPosInSet > 100,
    'others',
  );
  holds((await focused()).position === 2, 'the focus was lost while scrolling');
  await press('ArrowRight', false);
  await focusOn(({position}) => position === 3, 'the third');
  const isSeen = await page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const [row, view] = [at, globalThis.cop.find('.scroller')].map((each) => each.getBoundingClientRect());
    return row.top >= view.top - 1 && row.bottom <= view.bottom + 1 && row.height > 20;
  });
  holds(isSeen, 'the one that keys lead to is out of sight');
}

/** Enter opens a card, which takes the focus and gives it back. */
async function card({press, focusOn, see, page}, _, holds) {
  for (const key of ['Enter', 'Space']) {
    await press(key);
    await see(() => globalThis.cop.find('.peek[role=dialog]'), 'the card');
    const at = await focusOn(({name: label}) => label.startsWith('Card of '), 'the card');
    holds(at, `${key} opens no card`);
    const selected = await page.evaluate(() => globalThis.cop.find('[role=option][aria-selected=true]')?.ariaPosInSet);
    holds(selected === '3', `while its card is open, option ${selected} is the selected one`);
    await press('Escape');
    holds(await focusOn(({position}) => position === 3, 'the option again'), 'the focus did not come back');
  }
}

/** However many letters are typed, the count is read out once, when typing has stopped. */
async function counts({page, tabTo, see, said}, _, holds) {
  await tabTo(/^Find somebody/, true);
  await page.evaluate(() => globalThis.listen());
  for (const [text, keys] of [
    ['kubern', 'kubern'],
    ['kubernetes', 'etes'],
  ]) {
    const before = (await said()).length;
    await page.keyboard.type(keys, {delay: 120});
    holds((await said()).length === before, `while “${text}” was typed was said: ${(await said()).slice(before)}`);
    await see((most) => globalThis.said.length > most, 'something to be read out', before);
    await wait(1500);
    const heard = (await said()).slice(before);
    const shown = await page.evaluate(() => globalThis.cop.find('.line-up > .count').textContent.trim());
    holds(heard.length === 1 && heard[0] === shown, `of “${text}” was said: ${heard.join(' | ')}; it shows ${shown}`);
  }
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.press('Backspace');
  await see(() => /^9\d,\d+ members$/.test(globalThis.cop.find('.line-up > .count').textContent.trim()), 'everybody');
}

/** The table is a grid: its rows say their places, their heads are told, and the keys lead on. */
async function table({page, tabTo, press, see}, names, holds) {
  await tabTo(/^Table$/);
  await press('Enter');
  await see(() => globalThis.cop.find('[role=grid] [role=row] [role=gridcell] .name'), 'the table');
  await tabTo(new RegExp(`^${names[0]}$`));
  await press('End');
  const look = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const rows = globalThis.cop.all().filter((each) => each.matches('[role=row][aria-rowindex]'));
      return {
        row: Number(at.closest('[role=row]')?.getAttribute('aria-rowindex')),
        rows: rows.map((each) => [
          Number(each.getAttribute('aria-rowindex')),
          each.querySelector('.name')?.textContent.trim(),
        ]),
        count: Number(globalThis.cop.find('[role=grid]').getAttribute('aria-rowcount')),
        heads: globalThis.cop.all().filter((each) => each.matches('[role=columnheader]')).length,
      };
    });
  await see(
    (last) => globalThis.cop.find(`[role=row][aria-rowindex="${last}"] .name`)?.matches(':focus'),
    'the last row',
    names.length + 1,
  );
  const {row, rows, count, heads} = await look();
  holds(row === names.length + 1, `End leads to row ${row}`);
  holds(count === names.length + 1, `the table says that it has ${count} rows`);
  holds(heads === 5, `${heads} heads of columns`);
  const off = rows.filter(([index, who]) => index > 1 && names[index - 2] !== who);
  holds(rows.length > 5 && off.length === 0, `${off.length} of ${rows.length} rows say another place: ${off[0]}`);
}
