import type {AnyItem} from '../../model/item.js';
import {equal, equalSets, ok, rejects} from '../assert.js';
import type {Need} from '../case.js';
import {item, organisation} from '../seed.js';
import {act, create, ids, maybe, one, part, write} from '../tools.js';

const define = part('mentoring');

const who = (id: string, more: object) => item('member', {id, name: `Person ${id}`, createdBy: 'ada', ...more});
export const takesPart = (member: string, more: object) =>
  item('mentoring', {id: `mentoring-${member}`, member, createdBy: member, ...more});
/** Some who offer to be mentors and some who seek one. */
export const seed = [
  ...organisation.filter(({id}) => id !== 'mo' && id !== 'nia'),
  who('mo', {name: 'Mo Farouk', unit: 'Data', seeks: [{skill: 'Kubernetes'}], languages: ['de']}),
  who('nia', {name: 'Nia Owusu', unit: 'Platform', helps: [{skill: 'kubernetes', level: 4}], languages: ['en']}),
  who('p-1', {unit: 'Law', helps: [{skill: 'Kubernetes'}]}),
  who('p-2', {unit: 'Data', seeks: [{skill: 'Kubernetes'}]}),
  who('p-3', {helps: [{skill: 'Kubernetes'}], state: 'moved-on'}),
  who('p-4', {helps: [{skill: 'Kubernetes'}]}),
  takesPart('nia', {offers: true, capacity: 1}),
  takesPart('p-1', {offers: true}),
  takesPart('p-2', {seeks: true}),
  takesPart('p-3', {offers: true}),
  takesPart('p-4', {offers: true, state: 'paused'}),
];

const request: Need = {
  kind: 'mentorship',
  verbs: ['create', 'accept', 'decline', 'withdraw', 'propose', 'agree', 'close'],
};
export const asks = (mentor: string, mentee: string, more: object = {}) => ({
  ...{community: undefined, mentor, mentee, form: 'mentoring', message: 'Would you?', ...more},
});
const goals = [{title: 'Run a cluster alone'}];

/** Somebody is asked, and says yes. */
async function begun(harness: Parameters<ReturnType<typeof define>['run']>[0]) {
  const mo = await harness.open({seed, as: 'mo'});
  const asked = await create(mo, 'mentorship', asks('nia', 'mo'));
  const nia = await harness.open({as: 'nia'});
  return {mo, nia, asked: await act(nia, asked, 'accept', {answer: 'Gladly.'})};
}

