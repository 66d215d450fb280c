import {withPageOverService} from '../page-over-service.mjs';
import {personAt} from '../person.mjs';

export const name = 'mentorship';
export const about =
  'Two people in sessions of their own go from offer to closing over the service; every illegal step is refused with its reason; two accepted at once are one where there is one place.';

const [mentorId, menteeId, otherId, stewardId] = ['wei-ling-chen', 'soo-ah-park', 'mateusz-wisniewski', 'amara-okafor'];

/** Who may take which step in which state, written down apart from the tables of the project: as mentor, who was asked, and as mentee, who asked. */
const legal = {
  requested: {mentor: ['accept', 'decline'], mentee: ['withdraw']},
  accepted: {mentor: ['propose', 'plan', 'close'], mentee: ['propose', 'plan', 'close']},
  proposed: {mentor: ['propose', 'plan', 'close', 'agree'], mentee: ['propose', 'plan', 'close']},
  active: {mentor: ['propose', 'plan', 'close'], mentee: ['propose', 'plan', 'close']},
  closed: {mentor: [], mentee: []},
  declined: {mentor: [], mentee: []},
  withdrawn: {mentor: [], mentee: []},
  lapsed: {mentor: [], mentee: []},
};
const told = {propose: {goals: [{title: 'Read a model'}]}, plan: {plan: [{step: 'Read on'}]}};
const steps = ['accept', 'decline', 'withdraw', 'propose', 'agree', 'plan', 'close'];
/** So many times two are accepted at the same moment. */
const races = 5;

export function run() {
  return withPageOverService(name, prove);
}

async function prove(browser, url) {
  const wrong = [];
  const holds = (is, what) => is || wrong.push(what);
  const at = (member) => personAt(browser, url, member);
  const [mentor, mentee, other, steward] = [
    await at(mentorId),
    await at(menteeId),
    await at(otherId),
    await at(stewardId),
  ];
  await fromOfferToClosing({mentor, mentee, other}, holds);
  const tried = await everyStep({mentor, mentee, other, steward}, holds);
  const kept = await atOnce({mentor, mentee, other, again: await at(mentorId)}, holds);
  for (const {complaints} of [mentor, mentee, other, steward]) wrong.push(...complaints);
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `from offer to closing by two people in the browser; ${tried.legal} legal steps taken and ${tried.refused} refused with their reason; ${kept} of ${races} pairs accepted at once left one; ${wrong.length} things wrong`,
  };
}

async function fromOfferToClosing({mentor, mentee, other}, holds) {
  await mentor.press('Take part');
  await mentor.fillIn({offers: 'yes', capacity: '1', styles: 'questioning'});
  await mentor.reads('You mentor # person at a time'.replace('#', '1'));
  for (const each of [mentee, other]) {
    await each.page.reload();
    await each.press('Ask Wei-Ling Chen to mentor you');
    await each.fillIn({message: `I would like to read a model, says ${each.member}.`});
    await each.reads('Wei-Ling Chen was asked.');
  }
  // What was asked comes by itself.
  await mentor.reads('Soo-ah Park would like you as their mentor');
  await mentor.press('Accept Soo-ah Park');
  await mentor.fillIn({answer: 'Gladly.'});
  await other.press('My mentorships');
  await other.reads('Lapsed: there was no room any more');
  await mentee.press('My mentorships');
  await mentee.press('Open: Wei-Ling Chen');
  await mentee.press('Propose');
  await mentee.fillIn({
    goal1: 'Read a model alone',
    measure1: 'Nobody is asked for an hour',
    goal2: 'Find one fault in it',
    rhythm: 'fortnightly',
    confidentiality: 'All of it.',
  });
  await mentee.reads('Your proposal waits for the other one to agree.');
  await mentor.press('Open: Soo-ah Park');
  await mentor.reads('Soo-ah Park proposes this.');
  await mentor.press('I agree');
  await mentee.reads('Under way');
  await mentee.press('Plan a session');
  await mentee.fillIn({start: '2126-03-02T10:00', title: 'The first model'});
  await mentor.reads('The first model');
  await mentor.press('Change the plan');
  await mentor.fillIn({steps: 'Read the old model\nDraw it anew'});
  await mentee.reads('Draw it anew');
  const [{id, start}] = await mentor.list('session');
  const when = await mentor.page.evaluate(
    (each) => new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeStyle: 'short'}).format(Date.parse(each)),
    start,
  );
  await mentor.press(`Change, or write notes: ${when}`);
  await mentor.fillIn({notes: 'Where does the water come in?'});
  await mentee.reads('Where does the water come in?');
  await mentee.press(`It took place: ${when}`);
  await mentor.reads('took place');
  await mentee.press('Say how it goes');
  await mentee.fillIn({going: 'well', body: 'The questions help.'});
  await mentee.reads('The questions help.');
  await mentor.reads('The questions help.');
  await mentor.press('Close it');
  await mentor.fillIn({reached: 'Read a model alone'});
  await mentee.reads('Say how it was');
  for (const each of [mentor, mentee]) {
    await each.press('Say how it was');
    await each.fillIn({going: 'well', body: `Thank you, says ${each.member}.`});
  }
  await mentor.reads(`Thank you, says ${menteeId}.`);
  await mentee.reads(`Thank you, says ${mentorId}.`);
  const [mentorship] = await mentee.list('mentorship', {where: {state: 'closed'}});
  holds(mentorship?.reached?.join() === 'Read a model alone', 'the goal they reached is not kept');
  holds(Boolean(id), 'there is no session');
}

