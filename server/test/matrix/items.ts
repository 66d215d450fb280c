import {createHash} from 'node:crypto';

import {item, network, storage} from '../../../src/conformance/seed.js';
import type {Item} from '../../../src/model/item.js';
import {kinds, roles, storedKinds, tableOf, visibilities, type Kind} from '../../../src/model/kinds.js';

/** One person for each role in the one community, one of the other, one of none; the empty name is a visitor. */
export const people: readonly string[] = [...roles.map((role) => `the-${role}`), 'the-outsider', 'the-newcomer', ''];
const stranger = 'the-stranger';

const membership = (member: string, role: string, community: string) =>
  item('membership', {id: `${member}-in-${community}`, community, member, role, createdBy: stranger});

const communities = [storage, network];

/** Somebody else, for what is between two. */
const otherThan = (owner: string) => (owner === stranger ? 'the-member' : stranger);
const pair = (owner: string) => ({mentor: owner, mentee: otherThan(owner)});
/** Those of a circle: three, of whom one is in the other community. */
const among = (owner: string) => [...new Set([owner, otherThan(owner), 'the-outsider'])];

/** What the others hang on: one of each for a community. */
export const ground: readonly Item[] = [
  ...communities.map((id) => item('community', {id, name: id, createdBy: stranger})),
  ...[...people.filter(Boolean), stranger].map((id) => item('member', {id, name: id, createdBy: id})),
  ...roles.map((role) => membership(`the-${role}`, role, storage)),
  membership('the-outsider', 'member', network),
  membership(stranger, 'member', storage),
  ...[...people.filter(Boolean), stranger].map((id) =>
    item('mentorship', {id: `pair-of-${id}`, ...pair(id), form: 'mentoring', state: 'active', createdBy: id}),
  ),
  ...[...people.filter(Boolean), stranger].flatMap((id) => [
    item('circle', {id: `face-of-${id}`, community: storage, title: 'Ground', size: 8, owner: id, createdBy: id}),
    item('mentorship', {id: `circle-of-${id}`, ...inCircle('mentorship', id), state: 'active'}),
  ]),
  ...communities.flatMap((community) => [
    item('discussion', {id: `discussion-${community}`, community, type: 'idea', title: 'Ground', createdBy: stranger}),
    item('discussion', {
      id: `poll-${community}`,
      community,
      type: 'poll',
      title: 'When',
      choices: ['Now', 'Later'],
      createdBy: stranger,
    }),
    item('practice', {id: `practice-${community}`, community, title: 'Ground', state: 'approved', createdBy: stranger}),
    item('badge', {id: `badge-${community}`, community, name: 'Helper', criteria: 'Helps', createdBy: stranger}),
  ]),
];

/** What an item of a kind needs beside its envelope. */
function needs(kind: Kind, community: string, owner: string): Readonly<Record<string, unknown>> {
  const [discussion, practice, badge] = ['discussion', 'practice', 'badge'].map((name) => `${name}-${community}`);
  const all: {readonly [K in Kind]?: Readonly<Record<string, unknown>>} = {
    membership: {member: owner, role: 'member'},
    discussion: {type: 'question'},
    reply: {discussion},
    vote: {discussion: `poll-${community}`, choice: 0},
    reaction: {subject: discussion, reaction: 'helpful'},
    practice: {authors: [owner]},
    revision: {subject: practice, of: '1', before: '{}'},
    adoption: {practice, unit: 'Platform', again: 'yes'},
    amendment: {practice, before: '{"title":"Ground"}', after: '{"title":"Higher ground"}'},
    collection: {practices: [practice]},
    endorsement: {subject: practice},
    flag: {subject: discussion, reason: 'wrong'},
    badge: {criteria: 'Helps'},
    award: {badge, member: owner},
    nomination: {badge, member: otherThan(owner)},
    credential: {member: owner},
    goal: {owner},
    term: {meanings: [{meaning: 'That'}]},
    event: {start: '2026-01-06T09:00:00'},
    story: {beneficiary: owner},
    follow: {subject: discussion},
    subscription: {member: owner, mails: 'daily'},
    'read-mark': {subject: discussion, until: '2026-01-06T09:00:00Z'},
    notice: {subject: discussion, reason: 'reply'},
    introduction: {member: otherThan(owner)},
    mentoring: {member: owner, offers: true},
    mentorship: {...pair(owner), form: 'mentoring'},
    session: {mentorship: `pair-of-${owner}`, ...pair(owner), start: '2026-01-06T09:00:00Z'},
    'check-in': {mentorship: `pair-of-${owner}`, ...pair(owner), occasion: 'under-way', going: 'well'},
    programme: {form: 'mentoring'},
    circle: {owner, size: 3},
    preference: {subject: otherThan(owner), about: 'mentoring'},
  };
  return all[kind] ?? {};
}

