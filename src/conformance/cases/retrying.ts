import type {Change} from '../../adapter/contract.js';
import {newId} from '../../model/id.js';
import {equal, ok, rejects} from '../assert.js';
import {discussions, item, organisation} from '../seed.js';
import {create, maybe, one, part, write} from '../tools.js';

const define = part('keys, dry runs and restoring');
const seed = [...organisation, ...discussions(3)];
const creates = [{kind: 'discussion', verbs: ['create']}] as const;
const updates = [{kind: 'discussion', verbs: ['create', 'update']}] as const;
const idea = {type: 'idea', title: 'Cold storage'} as const;
const creating = (id: string, fields: object = idea) =>
  ({verb: 'create', kind: 'discussion', item: {id, community: 'storage', ...fields}}) as Change;

export const retrying = [
  define('the same key twice is one change, and the first answer once more', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const created = await create(adapter, 'discussion', idea);
    const change: Change = {
      verb: 'update',
      kind: 'discussion',
      id: created.id,
      version: created.version,
      set: {title: 'Once'},
    };
    const key = newId();
    const first = await write(adapter, change, {key});
    ok(!first.replayed, 'the first time is not a replay');
    const second = await write(adapter, change, {key});
    equal(second.replayed, true, 'whether the second time is a replay');
    equal(second.items[0]?.version, first.items[0]?.version, 'the version in the second answer');
    equal((await one(adapter, 'discussion', created.id)).version, first.items[0]?.version, 'the version');
  }),

  define('the same key twice at once is one change', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const change = creating(newId());
    const key = newId();
    const [one, two] = await Promise.all([write(adapter, change, {key}), write(adapter, change, {key})]);
    equal(one.items[0]?.version, two.items[0]?.version, 'the versions both are answered with');
  }),

  define('the same key for another change is refused', creates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const witness = await harness.open({as: 'mo'});
    const key = newId();
    await write(adapter, creating(newId()), {key});
    const other = newId();
    await rejects(
      write(adapter, creating(other, {type: 'idea', title: 'Another'}), {key}),
      ['invalid', 'conflict'],
      'the same key for another change',
    );
    equal(await maybe(witness, 'discussion', other), undefined, 'the other change’s item');
  }),

  define('a dry run says what would happen, and changes nothing', updates, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const id = newId();
    const key = newId();
    const {items} = await write(adapter, creating(id), {dryRun: true, key});
    equal(items[0]?.id, id, 'the id of what would be created');
    equal(await maybe(adapter, 'discussion', id), undefined, 'the item after the dry run');
    await rejects(
      write(adapter, creating(newId(), {type: 'idea'}), {dryRun: true}),
      'invalid',
      'a dry run of something that cannot be',
    );
    await rejects(
      write(
        adapter,
        {verb: 'update', kind: 'discussion', id: 'd-00', version: 'old', set: {title: 'x'}},
        {dryRun: true},
      ),
      'conflict',
      'a dry run against an old version',
    );
    const done = await write(adapter, creating(id), {key});
    ok(!done.replayed, 'a dry run does not use up its key');
    equal((await one(adapter, 'discussion', id))['title'], 'Cold storage', 'the title after the real run');
  }),

  define(
    'an administrator restores items with their own dates and authors, and once more changes nothing',
    [
      {kind: 'discussion', verbs: ['restore']},
      {kind: 'reply', verbs: ['restore']},
    ],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'ada', administrator: true});
      const old = item('discussion', {
        id: 'old-1',
        type: 'question',
        title: 'From 2019',
        state: 'solved',
        accepted: ['old-2'],
        pinned: true,
        createdBy: 'nia',
        createdAt: '2019-05-06T07:08:09Z',
        updatedAt: '2020-01-01T00:00:00Z',
        updatedBy: 'mo',
        extra: {source: 'wiki'},
      });
      const answer = item('reply', {
        id: 'old-2',
        discussion: 'old-1',
        body: 'So.',
        createdBy: 'gone',
        createdAt: '2019-05-07T00:00:00Z',
      });
      for (let time = 0; time < 2; time++) {
        await write(adapter, {verb: 'restore', items: [answer, old]});
        const found = await one(adapter, 'discussion', 'old-1');
        const {counts, may, mine, activityAt, version, ...rest} = found;
        const {version: _, ...given} = old;
        equal(rest, given, 'the item');
        equal(counts?.['replies'], 1, 'the count of its replies');
      }
      const again = {...old, title: 'From 2019, corrected'};
      await write(adapter, {verb: 'restore', items: [again]});
      equal(
        (await one(adapter, 'discussion', 'old-1'))['title'],
        again.title,
        'the title of what was restored over what was there',
      );
    },
  ),

  define('two items of one id are not restored', [{kind: 'discussion', verbs: ['restore']}], async (harness) => {
    const adapter = await harness.open({seed, as: 'ada', administrator: true});
    const old = {type: 'idea', title: 'Once', id: 'twice'};
    const items = [item('discussion', old), item('discussion', {...old, title: 'Once more'})];
    await rejects(write(adapter, {verb: 'restore', items}), ['invalid'], 'an id that is there twice');
    equal(await maybe(adapter, 'discussion', 'twice'), undefined, 'what was kept of it');
  }),

  define('nobody else restores', [{kind: 'discussion', verbs: ['restore', 'create']}], async (harness) => {
    const adapter = await harness.open({seed, as: 'fay'});
    const forged = item('discussion', {id: 'forged', type: 'idea', title: 'Not me', createdBy: 'nia'});
    await rejects(
      write(adapter, {verb: 'restore', items: [forged]}),
      ['forbidden', 'unsupported'],
      'a restore by a facilitator',
    );
  }),
];
