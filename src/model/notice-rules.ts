import type {AnyItem} from './item.js';
import {acceptedOf, type World} from './links.js';
import {mentoringCandidates, mentoringKinds} from './mentoring-notices.js';
import {newMentions} from './mentions.js';
import type {Circle, Happening, NoticeReason, Telling} from './notices.js';
import {plain} from './plain.js';
import {relates} from './relations.js';

/** Somebody who might be told, before it is asked whether they may know. */
export type Candidate = Pick<Telling, 'to' | 'reason' | 'of'> & Partial<Pick<Telling, 'about' | 'because'>>;

/** Whom a change may concern, before it is known who they are. */
export interface Concerned {
  /** Items whose followers are told. */
  readonly followed: readonly string[];
  /** Communities, and the words of topics in them that may be followed. */
  readonly communities: readonly string[];
  readonly topics: readonly string[];
  /** The community whose leaders are told. */
  readonly led?: string | undefined;
}

/** Is there anything in a change that somebody might be told? Asked of every change, so it looks at nothing else. */
export function isNews({before, after}: Happening): boolean {
  const {kind} = after;
  if (kind === 'practice') return true;
  if (kind === 'flag' || kind === 'adoption') return !before;
  if (kind === 'award') return !before || isTakenBack(before, after);
  if (kind === 'introduction' || kind === 'amendment' || kind === 'nomination') return before?.state !== after.state;
  if (mentoringKinds.has(kind)) return true;
  if ((kind === 'discussion' || kind === 'reply') && (!before || isHiddenNow(before, after))) return true;
  const isMarked =
    added(acceptedOf(before ?? after), acceptedOf(after)).length > 0 || newlyAsked(before, after).length > 0;
  return isMarked || newMentions(before, after).length > 0;
}

/** What has to be known of others before it can be said who is told. */
export function concernedBy({before, after}: Happening, world: World): Concerned {
  const nobody: Concerned = {followed: [], communities: [], topics: []};
  switch (after.kind) {
    case 'discussion': {
      if (before) return nobody;
      const communities = placesOf(after);
      return {followed: [...authorOf(after), ...communities], communities, topics: topicsOf(after)};
    }
    case 'reply':
      return before ? nobody : {...nobody, followed: [String(after['discussion'])]};
    case 'practice':
      return {...nobody, followed: [after.id, ...(isBegun(before, after) ? authorOf(after) : [])]};
    case 'flag': {
      const subject = world.item(String(after['subject']));
      return {...nobody, followed: subject?.kind === 'practice' ? [subject.id] : [], led: after.community};
    }
    case 'nomination':
      return {...nobody, led: after.community};
    case 'adoption':
      return {...nobody, followed: [String(after['practice'])]};
    default:
      return nobody;
  }
}

/** Everybody a change might be told to, as often as there is a reason. */
export function* candidates(happening: Happening, circle: Circle): Iterable<Candidate> {
  const {before, after} = happening;
  for (const to of newMentions(before, after)) yield {to, reason: 'mention', of: `mention ${after.id}`};
  if (isHiddenNow(before, after) && after.createdBy !== undefined) {
    const because = after['hiddenBecause'];
    const of = `hidden ${after.id} ${before?.version ?? ''}`;
    yield {to: after.createdBy, reason: 'hidden', of, ...(typeof because === 'string' && {because})};
  }
  if (after.kind === 'discussion') yield* ofDiscussion(happening, circle);
  if (after.kind === 'reply' && !before) yield* ofReply(after, circle);
  if (after.kind === 'practice') yield* ofPractice(happening, circle);
  if (after.kind === 'flag' && !before) yield* ofFlag(after, circle);
  if (after.kind === 'adoption' && !before) yield* ofAdoption(after, circle);
  if (after.kind === 'award') yield* ofAward(happening);
  if (after.kind === 'amendment') yield* ofAmendment(happening, circle);
  if (after.kind === 'nomination') yield* ofNomination(happening, circle);
  if (after.kind === 'introduction') yield* ofIntroduction(happening);
  yield* mentoringCandidates(happening);
}

