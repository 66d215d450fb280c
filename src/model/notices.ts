import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {acceptedOf, type World} from './links.js';
import {candidates, isNews, type Candidate} from './notice-rules.js';
import {maySee} from './visibility.js';

/** Why somebody is told something, the strongest first: one thing is told once, for the strongest reason there is. */
export const noticeReasons = [
  /** What I wrote was hidden; `because` says why. */
  'hidden',
  /** I was asked to look at a question; `because` says why I. */
  'asked',
  /** My reply was accepted. */
  'accepted',
  /** Somebody used a practice that I wrote, review or look after: `because` is how it went. */
  'used',
  /** Somebody thanked me, or gave me a badge: `because` is what they said. */
  'thanked',
  /** An award that I was given was taken back. */
  'taken-back',
  /** Did what was accepted work? Told by the clock. */
  'worked',
  /** Somebody wants to meet me. */
  'introduction',
  /** Whom I asked to meet is glad to; `because` is their answer. */
  'introduced',
  /** What became of a change that I proposed: `because` is what was said to it. */
  'amendment-answer',
  /** What became of whom I nominated: `because` is what was said to it. */
  'nomination-answer',
  /** Somebody asks me to mentor them, or offers to mentor me. */
  'mentoring-request',
  /** What became of what I asked: accepted, declined, or over; `because` is what was said to it. */
  'mentoring-answer',
  /** Somebody waits for my answer, and it is soon too late for one. Told by the clock. */
  'mentoring-waits',
  /** There is something new where somebody and I work together: a proposal, a session, the end. */
  'mentoring',
  /** Somebody and I have not met for longer than we agreed on. Told by the clock. */
  'mentoring-quiet',
  /** Something was reported in a community that I lead. */
  'flag',
  /** A text names me. */
  'mention',
  /** Somebody answered a reply of mine. */
  'answer',
  /** Somebody replied in a discussion that I began or follow. */
  'reply',
  /** A practice that I look after or review is due, or in doubt: `because` says how fresh it is. Told by the clock. */
  'review',
  /** Somebody proposes a change to a practice that I wrote or look after: `because` is why. */
  'amendment',
  /** Somebody is nominated for a badge that I may give. */
  'nomination',
  /** A practice that I follow or look after was changed or reported. */
  'practice',
  /** Somebody I follow began a discussion or a practice. */
  'person',
  /** There is a new discussion on a topic that I follow. */
  'topic',
  /** There is a new discussion, or an announcement, in a community that I follow. */
  'community',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

/** An item as it was and as it is after a change, and who made the change; nobody where the source did. */
export interface Happening {
  readonly before?: AnyItem | undefined;
  readonly after: AnyItem;
  readonly by?: string | undefined;
}

/** What the rules ask about people. */
export interface Circle extends World {
  /** The follows of an item. */
  follows(id: string): readonly AnyItem[];
  /** The topics a community has written down. */
  topics(community: string): readonly AnyItem[];
  /** Facilitators and stewards of a community. */
  leaders(community: string): readonly string[];
  /** A member as they are now; nobody where they moved on. */
  actor(member: string): Actor | undefined;
}

/** What somebody is to be told. */
export interface Telling {
  readonly to: string;
  readonly reason: NoticeReason;
  readonly subject: string;
  readonly about?: string;
  readonly by?: string;
  readonly because?: string;
  /** It is told to somebody who did not sign what it is about: nobody else may learn whom it is for. */
  readonly anonymous?: true;
  /** Names what happened: one person is told the same once, however often it is tried. */
  readonly of: string;
}

/** Everybody a change might be told to, each for the strongest reason; whether they may know is not asked yet. */
export function proposed(happening: Happening, circle: Circle): readonly Telling[] {
  const {before, after, by} = happening;
  const best = new Map<string, Telling>();
  for (const candidate of candidates(happening, circle)) {
    // Nobody is told what they did themselves.
    if (candidate.to === by || (!before && candidate.to === after.createdBy)) continue;
    const known = best.get(candidate.to);
    if (known && strength(known) <= strength(candidate)) continue;
    best.set(candidate.to, tellingOf(candidate, happening, circle));
  }
  return [...best.values()].sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** Those of them who are still here, and may see all that it is about. */
export function permitted(tellings: readonly Telling[], {after}: Happening, circle: Circle): readonly Telling[] {
  // It may not be in the store yet.
  const sees = (actor: Actor, id: string) => {
    const item = id === after.id ? after : circle.item(id);
    return item !== undefined && maySee(actor, item, circle);
  };
  return tellings.filter(({to, subject, about = after.id}) => {
    const actor = circle.actor(to);
    return actor !== undefined && [after.id, subject, about].every((id) => sees(actor, id));
  });
}

/** Who is told what of a change: never oneself, never who may not see it, never the same twice. */
export function tellingsOf(happening: Happening, circle: Circle): readonly Telling[] {
  return isNews(happening) ? permitted(proposed(happening, circle), happening, circle) : [];
}

/** Asks whoever began a discussion whether what they accepted worked; nobody where they said so already. */
export function worked(discussion: AnyItem, circle: Circle): Telling | undefined {
  const {id, createdBy, state} = discussion;
  const isOver = state === 'solved' || state === 'closed';
  if (!isOver || createdBy === undefined || acceptedOf(discussion).length === 0) return undefined;
  if (discussion['worked'] !== undefined) return undefined;
  const happening: Happening = {before: discussion, after: discussion};
  const telling = tellingOf({to: createdBy, reason: 'worked', of: `worked ${id}`}, happening, circle);
  return permitted([telling], happening, circle)[0];
}

/** What is told is about the discussion or the practice where it happened, and names no author who did not sign. */
export function tellingOf(candidate: Candidate, {after, by}: Happening, world: World): Telling {
  const subject = subjectOf(after, world);
  const about = candidate.about ?? (after.id === subject ? undefined : after.id);
  const begunBy = candidate.reason === 'person' ? after.createdBy : by;
  const isSigned = after['anonymous'] !== true || after.createdBy !== begunBy;
  const near = [after, world.item(subject), world.item(about ?? ''), world.item(String(after['inReplyTo'] ?? ''))];
  const isSecret = near.some((item) => item?.['anonymous'] === true && item.createdBy === candidate.to);
  return {
    ...candidate,
    subject,
    ...(about !== undefined && {about}),
    ...(begunBy !== undefined && isSigned && {by: begunBy}),
    ...(isSecret && {anonymous: true}),
  };
}

/** A reply is about its discussion, an adoption about its practice, an award about its badge, a report about what holds what it reports. */
function subjectOf(item: AnyItem, world: World): string {
  if (item.kind === 'reply') return String(item['discussion']);
  if (item.kind === 'adoption' || item.kind === 'amendment') return String(item['practice']);
  if (item.kind === 'award') return String(item['badge']);
  if (item.kind === 'session' || item.kind === 'check-in') return String(item['mentorship']);
  if (item.kind !== 'flag') return item.id;
  const on = world.item(String(item['subject']));
  return on ? subjectOf(on, world) : item.id;
}

function strength({reason}: Candidate): number {
  return noticeReasons.indexOf(reason);
}