/** What a circle has for itself, and what is written in it. */
function inCircle(kind: Kind, owner: string): Readonly<Record<string, unknown>> {
  if (kind === 'mentorship') return {mentor: owner, form: 'circle', circle: `face-of-${owner}`, people: among(owner)};
  const {mentor: _mentor, mentee: _mentee, ...rest} = needs(kind, storage, owner);
  return {...rest, mentorship: `circle-of-${owner}`, people: among(owner)};
}
const circled: readonly Kind[] = ['mentorship', 'session', 'check-in'];

const words: ReadonlySet<string> = new Set(['text', 'prose']);

/** Words that are nowhere else, one for each item, and no typing errors of each other. */
export const canaries = /qz[a-p]{12}z/g;

function canaryOf(index: number): string {
  const digits = createHash('sha256').update(String(index)).digest('hex').slice(0, 12);
  return `qz${[...digits].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('')}z`;
}

/** An item, who it belongs to, and the word only those who may see it may read. */
export interface Subject {
  readonly item: Item;
  readonly owner: string;
  readonly canary: string;
}

interface Spec {
  readonly kind: Kind;
  readonly community: string;
  readonly state: string;
  readonly owner: string;
  readonly visibility: Item['visibility'];
  readonly isCircle?: true;
}

/** Every kind in every state and visibility, in both communities, of everybody and of a stranger; and those of a circle. */
const specs: readonly Spec[] = [
  ...storedKinds.flatMap((kind) =>
    communities.flatMap((community) => {
      const {states, visibility: usual} = tableOf(kind);
      const owners = [stranger, ...people.filter(Boolean)];
      return [
        ...states.flatMap((state) => owners.map((owner) => ({kind, community, state, owner, visibility: usual}))),
        ...visibilities.map((visibility) => ({kind, community, state: states[0]!, owner: stranger, visibility})),
      ];
    }),
  ),
  ...circled.flatMap((kind) =>
    tableOf(kind).states.flatMap((state) =>
      [stranger, ...people.filter(Boolean)].map((owner) => ({
        ...{kind, community: storage, state, owner, visibility: tableOf(kind).visibility},
        isCircle: true as const,
      })),
    ),
  ),
];

export const subjects: readonly Subject[] = specs.map(
  ({kind, community, state, owner, visibility, isCircle}, index) => {
    const canary = canaryOf(index);
    const {fields} = kinds[kind];
    const worded = Object.entries(fields).filter(([name, {type}]) => words.has(type) && !['unit', 'of'].includes(name));
    const texts = Object.fromEntries(worded.map(([name]) => [name, `${canary} ${name}`]));
    const placed = tableOf(kind).scope === 'community' ? {community} : {};
    const needed = isCircle ? inCircle(kind, owner) : needs(kind, community, owner);
    const given = {...texts, ...placed, ...needed, visibility, state, ...(!isCircle && {createdBy: owner})};
    return {item: item(kind, {id: `i-${String(index).padStart(5, '0')}`, ...given, extra: {canary}}), owner, canary};
  },
);

/** A field that its owner keeps to themselves, and one for those of their communities. */
export const guarded: readonly Subject[] = ['person', 'community'].map((visibility, index) => {
  const canary = canaryOf(100_000 + index);
  const fields = {bio: canary, helps: [{skill: canary}], fieldVisibility: {bio: visibility, helps: visibility}};
  return {
    item: item('member', {id: `g-${visibility}`, name: 'Guarded', createdBy: stranger, ...fields}),
    owner: stranger,
    canary,
  };
});

/** What can be accepted, of each discussion; and where somebody guarded is a member. */
const hanging: readonly Item[] = [
  ...subjects
    .filter(({item: {kind}}) => kind === 'discussion')
    .map(({item: {id, community}}) =>
      item('reply', {id: `answer-${id}`, discussion: id, community, body: 'So', createdBy: stranger}),
    ),
  ...guarded.map(({item: {id}}) => membership(id, 'member', storage)),
];

export const everything: readonly Item[] = [
  ...ground,
  ...[...subjects, ...guarded].map((subject) => subject.item),
  ...hanging,
];
