import type {MatchReason} from './choices.js';
import type {AnyItem} from './item.js';

/** Somebody who takes part: as a member, and what they said of mentoring, where they did. */
export interface Participant {
  readonly member: AnyItem;
  readonly profile?: AnyItem | undefined;
}

export interface MatchLine {
  readonly what: MatchReason;
  /** The skill, the topic, the language, the unit. */
  readonly value?: string;
  /** In hundredths; against it where less than 0. */
  readonly points: number;
}

export interface Fit {
  /** The points of the reasons together. */
  readonly score: number;
  /** What weighs most first, for it or against. */
  readonly reasons: readonly MatchLine[];
  /** What would make it a better match, each with the points it would add. */
  readonly changes: readonly MatchLine[];
}

/** In hundredths; docs/mentoring.md has them as a table. */
const points = {
  skill: 300,
  level: 40,
  lowLevel: 100,
  topic: 150,
  style: 60,
  times: 80,
  timesApart: -100,
  clocksApart: -150,
  language: 50,
  noLanguage: -300,
  unit: 100,
  sameUnit: -60,
};
/** The second skill or topic they share counts half, the third a quarter, and none after it. */
const shares = [1, 0.5, 0.25];
/** Somebody who said nothing of how far a skill goes: who helps does it alone, who wants to learn knows the words. */
const [usualHelp, usualWish] = [3, 1];

/** So many days a request may be answered, then it lapses by itself. */
export const daysToAnswer = 14;
/** So many requests of one person may be open at once: whoever asks everybody asks nobody. */
export const openRequests = 3;

/** States of a mentorship in which two people work together. */
export const runningStates: ReadonlySet<string> = new Set(['accepted', 'active']);

/** One talk takes no place of a mentor, nor does a circle: that has a size of its own. */
export const freeForms: ReadonlySet<unknown> = new Set(['flash', 'circle']);

/** Does it take one of the places its mentor has? */
export function takesPlace({kind, state, form}: AnyItem & {readonly form?: unknown}): boolean {
  return kind === 'mentorship' && runningStates.has(state) && !freeForms.has(form);
}

/** How many somebody takes at a time. */
export function capacityOf(profile: AnyItem | undefined): number {
  if (profile?.['offers'] !== true || profile.state !== 'active') return 0;
  return (profile['capacity'] as number | undefined) ?? 1;
}

/** May somebody take part at all? Not whoever left, or is no colleague. */
export function mayTakePart({kind, state, account}: AnyItem & {readonly account?: unknown}): boolean {
  return kind === 'member' && state === 'active' && (account === undefined || account === 'person');
}

/**
 * How well two people fit as mentor and mentee: what speaks for it and against it, and what would change it. Nothing where the one has
 * nothing that the other looks for.
 *
 * What a mentee wants to learn counts most, and by how much further the mentor is (zone of proximal development: Vygotsky, Mind in
 * Society, 1978); that mentors outside one's own line are freer to talk with, is Ragins and Cotton's (Mentor functions and outcomes, 1999).
 *
 * @param at Epoch milliseconds: what their clocks show is compared on that day.
 */
export function fitOf(mentor: Participant, mentee: Participant, at: number): Fit | undefined {
  const reasons: MatchLine[] = [];
  const changes: MatchLine[] = [];
  addSkills(mentor, mentee, reasons, changes);
  addTopics(mentor, mentee, reasons);
  if (reasons.length === 0) return undefined;
  addStyle(mentor, mentee, reasons, changes);
  addTimes(mentor, mentee, at, reasons, changes);
  addLanguage(mentor, mentee, reasons, changes);
  addUnit(mentor, mentee, reasons);
  const byWeight = (a: MatchLine, b: MatchLine) => Math.abs(b.points) - Math.abs(a.points);
  return {
    score: reasons.reduce((sum, {points: each}) => sum + each, 0),
    reasons: reasons.sort(byWeight),
    changes: changes.sort(byWeight),
  };
}

/** The better match first; of two alike, who comes first by id. */
export function byScore<T extends {readonly score: number; readonly id: string}>(a: T, b: T): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

interface Skill {
  readonly skill: string;
  readonly level?: number;
}

function addSkills(
  {member: mentor}: Participant,
  {member: mentee}: Participant,
  to: MatchLine[],
  changes: MatchLine[],
) {
  const helps = skillsOf(mentor['helps']);
  const own = skillsOf(mentee['helps']);
  const found = [...skillsOf(mentee['seeks'])].flatMap(([name, {level: wish = usualWish}]) => {
    const help = helps.get(name);
    if (!help) return [];
    const ahead = (help.level ?? usualHelp) - Math.max(wish, own.get(name) ? (own.get(name)!.level ?? usualHelp) : 0);
    const worth = ahead > 0 ? points.skill + points.level * ahead : points.lowLevel;
    return [{what: ahead > 0 ? ('skill' as const) : ('level' as const), value: help.skill, worth}];
  });
  found.sort((a, b) => b.worth - a.worth || (a.value < b.value ? -1 : 1));
  for (const [index, {what, value, worth}] of found.slice(0, shares.length).entries())
    to.push({what, value, points: Math.round(worth * shares[index]!)});
  // A mentor one step further than they are would make it a reason of its own.
  if (found.length === 1 && found[0]!.what === 'level')
    changes.push({what: 'level', value: found[0]!.value, points: points.skill + points.level - points.lowLevel});
}

