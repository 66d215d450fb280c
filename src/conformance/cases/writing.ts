import type {Change} from '../../adapter/contract.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import {equal, ok, rejects} from '../assert.js';
import {discussions, organisation} from '../seed.js';
import {create, ids, maybe, one, part, remove, update, write} from '../tools.js';

const define = part('writing');
const seed = [...organisation, ...discussions(3)];
const creates = [{kind: 'discussion', verbs: ['create']}] as const;
const updates = [{kind: 'discussion', verbs: ['create', 'update']}] as const;
const idea = {type: 'idea', title: 'Cold storage'} as const;
const creating = (id: string, fields: object = idea) =>
  ({verb: 'create', kind: 'discussion', item: {id, community: 'storage', ...fields}}) as Change;

export const writing = [
  define(
    'what is created is there, with the id it was given and the envelope the store gives it',
    creates,
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const before = Date.now();
      const created = await create(adapter, 'discussion', {...idea, body: 'Why?', language: 'en'});
      equal(await one(adapter, 'discussion', created.id), created, 'the item by its id');
      equal([created['title'], created['body'], created.language], ['Cold storage', 'Why?', 'en'], 'what was written');
      equal(
        [created.kind, created.community, created.state, created.createdBy],
        ['discussion', 'storage', 'open', 'mo'],
        'kind, community, state and author',
      );
      ok(created.version, 'it has a version');
      ok(
        Math.abs(Date.parse(created.createdAt) - before) < 600_000,
        'it was created about now, by the clock of the store',
      );
      ok((await ids(adapter, 'discussion')).includes(created.id), 'it is in the list');
    },
  ),

  define('a create that comes twice is one item', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const id = newId();
    const [first] = (await write(adapter, creating(id))).items;
    const [second] = (await write(adapter, creating(id))).items;
    equal(second?.version, first?.version, 'the version answered to the second create');
    equal((await ids(adapter, 'discussion')).filter((other) => other === id).length, 1, 'how often it is listed');
  }),

  define(
    'an id is never given again, not even after its item was removed',
    [{kind: 'discussion', verbs: ['create', 'remove']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const witness = await harness.open({as: 'mo'});
      const created = await create(adapter, 'discussion', idea);
      await remove(adapter, created);
      await rejects(
        write(adapter, creating(created.id)),
        ['conflict', 'invalid'],
        'a create with the id of something that was removed',
      );
      equal(await maybe(witness, 'discussion', created.id), undefined, 'the removed item');
    },
  ),

  define(
    'the id of somebody else’s item is not taken over',
    [...creates, {kind: 'reply', verbs: ['create']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'nia'});
      const witness = await harness.open({as: 'mo'});
      await write(adapter, creating('d-00', {type: 'idea', title: 'Mine now'})).catch(() => undefined);
      const reply = {
        verb: 'create',
        kind: 'reply',
        item: {id: 'd-01', community: 'storage', discussion: 'd-00', body: 'x'},
      } as Change;
      await write(adapter, reply).catch(() => undefined);
      equal((await one(witness, 'discussion', 'd-00'))['title'], 'Topic 00', 'the title of the first');
      equal((await one(witness, 'discussion', 'd-01'))['title'], 'Topic 00', 'the title of the second');
    },
  ),

  define('an update changes what it names and nothing else', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const created = await create(adapter, 'discussion', {
      ...idea,
      body: 'Why?',
      topics: ['nfs', 'ceph'],
      extra: {mood: ['calm']},
    });
    const updated = await update(adapter, created, {title: 'Colder storage', topics: ['tape'], body: null});
    equal(updated, await one(adapter, 'discussion', created.id), 'the answer');
    equal(
      [updated['title'], updated['topics'], updated['type']],
      ['Colder storage', ['tape'], 'idea'],
      'title, topics and type',
    );
    ok(!('body' in updated), 'a field set to null is gone');
    equal(updated.extra, {mood: ['calm']}, 'what the store does not know');
    ok(updated.version !== created.version, 'the version is another one');
    equal(
      [updated.createdAt, updated.createdBy, updated.updatedBy],
      [created.createdAt, 'mo', 'mo'],
      'who created it when, and who changed it',
    );
  }),

  define('what the store does not know survives create, update and reading', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const extra = {'another tool': {ids: [1, 2.5, -0.1], deep: {deeper: [null, true, '']}}, text: 'Zażółć 🌱'};
    const created = await create(adapter, 'discussion', {...idea, extra});
    equal((await one(adapter, 'discussion', created.id)).extra, extra, 'it after the create');
    await update(adapter, created, {title: 'Other'});
    equal(
      (await one(await harness.open({as: 'nia'}), 'discussion', created.id)).extra,
      extra,
      'it after an update, seen by somebody else',
    );
  }),

  define('text is stored as it was written', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const body =
      '<script>alert(1)</script>\r\n\t**bold** `code` \\ \u00a0 é e\u0301 مرحبا 👩🏽‍🚀 ' + 'long '.repeat(20_000);
    const created = await create(adapter, 'discussion', {...idea, title: ' Spaces  stay ', body});
    const found = await one(adapter, 'discussion', created.id);
    ok(found['body'] === body, 'a long body comes back letter by letter');
    equal(found['title'], ' Spaces  stay ', 'the title');
  }),

  define(
    'an update made against an old version is a conflict, and brings the item as it is',
    updates,
    async (harness) => {
      const mine = await harness.open({seed, as: 'mo'});
      const theirs = await harness.open({as: 'fay'});
      const created = await create(mine, 'discussion', idea);
      await update(theirs, created, {title: 'Theirs'});
      const conflict = await rejects(
        update(mine, created, {title: 'Mine'}),
        'conflict',
        'an update made against an old version',
      );
      equal(
        (conflict.current as AnyItem | undefined)?.['title'],
        'Theirs',
        'the title of the current item in the conflict',
      );
      const current = await one(theirs, 'discussion', created.id);
      equal(current['title'], 'Theirs', 'the title');
      equal((conflict.current as AnyItem).version, current.version, 'the version in the conflict');
    },
  ),

  define(
    'a removal made against an old version is a conflict too',
    [{kind: 'discussion', verbs: ['create', 'update', 'remove']}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const witness = await harness.open({as: 'mo'});
      const created = await create(adapter, 'discussion', idea);
      await update(adapter, created, {title: 'Newer'});
      await rejects(remove(adapter, created), 'conflict', 'a removal made against an old version');
      equal((await one(witness, 'discussion', created.id))['title'], 'Newer', 'what is still there');
    },
  ),

  define('of two who write at once against the same version, one wins and one is told', updates, async (harness) => {
    const mine = await harness.open({seed, as: 'mo'});
    const theirs = await harness.open({as: 'fay'});
    const created = await create(mine, 'discussion', idea);
    const outcomes = await Promise.allSettled([
      update(mine, created, {title: 'Mine'}),
      update(theirs, created, {title: 'Theirs'}),
    ]);
    equal(outcomes.map(({status}) => status).sort(), ['fulfilled', 'rejected'], 'how the two end');
  }),

  define(
    'what was removed is gone from lists and reads',
    [
      {kind: 'discussion', verbs: ['create', 'remove']},
      {kind: 'discussion', verbs: ['update']},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'mo'});
      const created = await create(adapter, 'discussion', idea);
      const {items} = await remove(adapter, created);
      equal(
        items.filter(({id}) => id === created.id),
        [],
        'what the removal answers of it',
      );
      equal(await maybe(adapter, 'discussion', created.id), undefined, 'the item by its id');
      ok(!(await ids(adapter, 'discussion')).includes(created.id), 'it is not in the list');
      await rejects(update(adapter, created, {title: 'Back'}), 'not-found', 'an update of what was removed');
    },
  ),

  define('what is wrong is refused, with the fields that are wrong', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const wrong = {
      title: [
        {type: 'idea'},
        {type: 'idea', title: '   '},
        {type: 'idea', title: 7},
        {type: 'idea', title: 'x'.repeat(301)},
      ],
      type: [{title: 'T'}, {title: 'T', type: 'debate'}],
      topics: [
        {...idea, topics: 'one'},
        {...idea, topics: [1]},
      ],
      shoeSize: [{...idea, shoeSize: 46}],
      subject: [{...idea, subject: 'not an address'}],
    };
    for (const [name, drafts] of Object.entries(wrong)) {
      for (const draft of drafts) {
        const what = `a discussion with ${JSON.stringify(draft).slice(0, 60)}`;
        const error = await rejects(write(adapter, creating(newId(), draft)), ['invalid', 'too-large'], what);
        if (error.kind === 'invalid')
          ok(error.fields?.[name], `the refusal of ${what} says what is wrong with “${name}”`);
      }
    }
  }),

  define('a text beyond 256 kB is refused, one of exactly that is kept', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    await rejects(
      write(adapter, creating(newId(), {...idea, body: 'é'.repeat(131_073)})),
      ['invalid', 'too-large'],
      'a body of 256 kB and two bytes',
    );
    const created = await create(adapter, 'discussion', {...idea, body: 'x'.repeat(262_144)});
    equal(String((await one(adapter, 'discussion', created.id))['body']).length, 262_144, 'the length of the body');
  }),

  define('nobody writes what the store computes or what an act decides', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const forged = {
      createdBy: 'nia',
      createdAt: '2001-01-01T00:00:00Z',
      counts: {replies: 99},
      may: ['restore'],
      version: 'x',
      pinned: true,
      accepted: ['r'],
    };
    await write(adapter, creating('forged', {...idea, ...forged})).catch(() => undefined);
    const witness = await harness.open({as: 'nia'});
    const created = (await maybe(witness, 'discussion', 'forged')) ?? (await create(adapter, 'discussion', idea));
    await update(adapter, created, forged).catch(() => undefined);
    const found = await one(witness, 'discussion', created.id);
    equal(
      [found.createdBy, found.createdAt > '2026', found.counts?.['replies'] ?? 0],
      ['mo', true, 0],
      'author, date and count',
    );
    equal(
      [found['pinned'] ?? false, found['accepted'] ?? [], found.state],
      [false, [], 'open'],
      'what only acts decide',
    );
  }),

  define('names that are part of the language do no harm', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const evil = JSON.parse(
      '{"type":"idea","title":"T","extra":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}',
    ) as object;
    await write(adapter, creating(newId(), evil)).catch(() => undefined);
    await adapter
      .list('discussion', JSON.parse('{"where":{"__proto__":{"any":["x"]}}}') as object)
      .catch(() => undefined);
    ok(!('polluted' in {}), 'nothing has got into the language');
  }),
];