export const mentoring = [
  define(
    'a match says what speaks for it, against it, and what would change it',
    [{kind: 'match'}, {kind: 'mentoring'}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const {items} = await mo.list('match', {where: {mentee: 'mo'}});
      equalSets(
        items.map(({mentor}) => mentor),
        ['nia', 'p-1'],
        'who could be the mentor: nobody who left, takes nobody, or keeps to themselves what they offer',
      );
      for (const {score, reasons = []} of items)
        equal(
          score,
          reasons.reduce((sum, {points}) => sum + points, 0),
          'the score, of the points of its reasons',
        );
      const of = items.find(({mentor}) => mentor === 'nia')!;
      equalSets(
        (of.reasons ?? []).map(({what}) => what),
        ['skill', 'unit', 'no-language'],
        'what is said of it',
      );
      ok(
        of.changes?.some(({what, points}) => what === 'language' && points > 0),
        'what would make it better',
      );
      const nia = await harness.open({as: 'nia'});
      equalSets(
        (await nia.list('match', {where: {mentor: 'nia'}})).items.map(({mentee}) => mentee),
        ['p-2'],
        'who could be the mentee: who said so',
      );
    },
  ),

  define(
    'what somebody said of mentoring to some only matches them with nobody else',
    // A source that shows everything to everybody can hold no such thing.
    [{kind: 'match'}, {kind: 'mentoring', verbs: ['create']}],
    async (harness) => {
      const shy = [
        who('p-5', {helps: [{skill: 'Kubernetes'}]}),
        takesPart('p-5', {offers: true, visibility: 'person'}),
      ];
      const mo = await harness.open({seed: [...seed, ...shy], as: 'mo'});
      equalSets(
        (await mo.list('match', {where: {mentee: 'mo'}})).items.map(({mentor}) => mentor),
        ['nia', 'p-1'],
        'who could be the mentor',
      );
    },
  ),

  define(
    'nobody is matched with whom they do not want, or work with, or who has no room',
    [{kind: 'match'}, request, {kind: 'preference', verbs: ['create']}],
    async (harness) => {
      const {mo} = await begun(harness);
      const mentors = async (as: string) => {
        const adapter = await harness.open({as});
        return (await adapter.list('match', {where: {mentee: as}})).items.map(({mentor}) => mentor);
      };
      equalSets(await mentors('mo'), ['p-1'], 'without whom they work with');
      equalSets(await mentors('p-2'), ['p-1'], 'without who has no room');
      await create(mo, 'preference', {community: undefined, subject: 'p-1', about: 'mentoring', wanted: false});
      equalSets(await mentors('mo'), [], 'without whom they put aside');
    },
  ),

  define(
    'a mentorship goes from what was asked to its end, and each step is for whom it is for',
    [request, {kind: 'session', verbs: ['create', 'update', 'hold']}, {kind: 'check-in', verbs: ['create']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const asked = await create(mo, 'mentorship', asks('nia', 'mo'));
      ok(Date.parse(String(asked['expiresAt'])) > Date.parse(asked.createdAt), 'until when it may be answered');
      await rejects(act(mo, asked, 'accept'), 'forbidden', 'to accept what one asked');
      await rejects(create(mo, 'mentorship', asks('nia', 'mo')), 'invalid', 'to ask twice');
      const nia = await harness.open({as: 'nia'});
      await rejects(act(nia, asked, 'withdraw'), 'forbidden', 'to withdraw what another asked');
      await rejects(act(nia, asked, 'propose', {goals}), 'invalid', 'to agree before it is accepted');
      equal((await act(nia, asked, 'accept', {answer: 'Gladly.'})).state, 'accepted', 'the state once accepted');
      await rejects(act(mo, asked, 'agree'), 'invalid', 'to agree to nothing');
      await rejects(act(mo, asked, 'propose', {goals: []}), 'invalid', 'to propose no goal');
      await act(mo, asked, 'propose', {goals, rhythm: 'fortnightly', until: '2126-01-01'});
      await rejects(act(mo, asked, 'agree'), 'invalid', 'to agree with oneself');
      equal((await act(nia, asked, 'agree')).state, 'active', 'the state once both agreed');
      const session = await create(nia, 'session', {
        ...{community: undefined, mentorship: asked.id, start: '2026-03-02T09:00:00Z', notes: 'First steps'},
      });
      const {items} = await write(mo, {
        ...{
          verb: 'update',
          kind: 'session',
          id: session.id,
          version: session.version,
          set: {notes: 'First steps, both'},
        },
      });
      equal((items[0] as unknown as AnyItem)['notes'], 'First steps, both', 'what the other one wrote into it');
      equal((await act(mo, session, 'hold')).state, 'held', 'the state of a session that took place');
      await act(mo, asked, 'plan', {plan: [{step: 'Read on', done: true}]});
      const closing = {community: undefined, mentorship: asked.id, occasion: 'closing', going: 'well'};
      await rejects(create(mo, 'check-in', closing), 'invalid', 'to say how it was before it is over');
      await act(nia, asked, 'close', {reached: [goals[0]!.title]});
      for (const adapter of [mo, nia]) await create(adapter, 'check-in', {...closing, body: 'Thank you'});
      await rejects(
        create(mo, 'session', {community: undefined, mentorship: asked.id, start: '2026-04-02T09:00:00Z'}),
        'invalid',
        'to meet on after the end',
      );
      for (const name of ['accept', 'propose', 'agree', 'plan', 'close'])
        await rejects(act(nia, asked, name, name === 'propose' ? {goals} : {}), 'invalid', `to ${name} after the end`);
    },
  ),

  define(
    'what a mentor and a mentee write is theirs',
    [request, {kind: 'session', verbs: ['create']}, {kind: 'check-in', verbs: ['create']}],
    async (harness) => {
      const {mo, asked} = await begun(harness);
      const session = await create(mo, 'session', {
        ...{community: undefined, mentorship: asked.id, start: '2026-03-02T09:00:00Z', notes: 'Between us'},
        visibility: 'organisation',
      });
      const said = await create(mo, 'check-in', {
        ...{community: undefined, mentorship: asked.id, occasion: 'under-way', going: 'stuck', body: 'Between us'},
      });
      for (const as of ['fay', 'ada', 'otto', undefined]) {
        const other = await harness.open(as === undefined ? {} : {as, ...(as === 'ada' && {administrator: true})});
        for (const one of [asked, session, said]) {
          equal(await maybe(other, one.kind, one.id), undefined, `what ${as ?? 'a visitor'} gets of a ${one.kind}`);
          equal(await ids(other, one.kind), [], `what ${as ?? 'a visitor'} finds of a ${one.kind}`);
        }
        if (as !== undefined) {
          const close = {verb: 'act', kind: 'mentorship', id: asked.id, version: asked.version, act: 'close'} as const;
          await rejects(write(other, close), 'not-found', `for ${as} to end it`);
          const third = {community: undefined, mentorship: asked.id, start: '2026-03-02T09:00:00Z'};
          await rejects(create(other, 'session', third), ['forbidden', 'invalid', 'not-found'], `for ${as} to join in`);
        }
      }
      const nia = await harness.open({as: 'nia'});
      for (const one of [asked, session, said])
        ok(await maybe(nia, one.kind, one.id), `the other one sees the ${one.kind}`);
    },
  ),

  define('a mentor takes as many as they said, and what was asked beside that lapses', [request], async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const first = await create(mo, 'mentorship', asks('nia', 'mo'));
    const elsewhere = await create(mo, 'mentorship', asks('p-1', 'mo'));
    const p2 = await harness.open({as: 'p-2'});
    const second = await create(p2, 'mentorship', asks('nia', 'p-2'));
    const talk = await create(p2, 'mentorship', asks('nia', 'p-2', {form: 'flash'})).catch(() => undefined);
    equal(talk, undefined, 'a second request between the same two');
    const nia = await harness.open({as: 'nia'});
    const nias = [first, second];
    const answers = await Promise.allSettled(nias.map((each) => act(nia, each, 'accept')));
    equal(answers.filter(({status}) => status === 'fulfilled').length, 1, 'how many of two accepted at once were');
    const states = await Promise.all(nias.map(async ({id}) => (await one(nia, 'mentorship', id)).state));
    equalSets(states, ['accepted', 'lapsed'], 'what became of them');
    if (states[0] === 'accepted')
      equal((await one(mo, 'mentorship', elsewhere.id)).state, 'lapsed', 'the same, elsewhere');
    const {items} = await nia.list('mentorship', {where: {state: 'accepted'}});
    equal(items.length, 1, 'how many work with a mentor who takes one');
    await rejects(create(p2, 'mentorship', asks('nia', 'p-2')), 'invalid', 'to ask who has no room');
  }),

  define('nobody asks as many as they like, or whom they may not', [request], async (harness) => {
    const more = Array.from({length: 4}, (_, index) => [
      who(`m-${index}`, {helps: [{skill: 'Kubernetes'}]}),
      takesPart(`m-${index}`, {offers: true}),
    ]).flat();
    const offer = item('mentorship', {id: 'offer', ...asks('p-3', 'mo'), createdBy: 'p-3'});
    const mo = await harness.open({seed: [...seed, ...more, offer], as: 'mo'});
    await rejects(create(mo, 'mentorship', asks('mo', 'mo')), 'invalid', 'to mentor oneself');
    await rejects(create(mo, 'mentorship', asks('fay', 'mo')), 'invalid', 'to ask who offers nothing');
    await rejects(create(mo, 'mentorship', asks('p-4', 'mo')), 'invalid', 'to ask who pauses');
    await rejects(create(mo, 'mentorship', asks('nia', 'p-2')), 'forbidden', 'to ask for another');
    await rejects(act(mo, offer as unknown as AnyItem, 'accept'), 'invalid', 'to accept who left meanwhile');
    for (const index of [0, 1, 2]) await create(mo, 'mentorship', asks(`m-${index}`, 'mo'));
    await rejects(create(mo, 'mentorship', asks('m-3', 'mo')), 'invalid', 'to ask a fourth');
  }),

  define('whoever declines may say why, to whoever asked and nobody else', [request], async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const asked = await create(mo, 'mentorship', asks('nia', 'mo'));
    const nia = await harness.open({as: 'nia'});
    const declined = await act(nia, asked, 'decline', {answer: 'Not before summer.'});
    equal([declined.state, declined['answer']], ['declined', 'Not before summer.'], 'what came of it');
    equal((await one(mo, 'mentorship', asked.id))['answer'], 'Not before summer.', 'what whoever asked reads');
    const fay = await harness.open({as: 'fay'});
    equal(await maybe(fay, 'mentorship', asked.id), undefined, 'what somebody else reads');
    const again = await create(mo, 'mentorship', asks('nia', 'mo'));
    equal((await act(nia, again, 'decline'))['answer'], undefined, 'what was said where nothing was');
  }),

  define('a request that nobody answered in time is over', [request], async (harness) => {
    const late = item('mentorship', {
      ...{id: 'late', ...asks('nia', 'mo'), createdBy: 'mo', expiresAt: '2026-01-19T09:00:00Z'},
    });
    const nia = await harness.open({seed: [...seed, late], as: 'nia'});
    await rejects(act(nia, late as unknown as AnyItem, 'accept'), 'invalid', 'to accept it');
    const mo = await harness.open({as: 'mo'});
    ok(await create(mo, 'mentorship', asks('nia', 'mo')), 'it may be asked again');
  }),
];
