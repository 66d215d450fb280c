import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {everything, ground, people, subjects} from '../../server/test/matrix/items.js';
import {actorAmong} from '../../src/adapter/store/actors.js';
import {item, network, storage} from '../../src/conformance/seed.js';
import {worldOf} from '../../src/file/role-actor.js';
import {visitor, type Actor} from '../../src/model/actor.js';
import {mayOf} from '../../src/model/may.js';
import {hiddenFields, maySee} from '../../src/model/visibility.js';
import {judge, type Judged, type Verdict} from '../../src/model/judge.js';
import type {AnyItem, Item} from '../../src/model/item.js';
import {tableOf, type Kind} from '../../src/model/kinds.js';
import {permissions} from '../../src/model/permissions.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {rules, judgedKinds} = (await import(join(root, 'scripts/wordpress-rules.mjs'))) as {
  rules(): Promise<unknown>;
  judgedKinds: readonly Kind[];
};
const {findCommand} = (await import(join(root, 'scripts/debian.mjs'))) as {
  findCommand(name: string): string | undefined;
};
const php = findCommand('php');

/** Somebody by number, a change, and the id of what is changed. */
type Case = readonly [number, Judged, string | null];

/** What the items of the permission matrix have no case of: chains, marks, badges with rules, polls and comments of pages. */
const others: readonly Item[] = [
  item('community', {id: 'masked', name: 'Masked', anonymous: true}),
  item('community', {id: 'shelved', name: 'Shelved', state: 'archived'}),
  item('membership', {id: 'm-shelved', community: 'shelved', member: 'the-steward', role: 'steward'}),
  item('membership', {id: 'm-masked', community: 'masked', member: 'the-member', role: 'member'}),
  item('discussion', {
    id: 'of-page',
    community: storage,
    type: 'idea',
    title: 'Page',
    subject: 'https://a.example/',
    createdBy: 'the-member',
  }),
  item('badge', {id: 'by-stewards', community: storage, name: 'S', criteria: 'S', givenBy: 'steward'}),
  item('badge', {id: 'by-leaders', community: storage, name: 'F', criteria: 'F', givenBy: 'facilitator'}),
  item('badge', {id: 'by-rule', community: storage, name: 'R', criteria: 'R', rule: {counts: 'reply', most: 3}}),
  item('badge', {id: 'retired', community: storage, name: 'O', criteria: 'O', state: 'retired'}),
  item('member', {
    ...{id: 'shy', name: 'Shy', createdBy: 'the-steward'},
    fieldVisibility: {mail: 'person', bio: 'community', unit: 'organisation', name: 'person'},
  }),
  item('member', {id: 'modest', name: 'Modest', hidesAwards: true, createdBy: 'modest'}),
  item('member', {id: 'gone', name: 'Gone', state: 'moved-on', createdBy: 'the-stranger'}),
  item('practice', {
    id: 'proved',
    ...{community: storage, title: 'Proved', state: 'approved', authors: ['the-steward'], createdBy: 'the-member'},
  }),
  item('award', {id: 'kept', community: storage, badge: 'by-rule', member: 'modest', createdBy: 'the-member'}),
  ...Array.from({length: 52}, (_, depth) =>
    item('reply', {
      id: `deep-${depth}`,
      ...{community: storage, discussion: `discussion-${storage}`, body: 'So', createdBy: 'the-member'},
      ...(depth > 0 && {inReplyTo: `deep-${depth - 1}`}),
    }),
  ),
];

const discussion = (given: Readonly<Record<string, unknown>>) =>
  item('discussion', {id: 'new', community: storage, type: 'idea', title: 'New', ...given});
const answer = (given: Readonly<Record<string, unknown>>) =>
  item('reply', {id: 'new', community: storage, discussion: `discussion-${storage}`, body: 'New', ...given});
const award = (badge: string, member: string) => item('award', {id: 'new', community: storage, badge, member});
const joining = (role: string, member: string) => item('membership', {id: 'new', community: storage, member, role});

const drafts: readonly Item[] = [
  ...['announcement', 'poll', 'question'].map((type) => discussion({type})),
  ...[['Now'], ['Now', 'Later']].flatMap((choices) => [discussion({type: 'poll', choices}), discussion({choices})]),
  ...[20, 21].map((length) => discussion({type: 'poll', choices: Array.from({length}, (_, place) => `${place}`)})),
  discussion({anonymous: true}),
  discussion({anonymous: true, community: 'masked'}),
  discussion({state: 'closed'}),
  answer({anonymous: true}),
  ...['deep-0', 'deep-49', 'deep-50', 'deep-51', `answer-none`].map((inReplyTo) => answer({inReplyTo})),
  answer({inReplyTo: 'deep-0', discussion: `discussion-${network}`}),
  ...['by-stewards', 'by-leaders', 'by-rule', 'retired', 'none'].flatMap((badge) =>
    ['the-member', 'the-stranger', 'the-steward', 'modest'].map((member) => award(badge, member)),
  ),
  ...['guest', 'member', 'steward', 'facilitator', 'administrator'].flatMap((role) =>
    ['the-newcomer', 'the-outsider'].map((member) => joining(role, member)),
  ),
  ...[0, 1, 2].map((choice) => item('vote', {id: 'new', community: storage, discussion: `poll-${storage}`, choice})),
  ...['practice-storage', 'proved', 'the-member', 'discussion-storage'].map((subject) =>
    item('endorsement', {id: 'new', community: storage, subject}),
  ),
];

const hidden = subjects.find(
  ({item: each}) => each.kind === 'discussion' && each.state === 'hidden' && each.community === storage,
)!.item.id;

