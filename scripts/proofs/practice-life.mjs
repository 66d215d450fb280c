import {withPageOverService} from '../page-over-service.mjs';
import {personAt} from '../person.mjs';

export const name = 'practice-life';
export const about =
  'A question is solved, what solved it becomes a practice, is reviewed, used in another unit, and its author is thanked by what came of it: four people at pages of their own, over the service.';

/** A question of the examples that nobody has called solved yet, its answer, and who wrote that. */
const [question, answer, answerer] = ['discussion-gis-duplicates', 'reply-gis-duplicates-2', 'erik-lindqvist'];
const [asker, steward, adopter] = ['mateusz-wisniewski', 'elif-yildiz', 'rajesh-iyer'];
const title = 'Keep both positions, and let a rule pick one';
const outcome = '41 valves told apart in a week; nobody dug twice.';

export function run() {
  return withPageOverService(name, prove);
}

async function prove(browser, url) {
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  const at = (member, hash) => personAt(browser, url, member, {hash});
  const author = await at(answerer, '');
  const people = {author, asker: await at(asker, `#cop-discussion-${question}`)};
  const practice = await fromThread(people, holds);
  people.steward = await at(steward, `#cop-practice-${practice}`);
  await approved(people, practice, holds);
  people.adopter = await at(adopter, `#cop-practice-${practice}`);
  await usedElsewhere(people, practice, holds);
  await thanked(people, practice, holds);
  for (const {complaints} of Object.values(people)) wrong.push(...complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `a question solved, harvested, approved, used in another unit, and its author thanked by four people in the browser; ${wrong.length} things wrong`,
  };
}

/** News wait above the list until somebody wants them. */
function isTold({member, see}, words) {
  return see(
    (wanted) => {
      if (globalThis.cop.text(document.querySelector('cop-notices')).includes(wanted)) return true;
      globalThis.cop.find('.news button', document.querySelector('cop-notices').shadowRoot)?.click();
      return false;
    },
    `${member} is told “${words}”`,
    words,
  );
}

/** The asker says what solved it, makes a practice of that, and sends it for review. */
async function fromThread({asker: person, author}, holds) {
  await person.see(
    (reply) => {
      const button = globalThis.cop.find(`[data-entry="${reply}"] [aria-label="Accept as answer"]`);
      button?.click();
      return Boolean(button);
    },
    'the asker can accept the answer',
    answer,
  );
  await person.reads('Accepted as answer.');
  await isTold(author, 'accepted your answer');
  await person.press('Make a practice of this');
  await person.write({}, '.harvest');
  await person.reads('Credit goes to Erik Lindqvist');
  await person.fillIn({title}, '.harvest');
  await person.reads('Kept as a practice:');
  const [made] = await person.list('practice', {where: {related: {any: [question]}}});
  holds(made?.authors?.join() === answerer, `the credit goes to ${made?.authors?.join()}`);
  holds(made?.origin?.id === question, 'it does not say which thread it comes from');
  holds(made?.unit === 'Asset Planning', `it comes from “${made?.unit}”`);
  holds(made?.state === 'draft', `it begins as ${made?.state}`);
  await person.press(title);
  await person.press('Send for review');
  await person.reads('It is in review now.');
  return made.id;
}

/** Nobody approves what is theirs; a steward does. */
async function approved({asker: person, author, steward: approver}, id, holds) {
  for (const each of [person, author]) {
    const {version} = await each.get('practice', id);
    const {refused, reason} = await each.change({verb: 'act', kind: 'practice', id, version, act: 'approve'});
    holds(
      refused === 'forbidden' && reason.length > 10,
      `${each.member} approves what is theirs: ${refused}, ${reason}`,
    );
  }
  await approver.press('Approve');
  await approver.fillIn({reviewBy: '2127-06-30'});
  await approver.reads('It is approved.');
  const {state, reviewBy, verifiedAt} = await approver.get('practice', id);
  holds(state === 'approved' && reviewBy === '2127-06-30' && Boolean(verifiedAt), `it is ${state} until ${reviewBy}`);
}

/** A report from the unit it comes from proves nothing; one from elsewhere does. */
async function usedElsewhere({author, adopter: user}, id, holds) {
  const form = 'form[aria-label^="You used this"]';
  const own = {id: crypto.randomUUID(), practice: id, unit: 'Asset Planning', again: 'yes', community: 'data-practice'};
  await author.change({verb: 'create', kind: 'adoption', item: own});
  const before = await author.get('practice', id);
  holds((before.maturity ?? 'idea') === 'idea', `one’s own use made it ${before.maturity}`);
  await user.press('I used this');
  await user.fillIn({unit: 'Operations South', again: 'yes', result: outcome}, form);
  const after = await user.get('practice', id);
  holds(after.maturity === 'tried', `a use in another unit made it ${after.maturity}`);
  await user.reads('your report is on the card');
}

/** What came of it reaches who wrote it, and who approved it, by itself. */
async function thanked({author}, id, holds) {
  await isTold(author, 'Rajesh Iyer used a practice of yours');
  await author.reads(outcome);
  const notices = await author.list('notice', {where: {reason: 'used'}});
  holds(
    notices.some(({subject, because}) => subject === id && because === outcome),
    `the author’s notices of use: ${JSON.stringify(notices)}`,
  );
  await author.see(
    (words) => {
      const link = globalThis.cop
        .all()
        .find((each) => each.matches('a.go') && globalThis.cop.text(each).includes(words));
      link?.click();
      return Boolean(link);
    },
    'the notice is a link',
    'used a practice of yours',
  );
  await author.see(
    (name) => globalThis.cop.find('cop-best-practice-card') && globalThis.cop.text().includes(name),
    'the notice leads to the practice',
    title,
  );
}