/** Everybody tries every step in every state, in a trial of which nothing is kept; each answer is as the list above says. */
async function everyStep(people, holds) {
  const {mentor, mentee, other, steward} = people;
  const tried = {legal: 0, refused: 0};
  for (const [state, may] of Object.entries(legal)) {
    const item = await inState(state, people);
    for (const act of steps) {
      const change = {
        verb: 'act',
        kind: 'mentorship',
        id: item.id,
        version: item.version,
        act,
        ...(told[act] && {with: told[act]}),
      };
      for (const [side, person] of [
        ['mentor', mentor],
        ['mentee', mentee],
        ['other', other],
        ['steward', steward],
      ]) {
        const {refused, reason} = await person.change(change, {dryRun: true});
        const isLegal = may[side]?.includes(act) === true;
        const isPair = side === 'mentor' || side === 'mentee';
        const kinds = isPair ? ['invalid', 'forbidden'] : ['not-found'];
        const isAsItShould = isLegal ? !refused : kinds.includes(refused) && reason.length > 10;
        holds(
          isAsItShould,
          `${act} by the ${side} of one that is ${state}: ${refused ? `${refused}, ${reason}` : 'taken'}`,
        );
        tried[isLegal ? 'legal' : 'refused']++;
      }
    }
    for (const act of ['close', 'withdraw'])
      await mentee.change({
        verb: 'act',
        kind: 'mentorship',
        id: item.id,
        version: (await mentee.get('mentorship', item.id)).version,
        act,
      });
  }
  return tried;
}

/** One that came into that state by the steps that lead there. */
async function inState(state, {mentor, mentee, other}) {
  const item = await ask(mentee);
  const act = async (person, step) => {
    const {version} = await person.get('mentorship', item.id);
    const {refused, reason} = await person.change({
      ...{verb: 'act', kind: 'mentorship', id: item.id, version, act: step, ...(told[step] && {with: told[step]})},
    });
    if (refused) throw new Error(`No way to ${state}: ${step} was refused, ${refused}: ${reason}`);
  };
  if (state === 'declined') await act(mentor, 'decline');
  if (state === 'withdrawn') await act(mentee, 'withdraw');
  if (state === 'lapsed') {
    const instead = await ask(other);
    await mentor.change({verb: 'act', kind: 'mentorship', id: instead.id, version: instead.version, act: 'accept'});
    const {version} = await mentor.get('mentorship', instead.id);
    await mentor.change({verb: 'act', kind: 'mentorship', id: instead.id, version, act: 'close'});
  }
  if (['accepted', 'proposed', 'active', 'closed'].includes(state)) await act(mentor, 'accept');
  if (['proposed', 'active'].includes(state)) await act(mentee, 'propose');
  if (state === 'active') await act(mentor, 'agree');
  if (state === 'closed') await act(mentee, 'close');
  const now = await mentee.get('mentorship', item.id);
  const wanted = state === 'proposed' ? 'accepted' : state;
  if (now.state !== wanted) throw new Error(`It should be ${wanted}, and is ${now.state}.`);
  return now;
}

async function ask(person) {
  const id = crypto.randomUUID();
  const item = {id, mentor: mentorId, mentee: person.member, form: 'mentoring', message: 'Would you?'};
  const {item: made, refused, reason} = await person.change({verb: 'create', kind: 'mentorship', item});
  if (refused) throw new Error(`${person.member} could not ask: ${refused}, ${reason}`);
  return made;
}

/** Two are accepted from two pages of the mentor at the same moment. */
async function atOnce({mentor, again, mentee, other}, holds) {
  let kept = 0;
  for (let race = 0; race < races; race++) {
    const asked = [await ask(mentee), await ask(other)];
    const pages = race % 2 ? [again, mentor] : [mentor, again];
    const answers = await Promise.all(
      asked.map(({id, version}, index) =>
        pages[index].change({verb: 'act', kind: 'mentorship', id, version, act: 'accept'}),
      ),
    );
    const now = await Promise.all(asked.map(({id}) => mentor.get('mentorship', id)));
    const states = now.map(({state}) => state).sort();
    const isOne = answers.filter(({refused}) => !refused).length === 1 && states.join() === 'accepted,lapsed';
    holds(
      isOne,
      `accepted at once: ${answers.map(({refused}) => refused ?? 'taken').join()}, and they are ${states.join()}`,
    );
    if (isOne) kept++;
    for (const {id, version, state} of now)
      if (state === 'accepted') await mentor.change({verb: 'act', kind: 'mentorship', id, version, act: 'close'});
  }
  return kept;
}
