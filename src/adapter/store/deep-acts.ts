import {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {circleActs} from './circle-acts.js';
import {mentorshipActs} from './mentoring-acts.js';
import {nominationActs} from './nomination-acts.js';
import {programmeActs} from './programme-acts.js';
import {narrower, newVersion, touched, type Circumstances, type Deep, type Told} from './planned.js';

/**
 * Acts that reach further than the item they are told to: who wrote what, and when, stays as it is, and so does what others did to it.
 */
const discussionActs: Readonly<Record<string, Deep>> = {
  /** An expert is asked to look at it: once, and with the reason. */
  ask: (subject, {member, because}, {actor, now}) => {
    const asked = (subject['asked'] as readonly {readonly member: unknown}[] | undefined) ?? [];
    if (asked.some((each) => each.member === member)) return {put: [], remove: [], answer: [subject.id]};
    const one = {member, at: now, ...(because !== undefined && {because})};
    const next = touched(subject, {asked: [...asked, one]}, actor, now);
    return {put: [next], remove: [], answer: [next.id]};
  },

  /** To another community, with all that hangs on it. */
  move: (subject, {community}, {rows, actor, now}) => {
    const alsoFor = (subject.alsoFor ?? []).filter((id) => id !== community);
    const next = touched(subject, {community, alsoFor}, actor, now);
    const below = [...belowOf(subject.id, rows)].map((item) => replaced(item, {community}));
    return {put: [next, ...below], remove: [], answer: [next.id]};
  },

  /** A reply becomes a discussion of its own, with the answers to it; in its place stays where it went. */
  split: (subject, {reply: replyId, id, title}, {rows, actor, now}) => {
    const reply = rows.item(String(replyId))!;
    if (rows.item(String(id)) || rows.gone.has(String(id)))
      throw new CommunityError('conflict', 'There is another item with this id. Make a new id.');
    const {type, topics} = subject;
    const made = {
      ...{
        id,
        kind: 'discussion',
        version: newVersion(),
        type: type === 'poll' ? 'idea' : type,
        title,
        body: reply['body'],
      },
      ...(topics !== undefined && {topics}),
      ...envelopeOf(reply),
      visibility: narrower(subject.visibility, reply.visibility),
      state: 'open',
    } as unknown as AnyItem;
    const answers = [...belowOf(reply.id, rows)];
    const moved = answers.map((item) => {
      if (item.kind !== 'reply') return item['subject'] === reply.id ? replaced(item, {subject: id}) : item;
      return replaced(item, {discussion: id, ...(item['inReplyTo'] === reply.id && {inReplyTo: undefined})});
    });
    const left = ((subject['accepted'] as readonly string[] | undefined) ?? []).filter(
      (each) => each !== reply.id && !answers.some((item) => item.id === each),
    );
    const {extra: _extra, createdBy: _createdBy, updatedBy: _updatedBy, ...rest} = reply;
    const place = touched(rest as unknown as AnyItem, {body: '', state: 'removed', movedTo: id}, undefined, now);
    const isOpen = left.length === 0 && subject.state === 'solved';
    const next = touched(subject, {accepted: left, ...(isOpen && {state: 'open'})}, actor, now);
    return {
      put: [made, next, place, ...moved.filter((item, index) => item !== answers[index])],
      remove: [],
      answer: [made.id, next.id, place.id],
    };
  },

  /** Into another discussion: what it began with becomes a reply there, its replies answer that, and its address leads there. */
  merge: (subject, {into: intoId}, {rows, actor, now}) => {
    const into = rows.item(String(intoId))!;
    const body = `**${String(subject['title'])}**\n\n${String(subject['body'] ?? '')}`.trim();
    const opening = {
      ...{id: newId(), kind: 'reply', version: newVersion(), discussion: into.id, body},
      ...envelopeOf(subject),
      visibility: narrower(into.visibility, subject.visibility),
      state: 'shown',
    } as unknown as AnyItem;
    const followers = new Set(rows.on(into.id).flatMap(({item}) => (item.kind === 'follow' ? item.createdBy! : [])));
    const moved: AnyItem[] = [];
    const gone: AnyItem[] = [subject];
    for (const item of belowOf(subject.id, rows)) {
      if (item.kind === 'reply') {
        // Where it was, nobody saw it who did not see the discussion.
        const visibility = narrower(item.visibility, opening.visibility);
        moved.push(replaced(item, {discussion: into.id, inReplyTo: item['inReplyTo'] ?? opening.id, visibility}));
      } else if (item['subject'] !== subject.id) continue;
      else if (item.kind === 'read-mark' || (item.kind === 'follow' && followers.has(item.createdBy!))) gone.push(item);
      else
        moved.push(replaced(item, {subject: item.kind === 'follow' || item.kind === 'notice' ? into.id : opening.id}));
    }
    const list = (item: AnyItem, name: string) => (item[name] as readonly string[] | undefined) ?? [];
    const isQuestion = into['type'] === 'question';
    const accepted = isQuestion ? [...list(into, 'accepted'), ...list(subject, 'accepted')] : list(into, 'accepted');
    const next = touched(
      into,
      {
        accepted,
        mergedFrom: [...list(into, 'mergedFrom'), subject.id, ...list(subject, 'mergedFrom')],
        ...(into.state === 'open' && accepted.length > 0 && {state: 'solved'}),
      },
      actor,
      now,
    );
    return {put: [next, opening, ...moved], remove: gone, answer: [next.id, opening.id]};
  },
};

export const deepActs: {readonly [K in Kind]?: Readonly<Record<string, Deep>>} = {
  discussion: discussionActs,
  circle: circleActs,
  mentorship: mentorshipActs,
  nomination: nominationActs,
  programme: programmeActs,
};

/** What an item hands on to what it becomes: where it belongs, and who wrote it when. */
function envelopeOf(item: AnyItem): Told {
  const names = ['community', 'alsoFor', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'language', 'anonymous'];
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

/** An item in another place: nobody wrote it anew. */
function replaced(item: AnyItem, set: Told): AnyItem {
  const next: Record<string, unknown> = {...item, ...set, version: newVersion()};
  for (const name of Object.keys(set)) if (next[name] === undefined) delete next[name];
  return next as unknown as AnyItem;
}

/** All that hangs on an item, and on that. */
function* belowOf(id: string, rows: Circumstances['rows'], seen = new Set<string>()): Iterable<AnyItem> {
  for (const {item} of rows.on(id)) {
    // A practice, or a discussion, only names it.
    if (seen.has(item.id) || item.kind === 'practice' || item.kind === 'discussion') continue;
    seen.add(item.id);
    yield item;
    yield* belowOf(item.id, rows, seen);
  }
}