function addTopics({profile: mentor}: Participant, {profile: mentee}: Participant, to: MatchLine[]) {
  const wanted = new Set(wordsOf(mentee?.['topics']).map(plain));
  const shared = wordsOf(mentor?.['topics']).filter((topic) => wanted.has(plain(topic)));
  for (const [index, value] of [...new Set(shared)].sort().slice(0, shares.length).entries())
    to.push({what: 'topic', value, points: Math.round(points.topic * shares[index]!)});
}

function addStyle(
  {profile: mentor}: Participant,
  {profile: mentee}: Participant,
  to: MatchLine[],
  changes: MatchLine[],
) {
  const wanted = wordsOf(mentee?.['styles']);
  const value = wordsOf(mentor?.['styles']).find((style) => wanted.includes(style));
  if (value !== undefined) to.push({what: 'style', value, points: points.style});
  else changes.push({what: 'style', points: points.style});
}

/** What they said of their days, on both clocks; where one of them said nothing, their working hours. */
function addTimes(mentor: Participant, mentee: Participant, at: number, to: MatchLine[], changes: MatchLine[]) {
  const [hers, his] = [mentor, mentee].map((each) => hoursOf(each, at));
  if (!hers || !his) return;
  const isSaid = hers.isSaid && his.isSaid;
  const shared = [...hers.hours].filter((hour) => his.hours.has(hour)).length;
  const most = points.times;
  if (isSaid) {
    const weight = shared > 0 ? points.times : points.timesApart;
    to.push({what: 'times', points: weight});
    if (weight < most) changes.push({what: 'times', points: most - weight});
    return;
  }
  const least = shared < 2 ? points.clocksApart : 0;
  if (least < 0) to.push({what: 'clocks', points: least});
  changes.push({what: 'times', points: most - least});
}

function addLanguage(
  {member: mentor}: Participant,
  {member: mentee}: Participant,
  to: MatchLine[],
  changes: MatchLine[],
) {
  const [hers, his] = [wordsOf(mentor['languages']), wordsOf(mentee['languages'])];
  if (hers.length === 0 || his.length === 0) return;
  const base = (tag: string) => plain(tag).split('-')[0]!;
  const value = hers.find((tag) => his.some((other) => base(other) === base(tag)));
  if (value !== undefined) {
    to.push({what: 'language', value, points: points.language});
    return;
  }
  to.push({what: 'no-language', points: points.noLanguage});
  changes.push({what: 'language', value: hers[0]!, points: points.language - points.noLanguage});
}

function addUnit({member: mentor}: Participant, {member: mentee}: Participant, to: MatchLine[]) {
  const [hers, his] = [mentor['unit'], mentee['unit']];
  if (typeof hers !== 'string' || typeof his !== 'string') return;
  const isSame = hers === his;
  to.push({what: isSame ? 'same-unit' : 'unit', value: hers, points: isSame ? points.sameUnit : points.unit});
}

const beginnings: Readonly<Record<string, number>> = {morning: 8, midday: 11, afternoon: 14, evening: 17};

/** Hours in UTC in which somebody has time; nothing where their clock is not known. */
function hoursOf(
  {member, profile}: Participant,
  at: number,
): {readonly hours: ReadonlySet<number>; readonly isSaid: boolean} | undefined {
  const offset = offsetOf(member['timeZone'], at);
  if (offset === undefined) return undefined;
  const times = wordsOf(profile?.['times']).filter((part) => beginnings[part] !== undefined);
  const begin = times.length > 0 ? times.flatMap((part) => hoursFrom(beginnings[part]!, 3)) : hoursFrom(9, 8);
  const day = 24;
  return {
    hours: new Set(begin.map((hour) => (((hour - Math.round(offset)) % day) + day) % day)),
    isSaid: times.length > 0,
  };
}

function hoursFrom(first: number, count: number): readonly number[] {
  return Array.from({length: count}, (_, index) => first + index);
}

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** By how many hours an IANA zone is ahead of UTC at an instant; nothing where nobody knows the zone. */
export function offsetOf(timeZone: unknown, at: number): number | undefined {
  if (typeof timeZone !== 'string') return undefined;
  if (!formats.has(timeZone)) formats.set(timeZone, formatOf(timeZone));
  const format = formats.get(timeZone);
  if (!format) return undefined;
  const part = (name: string) => Number(parts.find(({type}) => type === name)!.value);
  const parts = format.formatToParts(at);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (there - Math.floor(at / 60_000) * 60_000) / 3_600_000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = {year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'} as const;
  try {
    return new Intl.DateTimeFormat('en', {...numeric, hourCycle: 'h23', calendar: 'iso8601', timeZone});
  } catch {
    return undefined;
  }
}

function skillsOf(value: unknown): ReadonlyMap<string, Skill> {
  return new Map(((value as readonly Skill[] | undefined) ?? []).map((each) => [plain(each.skill), each]));
}

function wordsOf(value: unknown): readonly string[] {
  return (value as readonly string[] | undefined) ?? [];
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
