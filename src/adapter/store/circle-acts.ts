import type {Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import {mayTakePart, runningStates} from '../../model/mentoring.js';
import {communitiesOf, maySee} from '../../model/visibility.js';
import {newVersion, touched, type Circumstances, type Deep} from './planned.js';
import type {Rows} from './rows.js';

/** How many are in a circle is told from so many on: fewer could be guessed at. */
const told = 5;
/** What is for all in the source. */
const toAll: ReadonlySet<string> = new Set(['organisation', 'public']);

interface Asked {
  readonly mentor: string;
  readonly mentee: string;
  readonly circle: string;
}

/** A circle as others find it, and what is its own: nobody's but of those who are in it, so that whoever began it may leave. */
export function begun(draft: AnyItem, {now}: Circumstances): readonly [AnyItem, AnyItem] {
  const owner = draft.createdBy ?? (draft['owner'] as string | undefined);
  if (owner === undefined) throw new CommunityError('invalid', 'A circle is begun by somebody who is in it.');
  const core = {
    ...{id: newId(), kind: 'mentorship', version: newVersion(), createdAt: now, updatedAt: now},
    ...{visibility: 'pair', state: 'accepted', mentor: owner, form: 'circle', circle: draft.id, people: [owner]},
    ...(draft['topics'] !== undefined && {topics: draft['topics']}),
  };
  return [{...draft, owner} as AnyItem, core as unknown as AnyItem];
}

/** Why somebody cannot be asked, or taken, into a circle as things stand. */
export function circleProblem(request: AnyItem, {rows, actor}: Circumstances): string | undefined {
  const {mentor, mentee, circle} = request as AnyItem & Asked;
  const face = faceOf(circle, rows);
  const core = face && coreOf(circle, rows);
  if (!core || !runningStates.has(core.state) || (actor && !maySee(actor, face, rows)))
    return 'There is no such circle.';
  if (peopleOf(core).includes(mentee)) return 'This person is in the circle already.';
  if (mentor !== face['owner']) return 'Whoever keeps a circle is asked, or asks.';
  const member = rows.item(mentee);
  if (!member || !mayTakePart(member)) return 'There is no such member to be in a circle.';
  if (!isFor(face, mentee, rows)) return 'This circle is for a community that they are not in.';
  return face.state === 'open' && hasRoom(core, face, rows) ? undefined : 'This circle takes nobody new now.';
}

/** One more is in it: they see what is written from now on, and what is planned. */
export function joined(request: AnyItem, answer: unknown, circumstances: Circumstances) {
  const {rows, actor, now} = circumstances;
  const {mentee, circle} = request as AnyItem & Asked;
  const problem = circleProblem(request, circumstances);
  if (problem) throw new CommunityError('invalid', problem);
  const [face, core] = [faceOf(circle, rows)!, coreOf(circle, rows)!];
  const people = [...peopleOf(core), mentee];
  // Whoever comes later did not agree yet.
  const next = touched(core, {people, state: 'accepted', agreedOn: null}, actor, now);
  const taken = touched(request, {state: 'joined', answer: answer ?? null, expiresAt: null}, actor, now);
  const isFull = !hasRoom(next, face, rows);
  return {
    put: [
      ...[taken, next],
      ...faceWith(face, next, rows, now, isFull ? 'settled' : undefined),
      ...(isFull ? lapsed(circle, rows, now, request.id) : []),
      ...sessionsOf(core, rows)
        .filter(({state}) => state === 'planned')
        .map((item) => touched(item, {people}, undefined, now)),
    ],
    remove: [],
    answer: [taken.id, next.id],
  };
}

/** What becomes of a circle by what those in it do. */
export const coreActs: Readonly<Record<string, Deep>> = {
  /** Whoever leaves sees nothing of it any more. */
  leave: (core, _told, {rows, actor, now}) => {
    const me = actor?.member;
    if (core['people'] === undefined || me === undefined)
      throw new CommunityError('invalid', 'Only a circle can be left: what two people have is ended.');
    if (me === core['mentor'])
      throw new CommunityError('invalid', 'You keep this circle: hand it on to somebody in it, or close it.');
    const without = (item: AnyItem, name: string) =>
      ((item[name] as readonly string[] | undefined) ?? []).filter((id) => id !== me);
    const people = without(core, 'people');
    const agreed = without(core, 'agreed');
    const isAgreed =
      agreed.length > 0 && peopleIn({...core, people} as AnyItem, rows).every((id) => agreed.includes(id));
    const set = {
      people,
      agreed,
      ...(isAgreed && core.state === 'accepted' && {state: 'active', agreedOn: now.slice(0, 10)}),
    };
    const next = touched(core, set, actor, now);
    const below = hangingOn(core, rows).map((item) => touched(item, {people: without(item, 'people')}, undefined, now));
    return {
      put: [next, ...faceWith(faceOf(core['circle'], rows), next, rows, now), ...below],
      remove: [],
      answer: [next.id, String(core['circle'])],
    };
  },

  /** Somebody else in it keeps it from now on. */
  'hand-on': (core, {member}, {rows, actor, now}) => {
    mustKeep(core, actor, rows);
    const to = String(member);
    if (!peopleIn(core, rows).includes(to) || to === core['mentor'])
      throw new CommunityError('invalid', 'Hand it on to somebody else who is in it.', {
        fields: {member: 'Somebody else who is in it.'},
      });
    const next = touched(core, {mentor: to}, actor, now);
    const face = faceOf(core['circle'], rows);
    const asked = requestsOf(core['circle'], rows).map((item) =>
      // Whom the one before invited is not asked by the other.
      touched(item, item.createdBy === core['mentor'] ? {state: 'lapsed'} : {mentor: to}, undefined, now),
    );
    return {
      put: [next, ...(face ? [touched(face, {owner: to}, actor, now)] : []), ...asked],
      remove: [],
      answer: [next.id],
    };
  },
};

/** What ends with a circle: nobody finds it any more, and nobody is let in. */
export function closedWith(core: AnyItem, {rows, actor, now}: Circumstances): readonly AnyItem[] {
  mustKeep(core, actor, rows);
  const face = faceOf(core['circle'], rows);
  return [
    ...(face ? [touched(face, {state: 'closed'}, ownerOf(core), now)] : []),
    ...lapsed(String(core['circle']), rows, now),
  ];
}

export const circleActs: Readonly<Record<string, Deep>> = {
  /** It takes people again, or another number of them. */
  reopen: (face, {size}, {rows, actor, now}) => {
    const next = touched(face, {state: 'open', ...(size !== undefined && {size})}, actor, now);
    const core = coreOf(face.id, rows);
    if (!core || !hasRoom(core, next, rows))
      throw new CommunityError('invalid', 'As many are in it as it takes.', {fields: {size: 'More than are in it.'}});
    return {put: [next], remove: [], answer: [next.id]};
  },
};

/** Those in a circle who are still here. */
export function peopleIn(core: AnyItem, rows: Rows): readonly string[] {
  return peopleOf(core).filter((id) => {
    const member = rows.item(id);
    return member !== undefined && mayTakePart(member);
  });
}

/** What is a circle's own, of one that others find. */
export function coreOf(circle: string, rows: Rows): AnyItem | undefined {
  return rows.on(circle).find(({item}) => item.kind === 'mentorship' && item['people'] !== undefined)?.item;
}

/** Open requests to be in a circle, and invitations. */
export function requestsOf(circle: unknown, rows: Rows): readonly AnyItem[] {
  return rows
    .on(String(circle))
    .flatMap(({item}) => (item.kind === 'mentorship' && item.state === 'requested' ? [item] : []));
}

function peopleOf(core: AnyItem): readonly string[] {
  return (core['people'] as readonly string[] | undefined) ?? [];
}

function faceOf(circle: unknown, rows: Rows): AnyItem | undefined {
  const face = rows.item(String(circle));
  return face?.kind === 'circle' ? face : undefined;
}

function hasRoom(core: AnyItem, face: AnyItem, rows: Rows): boolean {
  return peopleIn(core, rows).length < Number(face['size']);
}

function isFor(face: AnyItem, member: string, rows: Rows): boolean {
  const among = communitiesOf(face, rows);
  return toAll.has(face.visibility) || rows.communitiesOf(member).some((community) => among.includes(community));
}

/** What others find, as it is then, where that changes: by its owner, for whether it is full or was settled is not told. */
function faceWith(
  face: AnyItem | undefined,
  core: AnyItem,
  rows: Rows,
  now: string,
  state?: string,
): readonly AnyItem[] {
  if (!face) return [];
  const count = peopleIn(core, rows).length;
  const taken = count >= told ? count : undefined;
  if (taken === face['taken'] && state === undefined) return [];
  return [touched(face, {taken: taken ?? null, ...(state && {state})}, ownerOf(core), now)];
}

function ownerOf(core: AnyItem): Actor {
  return {member: String(core['mentor']), roles: {}};
}

function lapsed(circle: string, rows: Rows, now: string, but?: string): readonly AnyItem[] {
  return requestsOf(circle, rows)
    .filter(({id}) => id !== but)
    .map((item) => touched(item, {state: 'lapsed'}, undefined, now));
}

function hangingOn(core: AnyItem, rows: Rows): readonly AnyItem[] {
  return rows.on(core.id).flatMap(({item}) => (item['mentorship'] === core.id ? [item] : []));
}

function sessionsOf(core: AnyItem, rows: Rows): readonly AnyItem[] {
  return hangingOn(core, rows).filter(({kind}) => kind === 'session');
}

/** Whoever keeps a circle, or anybody in it where that one is gone. */
function mustKeep(core: AnyItem, actor: Actor | undefined, rows: Rows): void {
  if (core['people'] === undefined) throw new CommunityError('invalid', 'This is no circle: it is of two people.');
  const isKept = peopleIn(core, rows).includes(String(core['mentor']));
  if (isKept && actor?.member !== undefined && actor.member !== core['mentor'])
    throw new CommunityError('forbidden', 'Only whoever keeps the circle does that.');
}
