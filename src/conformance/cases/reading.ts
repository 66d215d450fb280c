import {assertContract} from '../../adapter/contract-version.js';
import {equal, equalSets, ok, rejects} from '../assert.js';
import {discussions, item, organisation, storage} from '../seed.js';
import {idsOf, one, part} from '../tools.js';

const define = part('reading');
const seed = [...organisation, ...discussions(5)];

export const reading = [
  define('a source says which contract it speaks, and what can be done with each kind', [], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const description = assertContract(await adapter.describe());
    ok(typeof adapter.name === 'string' && adapter.name !== '', 'an adapter has a name');
    ok(Object.keys(description.kinds).length > 0, 'there is a kind that can be read');
    for (const [kind, {verbs, sort, facets, limit}] of Object.entries(description.kinds)) {
      ok(
        Array.isArray(verbs) && Array.isArray(sort) && Array.isArray(facets),
        `${kind} says its verbs, sorts and facets`,
      );
      ok(limit > 0, `${kind} says how many items a page may have`);
      ok(adapter.write || verbs.length === 0, `a source without the verb “write” does not offer to write a ${kind}`);
      ok(
        adapter.watch || !Object.values(description.kinds).some(({watch}) => watch),
        'a source that reports changes has a verb “watch”',
      );
    }
  }),

  define('every kind that is described can be listed, and no other', [], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const {kinds} = await adapter.describe();
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      const {items, total} = await adapter.list(kind, {limit: 1});
      ok(items.length <= 1, `a page of ${kind} is as short as was asked`);
      ok(['exact', 'estimate', 'unknown'].includes(total.is), `the total of ${kind} says what it is worth`);
    }
    await rejects(
      adapter.list('spaceship' as never, {}),
      ['unsupported', 'not-found', 'invalid'],
      'a kind nobody knows',
    );
  }),

  define('a newer major of the contract is refused, a newer minor is not', [], async (harness) => {
    const description = await (await harness.open({seed, as: 'mo'})).describe();
    const [major, minor] = description.contract.split('.').map(Number);
    assertContract({...description, contract: `${major}.${minor! + 1}`});
    const newer = async () => assertContract({...description, contract: `${major! + 1}.0`});
    await rejects(newer(), 'unsupported', 'a newer major of the contract');
    await rejects(
      (async () => assertContract({...description, contract: 'soon'}))(),
      'unsupported',
      'a contract without a number',
    );
  }),

  define(
    'items come by id in the order of the ids, with a gap for each that is not there',
    [{kind: 'discussion'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const items = await adapter.get('discussion', ['d-03', 'nobody', 'd-01', 'd-03']);
      equal(
        items.map((found) => found?.id),
        ['d-03', undefined, 'd-01', 'd-03'],
        'the ids',
      );
      equal(await adapter.get('discussion', []), [], 'what no ids bring');
      equal((await adapter.get('discussion', ['mo']))[0], undefined, 'an item of another kind');
    },
  ),

  define('an item is the same in a list and by its id', [{kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const {items} = await adapter.list('discussion', {limit: 5});
    equal(await adapter.get('discussion', idsOf({items})), items, 'the items by their ids');
  }),

  define('an item keeps every field as it was written', [{kind: 'practice'}, {kind: 'member'}], async (harness) => {
    const practice = {
      id: 'p-1',
      title: 'Naïve “quotes” & <b>angles</b> 🌱',
      summary: 'שלום',
      problem: '# Markdown\n\n- stays\n  as it *is*\n\u2028',
      useWhen: ['one', 'two', 'one'],
      sections: [
        {heading: 'Why', body: 'Because'},
        {heading: 'Why', body: 'Again'},
      ],
      reviewBy: '2026-03-29',
      origin: {kind: 'event', title: 'A talk'},
      language: 'he',
      createdBy: 'mo',
      state: 'approved',
      extra: {nested: [1, null, {deep: true}], 'with space': ''},
    };
    const member = {
      id: 'm-1',
      name: 'Fields',
      helps: [{skill: 'Ceph', level: 3}, {skill: 'NFS'}],
      custom: {team: 'Blue'},
      presence: {is: 'busy', at: '2026-10-25T09:00:00Z'},
      joined: '2026-10-25',
    };
    const adapter = await harness.open({
      seed: [...organisation, item('practice', practice), item('member', member)],
      as: 'mo',
    });
    const read: object[] = [await one(adapter, 'practice', 'p-1'), await one(adapter, 'member', 'm-1')];
    for (const [index, written] of [practice, member].entries()) {
      for (const [name, value] of Object.entries(written))
        equal((read[index] as Record<string, unknown>)[name], value, `the field ${name}`);
    }
    equal((read[0] as {createdAt: string}).createdAt, '2026-01-05T09:00:00Z', 'when it was created');
  }),

  define(
    'a state, a choice and fields of a newer contract are kept and do not crash',
    [{kind: 'discussion', facets: ['type']}],
    async (harness) => {
      const newer = item('discussion', {
        id: 'newer',
        title: 'From tomorrow',
        type: 'debate',
        state: 'archived',
        createdBy: 'mo',
        extra: {mood: 'calm'},
      });
      const adapter = await harness.open({seed: [...organisation, newer], as: 'mo'});
      const found = await one(adapter, 'discussion', 'newer');
      equal(
        [found['type'], found.state, found.extra],
        ['debate', 'archived', {mood: 'calm'}],
        'type, state and what else there is',
      );
      const page = await adapter.list('discussion', {where: {type: {any: ['debate']}}});
      equal(idsOf(page), ['newer'], 'what the unknown type finds');
    },
  ),

  define('only the fields that were asked for come, beside the envelope', [{kind: 'discussion'}], async (harness) => {
    const long = item('discussion', {id: 'long', type: 'idea', title: 'Long', body: 'x'.repeat(1000), createdBy: 'mo'});
    const adapter = await harness.open({seed: [...organisation, long], as: 'mo'});
    const [found] = (await adapter.list('discussion', {fields: ['title']})).items;
    equal([found?.id, found?.title, found?.body], ['long', 'Long', undefined], 'id, title and body');
    ok(found!.version && found!.createdAt && found!.state === 'open', 'the envelope is whole');
  }),

  define('a question about something nobody knows is refused', [{kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    await rejects(adapter.list('discussion', {sort: 'shoe size'}), ['invalid', 'unsupported'], 'an unknown sort');
    await rejects(
      adapter.list('discussion', {where: {shoeSize: 46} as object}),
      ['invalid', 'unsupported'],
      'an unknown filter',
    );
    await rejects(adapter.list('discussion', {facets: ['shoe size']}), ['invalid', 'unsupported'], 'an unknown facet');
  }),

  define(
    'somebody who no longer wants the answer is told so, before and while they wait',
    [{kind: 'discussion'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      for (const call of [
        (signal: AbortSignal) => adapter.list('discussion', {}, {signal}),
        (signal: AbortSignal) => adapter.get('discussion', ['d-01'], {signal}),
      ]) {
        const outcome = await call(AbortSignal.abort()).then(
          () => 'answered',
          (error: Error) => error.name,
        );
        equal(outcome, 'AbortError', 'what a call that was aborted before ends with');
        const controller = new AbortController();
        const during = call(controller.signal).then(
          () => 'answered',
          (error: Error) => error.name,
        );
        controller.abort();
        // It may have been answered already.
        ok(['AbortError', 'answered'].includes(await during), 'a call aborted on its way ends as aborted or answered');
        const after = await call(new AbortController().signal).then(
          () => 'answered',
          (error: Error) => error.name,
        );
        equal(after, 'answered', 'what the next call ends with');
      }
    },
  ),

  define('one that leaves does not take the others along', [{kind: 'discussion'}], async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const controller = new AbortController();
    const leaving = adapter.get('discussion', ['d-01'], {signal: controller.signal}).catch(() => undefined);
    const staying = adapter.get('discussion', ['d-01', 'd-02'], {signal: new AbortController().signal});
    const refused = adapter.list('discussion', {sort: 'shoe size'}).catch(() => 'refused');
    const listing = adapter.list('discussion', {limit: 2});
    controller.abort();
    await leaving;
    equal(await refused, 'refused', 'a question that cannot be answered');
    equal(
      (await staying).map((found) => found?.id),
      ['d-01', 'd-02'],
      'what the others asked for',
    );
    equal((await listing).items.length, 2, 'the length of the list beside them');
  }),

  define(
    'several reads at once are answered each on its own',
    [{kind: 'discussion'}, {kind: 'member'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      if (!adapter.many) return;
      const [page, items, error] = await adapter.many([
        {verb: 'list', kind: 'discussion', query: {where: {community: storage}, limit: 3}},
        {verb: 'get', kind: 'member', ids: ['mo', 'nobody']},
        {verb: 'list', kind: 'member', query: {cursor: 'made up'}},
      ]);
      equal(page && 'page' in page && page.page.items.length, 3, 'the length of the list');
      equal(items && 'items' in items && items.items.map((found) => found?.id), ['mo', undefined], 'the members');
      equal(error && 'error' in error && error.error.kind, 'invalid', 'what is wrong with the third');
    },
  ),

  define(
    'what is asked for together is answered together',
    [{kind: 'discussion'}, {kind: 'member'}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const answers = await Promise.all([
        adapter.get('member', ['mo', 'nia']),
        adapter.get('member', ['nobody', 'mo']),
        adapter.get('discussion', ['d-04']),
        adapter.list('discussion', {where: {community: storage}, limit: 1}),
      ]);
      equal(
        answers[0].map((found) => found?.id),
        ['mo', 'nia'],
        'the first two members',
      );
      equal(
        answers[1].map((found) => found?.id),
        [undefined, 'mo'],
        'the other two',
      );
      equal(
        answers[2].map((found) => found?.id),
        ['d-04'],
        'the discussion',
      );
      equalSets(
        Object.keys(answers[3]).filter((name) => ['items', 'total'].includes(name)),
        ['items', 'total'],
        'what a page has',
      );
    },
  ),
];