/** What acts are told, right and wrong. */
const told: Readonly<Record<string, (subject: Item) => readonly Readonly<Record<string, unknown>>[]>> = {
  accept: ({id}) => [{reply: `answer-${id}`}, {reply: 'deep-0'}, {}],
  unaccept: ({id}) => [{reply: `answer-${id}`}],
  split: ({id}) => [{reply: `answer-${id}`}],
  ask: () => [{member: 'the-stranger'}, {member: 'the-member'}, {member: 'nobody'}],
  move: () => [{community: network}, {community: storage}, {community: 'shelved'}, {community: 'none'}],
  merge: () => [{into: `discussion-${storage}`}, {into: `poll-${network}`}, {into: hidden}, {into: 'none'}],
};

function* changesOf(subject: Item): Generator<readonly [Judged, string | null]> {
  const {kind, id} = subject;
  yield [{verb: 'update', kind, set: {}}, id];
  yield [{verb: 'remove', kind}, id];
  for (const act of [...Object.keys(permissions[kind].acts ?? {}), 'dance'])
    for (const words of told[act]?.(subject) ?? [{}]) yield [{verb: 'act', kind, act, with: words}, id];
  yield [{verb: 'create', kind, item: {...subject, state: tableOf(kind).states[0]!} as AnyItem}, null];
  yield [{verb: 'create', kind, item: subject as unknown as AnyItem}, null];
}

describe('the rules in PHP', () => {
  it('say what ours say, of everybody, everything and every act', {skip: !php && 'there is no php'}, async () => {
    const items = [...everything, ...others];
    const world = worldOf(items);
    const actors: readonly Actor[] = [
      ...people.map((name) => (name === '' ? visitor : actorAmong(name, ground as unknown as readonly AnyItem[]))),
      {member: 'modest', roles: {}},
      {member: 'the-boss', roles: {}, administrator: true},
      {roles: {[storage]: 'member'}},
      {roles: {}, left: 'gone'},
    ];
    const tried = subjects.filter(({item: {kind}}, index) => judgedKinds.includes(kind) && index % 3 !== 1);
    const changes = [...tried.map((subject) => subject.item), ...others].flatMap((each) => [...changesOf(each)]);
    changes.push(
      ...drafts.map((draft) => [{verb: 'create', kind: draft.kind, item: draft as unknown as AnyItem}, null] as const),
      [{verb: 'restore'}, null],
      [{verb: 'update', kind: 'discussion', set: {type: 'poll'}}, 'of-page'],
      [{verb: 'update', kind: 'membership', set: {role: 'administrator'}}, `the-member-in-${storage}`],
      [{verb: 'update', kind: 'membership', set: {role: 'steward'}}, `the-member-in-${storage}`],
      [{verb: 'remove', kind: 'reply'}, 'no-such-reply'],
    );
    const cases = actors.flatMap((_, actor) => changes.map(([change, id]): Case => [actor, change, id]));
    const expected = cases.map(([actor, change, id]) => {
      const verdict = judge(actors[actor]!, change, id === null ? undefined : world.item(id), world);
      return refusalOf(verdict);
    });

    // What hangs on items of kinds that PHP does not judge is left out of its tables, and of what it says may be added.
    const judged = (name: string) => !name.startsWith('create:') || judgedKinds.includes(name.slice(7) as Kind);
    const looked = [...tried.map((subject) => subject.item), ...others] as unknown as readonly AnyItem[];
    const views = actors.flatMap((_, actor) => looked.map(({id}): readonly [number, string] => [actor, id]));
    const expectedViews = views.map(([index, id]) => {
      const [actor, subject] = [actors[index]!, world.item(id)!];
      const may = mayOf(actor, subject, world).filter(judged).sort();
      return [maySee(actor, subject, world), may, hiddenFields(actor, subject, world)];
    });

    const {verdicts: found, views: seen} = await judgedByPhp({
      ...{rules: await rules(), items, actors},
      ...{changes: cases, views},
    });
    assert.equal(found.length, expected.length);
    assert.deepEqual(seen, expectedViews);
    assert.ok(
      new Set(expectedViews.map((view) => JSON.stringify(view))).size > 60,
      'people see and may different things',
    );
    const wrong = cases.flatMap(([actor, change, id], index) =>
      JSON.stringify(found[index]) === JSON.stringify(expected[index])
        ? []
        : [{actor: actors[actor], change, id, php: found[index], ours: expected[index]}],
    );
    assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${cases.length} differ`);
    // A matrix in which nothing is refused, or nothing allowed, would say nothing.
    const allowed = expected.filter((each) => each === null).length;
    assert.ok(allowed > 5_000 && cases.length - allowed > 50_000, `${allowed} of ${cases.length} are allowed`);
    const reasons = new Set(expected.map((each) => each?.reason.replace(/\b(?:a|an|this|to) [a-z-]+/gi, '…')));
    assert.ok(reasons.size > 25, `${reasons.size} reasons`);
  });
});

function refusalOf(verdict: Verdict) {
  if (verdict.allowed) return null;
  const {kind, reason, fields} = verdict;
  return {kind, reason, ...(fields && {fields})};
}

interface Judgement {
  readonly verdicts: readonly ReturnType<typeof refusalOf>[];
  readonly views: readonly unknown[];
}

async function judgedByPhp(asked: unknown): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'cop-judge-'));
  try {
    const file = join(folder, 'asked.json');
    await writeFile(file, JSON.stringify(asked));
    const {stdout} = await promisify(execFile)(
      php!,
      [
        '-d',
        'memory_limit=1G',
        '-d',
        'error_reporting=-1',
        '-d',
        'display_errors=stderr',
        join(root, 'test/node/support/judge.php'),
        file,
      ],
      {maxBuffer: 256 * 1024 * 1024},
    );
    return JSON.parse(stdout) as Judgement;
  } finally {
    await rm(folder, {recursive: true});
  }
}
