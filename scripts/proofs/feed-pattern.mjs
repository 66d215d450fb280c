import {setTimeout} from 'node:timers/promises';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {withPageOverService} from '../page-over-service.mjs';
import {root} from '../run.mjs';
import {personAt} from './feed-pattern/person.mjs';
import {treeOf} from './feed-pattern/tree.mjs';

export const name = 'feed-pattern';
export const about =
  'The keys of the feed pattern, and the whole job “ask, get answered, accept, harvest” by keyboard alone, over the service.';

/** Looked over by a person; `TREE=write` writes it anew, to be looked over again. */
const reviewed = join(root, 'scripts/proofs/feed-pattern/tree.txt');

const title = 'How do you name a column that holds a guess?';
const answer = 'We put estimated before it, and say in the comment who guessed.';

export function run() {
  return withPageOverService(name, prove);
}

async function prove(browser, url) {
  const asker = await personAt(browser, url, 'benedikt-huber');
  const helper = await personAt(browser, url, 'chloe-dubois');
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  await moves(helper, holds);
  await ask(asker);
  await answerIt(helper, holds);
  const {actions, keys} = await acceptAndHarvest(asker, holds);
  holds(actions <= 6, `${actions} actions from the solved thread to the draft`);
  await compareTree(asker, holds);
  for (const {complaints} of [asker, helper]) wrong.push(...complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `the whole job by keyboard, ${actions} actions (${keys} keys, Tab among them) from the solved thread to the draft, ${wrong.length} things wrong`,
  };
}

/** The keys of the pattern, and what a screen reader is told of where one is. */
async function moves({see, press, tabTo, focusOn, focused, page}, holds) {
  await see(() => globalThis.cop.all().filter((each) => each.matches('article')).length >= 3, 'three posts');
  await page.evaluate(() => {
    globalThis.busy = [];
    const feed = globalThis.cop.find('[role=feed]');
    new MutationObserver(() => globalThis.busy.push(feed.getAttribute('aria-busy'))).observe(feed, {
      attributeFilter: ['aria-busy'],
    });
  });
  await tabTo(/^Before the feed/);
  while (!(await focused()).position) await press('Tab', false);
  const first = await focused();
  holds(first.position === 1 && first.of === 5, `the first post is ${first.position} of ${first.of}`);
  // What moves a reader may come after the first screen; until then Page Down scrolls, and focus stays.
  await see(() => globalThis.cop.find('article time[title]'), 'the rest of the feed');
  holds((await focused()).position === 1, 'focus was lost when the rest of the feed came');
  for (let step = 2; step <= 5; step++) {
    await press('PageDown');
    await focusOn(({position}) => position === step, `post ${step}`);
  }
  holds(
    (await page.evaluate(() => globalThis.busy.join())).includes('true,false'),
    'the feed never said that it was busy while it read on',
  );
  await press('PageUp');
  await focusOn(({position}) => position === 4, 'post 4');
  await press('Control+End');
  await press('Tab', false);
  await focusOn(({name: at}) => at === 'After the feed', 'what follows the feed');
  await press('Shift+Tab', false);
  while (!(await focused()).position) await press('Shift+Tab', false);
  await press('Control+Home');
  const before = await focused();
  holds(before.tag === 'select' || before.tag === 'button', `Control+Home leads to ${before.tag}`);
}

async function ask({see, press, type, tabTo, focusOn}) {
  await see(() => globalThis.cop.find('.start'), 'the line that opens the composer');
  await tabTo(/^Ask, propose or tell/);
  await press('Enter');
  await focusOn(({name: at}) => /Title/.test(at), 'the title');
  await type(title);
  await press('Enter');
  await focusOn(({tag}) => tag === 'textarea', 'the text');
  await type('Some rows of ours are guesses, and nobody sees which.');
  await press('Control+Enter');
  await focusOn(({position}) => position === 1, 'the new post');
}

async function answerIt({see, press, type, tabTo, focusOn, said}, holds) {
  await see(() => globalThis.cop.find('.news button'), 'word of a new post');
  // It is heard a moment after it is seen; and that it is not said again shows when more time has gone by.
  await setTimeout(1_000);
  holds(
    (await said()).filter((words) => /new post/.test(words)).join() === '1 new post',
    `of one new post was said: ${(await said()).join(' | ')}`,
  );
  await tabTo(/^1 new post$/);
  await press('Enter');
  await focusOn(({position}) => position === 1, 'the new post');
  await press('Tab', false);
  await press('Enter');
  await see(
    () =>
      globalThis.cop.find('cop-discussion-thread .start') ??
      globalThis.cop.all().some((each) => /Do you know the answer/.test(each.textContent) && each.matches('.start')),
    'the line that opens the editor',
  );
  await tabTo(/^Do you know the answer/);
  await press('Enter');
  await focusOn(({tag}) => tag === 'textarea', 'the editor');
  await type(answer);
  await press('Control+Enter');
  await focusOn(({entry}) => entry !== '', 'the answer');
}

/** Answers what it took from the solved thread to the draft. */
async function acceptAndHarvest({see, press, tabTo, focusOn, counted, said}, holds) {
  await press('Tab', false);
  await press('Enter');
  await tabTo(/^Accept as answer/);
  await press('Enter');
  await focusOn(({entry}) => entry !== '', 'the accepted answer');
  const isSaid = async () => (await said()).some((words) => /accepted/i.test(words));
  for (let turn = 0; turn < 50 && !(await isSaid()); turn++) await setTimeout(100);
  holds(
    (await said()).filter((words) => /accepted/i.test(words)).length === 1,
    `acceptance was not said once: ${(await said()).join(' | ')}`,
  );
  await see(() => globalThis.cop.find('[data-act=harvest]'), 'the offer to make a practice of it');
  const before = {...counted};
  await tabTo(/^Make a practice of this/, true);
  await press('Enter');
  await focusOn(({tag}) => tag === 'input', 'the title of the practice');
  await press('Enter');
  await see(() => globalThis.cop.find('.kept-as a'), 'the draft');
  await focusOn(({tag, name: at}) => tag === 'a' && at.includes('column'), 'the link to the draft');
  return {actions: counted.actions - before.actions, keys: counted.keys - before.keys};
}

async function compareTree({page}, holds) {
  const article = await page.evaluateHandle(() => globalThis.cop.find('article.open'));
  const tree = await treeOf(page, article);
  if (process.env.TREE === 'write') writeFileSync(reviewed, tree);
  const known = existsSync(reviewed) ? readFileSync(reviewed, 'utf8') : '';
  if (tree === known) return;
  const [now, then] = [tree.split('\n'), known.split('\n')];
  const at = now.findIndex((line, index) => line !== then[index]);
  holds(false, `the accessibility tree is another, line ${at + 1}: “${now[at]}”, reviewed was “${then[at]}”`);
}