function* ofDiscussion({before, after}: Happening, circle: Circle): Iterable<Candidate> {
  if (before) {
    for (const id of added(acceptedOf(before), acceptedOf(after))) {
      const to = circle.item(id)?.createdBy;
      if (to !== undefined) yield {to, reason: 'accepted', about: id, of: `accepted ${after.id} ${id}`};
    }
    for (const {member: to, because} of newlyAsked(before, after))
      yield {to, reason: 'asked', of: `asked ${after.id}`, ...(because !== undefined && {because})};
    return;
  }
  const of = `new ${after.id}`;
  const topics = topicsOf(after);
  yield* followersOf(authorOf(after), 'person', of, circle);
  for (const community of placesOf(after)) {
    for (const {createdBy: to, ['topic']: topic} of circle.follows(community)) {
      if (to === undefined) continue;
      if (typeof topic === 'string' && topics.includes(plain(topic))) yield {to, reason: 'topic', of};
      else if (topic === undefined || after['type'] === 'announcement') yield {to, reason: 'community', of};
    }
    const named = circle.topics(community).filter((topic) => topicNames(topic).some((name) => topics.includes(name)));
    yield* followersOf(
      named.map(({id}) => id),
      'topic',
      of,
      circle,
    );
  }
}

function* ofReply(reply: AnyItem, circle: Circle): Iterable<Candidate> {
  const discussion = String(reply['discussion']);
  const of = `reply ${reply.id}`;
  const above = reply['inReplyTo'] === undefined ? undefined : circle.item(String(reply['inReplyTo']));
  if (above?.createdBy !== undefined) yield {to: above.createdBy, reason: 'answer', of};
  const asker = circle.item(discussion)?.createdBy;
  if (asker !== undefined) yield {to: asker, reason: 'reply', of};
  yield* followersOf([discussion], 'reply', of, circle);
}

function* ofPractice({before, after}: Happening, circle: Circle): Iterable<Candidate> {
  // Whoever may not see a draft is told when it is one no more.
  if (isBegun(before, after)) yield* followersOf(authorOf(after), 'person', `new ${after.id}`, circle);
  if (before && before.version !== after.version)
    yield* keepersOf(after, `changed ${after.id} ${before.version}`, circle);
}

function* ofFlag(flag: AnyItem, circle: Circle): Iterable<Candidate> {
  const of = `flag ${flag.id}`;
  // What the source found by itself is for those who look after it.
  if (flag['dead'] !== undefined) {
    const practice = circle.item(String(flag['subject']));
    for (const to of practice ? responsible(practice) : []) yield {to, reason: 'review', of, because: 'doubtful'};
    return;
  }
  for (const to of flag.community === undefined ? [] : circle.leaders(flag.community)) yield {to, reason: 'flag', of};
  const subject = circle.item(String(flag['subject']));
  if (subject?.kind === 'practice') yield* keepersOf(subject, of, circle);
}

/** What became of a practice is the thanks of those who wrote and reviewed it. */
function* ofAdoption(adoption: AnyItem, circle: Circle): Iterable<Candidate> {
  const practice = circle.item(String(adoption['practice']));
  if (!practice) return;
  const told = inWords(adoption['result']);
  for (const to of new Set([...authorsOf(practice), ...responsible(practice)]))
    yield {to, reason: 'used', of: `used ${adoption.id}`, ...told};
}

/** Whoever is given an award is told, and where it is taken back; what they took by a rule, they know. */
function* ofAward({before, after}: Happening): Iterable<Candidate> {
  const {id, state, member, message} = after;
  if (isTakenBack(before, after)) yield {to: String(member), reason: 'taken-back', of: `taken-back ${id}`};
  else if (!before && state === 'given')
    yield {to: String(member), reason: 'thanked', of: `thanked ${id}`, ...inWords(message)};
}

/** Those who may take it in are told of it, and whoever proposed it of what became of it. */
function* ofAmendment({before, after}: Happening, circle: Circle): Iterable<Candidate> {
  const {id, state, note} = after;
  if (state === 'open' && (!before || before.state === 'withdrawn')) {
    const practice = circle.item(String(after['practice']));
    const stewards = (practice?.['stewards'] as readonly string[] | undefined) ?? [];
    for (const to of practice ? new Set([...stewards, ...authorsOf(practice)]) : [])
      yield {to, reason: 'amendment', of: `amendment ${id} ${before?.version ?? ''}`, ...inWords(note)};
  }
  yield* ofAnswer({before, after}, 'amendment-answer');
}

