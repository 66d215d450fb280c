import {equal, equalSets, ok, rejects} from '../assert.js';
import {item, network, organisation} from '../seed.js';
import {countsOf, create, ids, maybe, one, part, remove, update} from '../tools.js';

const define = part('permission');
const d = (id: string, visibility: string, more: object = {}) =>
  item('discussion', {
    id,
    type: 'idea',
    title: `Secret ${id}`,
    topics: [id],
    visibility,
    createdBy: 'mo',
    createdAt: `2026-02-0${id.length}T00:00:00Z`,
    ...more,
  });
const seed = [
  ...organisation,
  d('all', 'organisation'),
  d('everybody', 'public'),
  d('inside', 'community'),
  d('own', 'person'),
  d('their', 'community', {community: network, createdBy: 'otto'}),
  item('reply', {id: 'r-in', discussion: 'inside', body: 'Secret reply', visibility: 'organisation', createdBy: 'mo'}),
  item('reply', {id: 'r-all', discussion: 'all', body: 'Open reply', createdBy: 'mo'}),
  item('reply', {id: 'r-narrow', discussion: 'all', body: 'Narrow reply', visibility: 'person', createdBy: 'mo'}),
  item('reaction', {id: 'x-in', subject: 'inside', reaction: 'like', createdBy: 'mo'}),
];
const reads = [{kind: 'discussion'}] as const;

/** What each of them may know of. */
const sees = {
  mo: ['all', 'everybody', 'inside', 'own'],
  nia: ['all', 'everybody', 'inside'],
  otto: ['all', 'everybody', 'their'],
} as const;