/** Those who may give the badge are told, and whoever nominated somebody of what became of it; whoever is nominated, nothing. */
function* ofNomination({before, after}: Happening, circle: Circle): Iterable<Candidate> {
  const told = {reason: 'nomination', of: `nomination ${after.id}`} as const;
  for (const to of before || after.community === undefined ? [] : circle.leaders(after.community)) {
    const actor = circle.actor(to);
    if (actor && relates(actor, after, ['giver'], circle)) yield {to, ...told};
  }
  yield* ofAnswer({before, after}, 'nomination-answer');
}

/** Whoever proposed something is told what became of it, and what was said to it. */
function* ofAnswer({before, after}: Happening, reason: NoticeReason): Iterable<Candidate> {
  const {id, state, createdBy: to, answer} = after;
  const isDecided = before && before.state !== state && (state === 'accepted' || state === 'declined');
  if (isDecided && to !== undefined) yield {to, reason, of: `${state} ${id} ${before.version}`, ...inWords(answer)};
}

function inWords(text: unknown): {readonly because?: string} {
  return typeof text === 'string' && text.trim() !== '' ? {because: text.trim().slice(0, 300)} : {};
}

/** Nobody is told that they were declined: they see it where they asked. */
function* ofIntroduction({before, after}: Happening): Iterable<Candidate> {
  const {id, state, createdBy, member, answer} = after;
  if (state === 'asked' && before?.state !== 'asked')
    yield {to: String(member), reason: 'introduction', of: `introduction ${id} ${before?.version ?? ''}`};
  if (state !== 'accepted' || before?.state === 'accepted' || createdBy === undefined) return;
  yield {
    to: createdBy,
    reason: 'introduced',
    of: `introduced ${id}`,
    ...(typeof answer === 'string' && {because: answer}),
  };
}

/** Those who are named as its authors, else whoever wrote it down. */
function authorsOf(practice: AnyItem): readonly string[] {
  return (practice['authors'] as readonly string[] | undefined) ?? authorOf(practice);
}

/** Those who look after a practice, and those who review it. */
export function responsible(practice: AnyItem): readonly string[] {
  const named = (name: string) => (practice[name] as readonly string[] | undefined) ?? [];
  return [...new Set([...named('stewards'), ...named('reviewers')])];
}

/** Those who look after a practice, and those who follow it. */
function* keepersOf(practice: AnyItem, of: string, circle: Circle): Iterable<Candidate> {
  for (const to of (practice['stewards'] as readonly string[] | undefined) ?? []) yield {to, reason: 'practice', of};
  yield* followersOf([practice.id], 'practice', of, circle);
}

function* followersOf(ids: readonly string[], reason: NoticeReason, of: string, circle: Circle): Iterable<Candidate> {
  for (const id of ids) for (const {createdBy: to} of circle.follows(id)) if (to !== undefined) yield {to, reason, of};
}

/** Whoever wrote something under their name. */
function authorOf(item: AnyItem): readonly string[] {
  return item.createdBy === undefined || item['anonymous'] === true ? [] : [item.createdBy];
}

function isBegun(before: AnyItem | undefined, after: AnyItem): boolean {
  return after.state !== 'draft' && (before === undefined || before.state === 'draft');
}

function isHiddenNow(before: AnyItem | undefined, {kind, state}: AnyItem): boolean {
  return (kind === 'discussion' || kind === 'reply') && state === 'hidden' && before?.state !== 'hidden';
}

function isTakenBack(before: AnyItem | undefined, {state}: AnyItem): boolean {
  return before !== undefined && before.state !== 'revoked' && state === 'revoked';
}

interface Asked {
  readonly member: string;
  readonly because?: string;
}

function newlyAsked(before: AnyItem | undefined, after: AnyItem): readonly Asked[] {
  if (!before || after.kind !== 'discussion') return [];
  const list = (item: AnyItem) => (item['asked'] as readonly Asked[] | undefined) ?? [];
  const known = new Set(list(before).map(({member}) => member));
  return list(after).filter(({member}) => !known.has(member));
}

/** The communities a discussion is for. */
function placesOf({community, alsoFor = []}: AnyItem): readonly string[] {
  return [...new Set(community === undefined ? alsoFor : [community, ...alsoFor])];
}

/** The words of its topics, written alike. */
export function topicsOf(item: AnyItem): readonly string[] {
  return ((item['topics'] as readonly string[] | undefined) ?? []).map(plain);
}

/** What a topic is called, written alike. */
export function topicNames(topic: AnyItem): readonly string[] {
  return [String(topic['name']), ...((topic['aliases'] as readonly string[] | undefined) ?? [])].map(plain);
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((id) => !before.includes(id));
}