export const permission = [
  define(
    'lists, totals and facets bring only what a person may see',
    [{kind: 'discussion', facets: ['topics']}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      for (const [as, visible] of Object.entries(sees)) {
        const adapter = await harness.open({as});
        const page = await adapter.list('discussion', {facets: ['topics']});
        equalSets(
          page.items.map(({id}) => id),
          visible,
          `what ${as} lists`,
        );
        equal(page.total.value, visible.length, `the total ${as} is told`);
        equalSets(Object.keys(countsOf(page, 'topics')), visible, `the facet values ${as} is told`);
      }
    },
  ),

  define('a visitor sees what is public, and nothing else', [...reads, {kind: 'reply'}], async (harness) => {
    await harness.open({seed, as: 'mo'});
    const visitor = await harness.open({});
    equal(await ids(visitor, 'discussion'), ['everybody'], 'what a visitor lists');
    equal(await maybe(visitor, 'discussion', 'all'), undefined, 'what a visitor gets of the rest');
    equal(await ids(visitor, 'reply'), [], 'the replies a visitor lists');
  }),

  define('who is signed in is named, a visitor is nobody', [], async (harness) => {
    const adapter = await harness.open({seed, as: 'nia'});
    equal((await adapter.describe()).you?.member, 'nia', 'who is signed in');
    equal((await (await harness.open({})).describe()).you, undefined, 'who a visitor is');
  }),

  define(
    'neither an id nor a word nor a filter brings what a person may not see',
    [{kind: 'discussion', text: true}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      equal(
        (await otto.get('discussion', ['all', 'inside', 'own'])).map((found) => found?.id),
        ['all', undefined, undefined],
        'what Otto gets by id',
      );
      equalSets(await ids(otto, 'discussion', {text: 'secret'}), sees.otto, 'what Otto finds by a word');
      equal(
        await ids(otto, 'discussion', {text: 'inside'}),
        [],
        'what Otto finds by a word that only hidden items have',
      );
      equal(
        await ids(otto, 'discussion', {where: {createdBy: 'mo', visibility: {any: ['person', 'community']}}}),
        [],
        'what Otto finds by a filter',
      );
      const page = await otto.list('discussion', {where: {topics: 'inside'}, limit: 0});
      equal(page.total.value, 0, 'the total Otto is told');
    },
  ),

  define(
    'starting at a hidden item tells no more than starting at one that is not there',
    [{kind: 'discussion', sort: ['title']}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      const answer = (id: string) =>
        otto.list('discussion', {sort: 'title', from: {id}}).then(
          ({items}) => items.map((found) => found.id),
          (error: {kind: string}) => error.kind,
        );
      equal(await answer('inside'), await answer('nowhere'), 'the answer for a hidden item');
    },
  ),

  define(
    'what hangs on a hidden item is hidden too, and counted for nobody else',
    [{kind: 'reply'}, {kind: 'reaction'}, {kind: 'discussion'}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      equalSets(await ids(otto, 'reply'), ['r-all'], 'the replies Otto lists');
      equal(await maybe(otto, 'reply', 'r-in'), undefined, 'a reply below a hidden discussion');
      equal(await ids(otto, 'reaction'), [], 'the reactions Otto lists');
      equal((await one(otto, 'discussion', 'all')).counts?.['replies'], 1, 'the replies Otto is told of');
      equal(await ids(otto, 'discussion', {where: {'counts.replies': {from: 2}}}), [], 'what has two replies, to Otto');
    },
  ),

  define(
    'a refusal says nothing about what a person may not see',
    [
      {kind: 'discussion', verbs: ['update', 'remove']},
      {kind: 'reply', verbs: ['create']},
    ],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      const like = (id: string) => ({...d(id, 'community'), version: '1'});
      for (const [what, call] of Object.entries({
        update: (id: string) => update(otto, like(id) as never, {title: 'x'}),
        remove: (id: string) => remove(otto, like(id) as never),
        reply: (id: string) => create(otto, 'reply', {id: `to-${id}`, discussion: id, body: 'x'}),
      })) {
        const refused = await rejects(
          call('inside'),
          ['not-found', 'invalid', 'forbidden'],
          `the ${what} of a hidden item`,
        );
        const absent = await rejects(call('nowhere'), ['not-found', 'invalid', 'forbidden'], `the ${what} of nothing`);
        equal(
          [refused.kind, refused.current],
          [absent.kind, undefined],
          `what the ${what} of a hidden item is answered`,
        );
        ok(!refused.message.includes('Secret'), `the refusal of the ${what} does not quote what is hidden`);
      }
    },
  ),

  define(
    'a create with the id of a hidden item does not bring it',
    [{kind: 'discussion', verbs: ['create']}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      const answer = await create(otto, 'discussion', {
        id: 'inside',
        type: 'idea',
        title: 'Mine',
        community: network,
      }).catch((error: {current?: unknown}) => error);
      ok(!JSON.stringify(answer).includes('Secret'), 'the answer says nothing of the hidden item');
      const conflict = (answer as {current?: object}).current;
      ok(!conflict || !('title' in conflict), 'the conflict does not bring the hidden item');
    },
  ),

  define(
    'a visitor reads what is public and writes nothing',
    [{kind: 'discussion', verbs: ['create']}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const visitor = await harness.open({});
      if (!visitor.write) return;
      await rejects(create(visitor, 'discussion', {type: 'idea', title: 'x'}), 'signed-out', 'a create by a visitor');
    },
  ),

  define(
    'nobody changes what somebody else wrote, save those who keep order',
    [
      {kind: 'discussion', verbs: ['update']},
      {kind: 'reply', verbs: ['update', 'remove']},
      {kind: 'member', verbs: ['update']},
    ],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      await rejects(
        update(nia, await one(nia, 'discussion', 'all'), {title: 'x'}),
        'forbidden',
        'an update of somebody else’s discussion',
      );
      await rejects(remove(nia, await one(nia, 'reply', 'r-all')), 'forbidden', 'a removal of somebody else’s reply');
      await rejects(
        update(nia, await one(nia, 'member', 'mo'), {title: 'x'}),
        'forbidden',
        'an update of somebody else’s profile',
      );
      const fay = await harness.open({as: 'fay'});
      equal(
        (await update(fay, await one(fay, 'discussion', 'all'), {title: 'Clearer'}))['title'],
        'Clearer',
        'the title a facilitator has given',
      );
    },
  ),

  define(
    'nobody gives themselves a role',
    [{kind: 'membership', verbs: ['create', 'update']}, {kind: 'discussion'}],
    async (harness) => {
      await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      await rejects(
        create(otto, 'membership', {member: 'otto', role: 'facilitator'}),
        'forbidden',
        'making oneself a facilitator',
      );
      await rejects(
        update(otto, await one(otto, 'membership', 'otto-network'), {role: 'administrator'}),
        'forbidden',
        'making oneself an administrator',
      );
      await create(otto, 'membership', {member: 'otto', role: 'member'});
      ok(await maybe(otto, 'discussion', 'inside'), 'who has joined sees what is inside');
    },
  ),

  define('what a person may not see is not among what others did', [...reads, {kind: 'reaction'}], async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    const [found] = await nia.get('discussion', ['inside']);
    ok(found && !Object.keys(found.mine ?? {}).includes('reaction:like'), 'a reaction of somebody else is not mine');
    equal(found?.counts?.['reaction:like'], 1, 'the count of reactions');
  }),
];
