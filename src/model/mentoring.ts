import {mentoringForms, type MatchReason, type MentoringForm} from './choices.js';
import type {AnyItem} from './item.js';
import {plain} from './plain.js';
import {offsetOf} from './time-zone.js';

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
  returns: 300,
  together: 200,
  newer: 100,
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

/** Whoever came at least so many days later is the newer one. */
const newerBy = 730;

/** So many days a request may be answered, then it lapses by itself. */
export const daysToAnswer = 14;
/** So many requests of one person may be open at once: whoever asks everybody asks nobody. */
export const openRequests = 3;

/** States of a mentorship in which two people work together. */
export const runningStates: ReadonlySet<string> = new Set(['accepted', 'active']);

/** One talk takes no place of a mentor, nor does a circle: that has a size of its own. */
export const freeForms: ReadonlySet<unknown> = new Set(['flash', 'circle']);

/** Both have to say that they would: nobody expects them of somebody who said nothing. */
const mutualForms: ReadonlySet<MentoringForm> = new Set(['reverse', 'peer']);

/**
 * Kinds of mentoring that may be asked of somebody: those they said, or any that is usual where they said none. The newer one as mentor
 * (`reverse`), and each of the other (`peer`), only where whoever asks said so as well.
 */
export function formsBetween({profile: asked}: Participant, {profile: asking}: Participant): readonly MentoringForm[] {
  const has = (profile: AnyItem | undefined, form: MentoringForm) => {
    const said = wordsOf(profile?.['forms']);
    return said.length > 0 ? said.includes(form) : !mutualForms.has(form);
  };
  return mentoringForms.filter((form) => has(asked, form) && (!mutualForms.has(form) || has(asking, form)));
}

/** Does it take one of the places its mentor has? */
export function takesPlace({kind, state, form}: AnyItem & {readonly form?: unknown}): boolean {
  return kind === 'mentorship' && runningStates.has(state) && !freeForms.has(form);
}

/** How many somebody takes at a time: as a mentor those who offer it, as one of two peers whoever takes part as one. */
export function capacityOf(profile: AnyItem | undefined, form?: unknown): number {
  const takesPart = profile?.['offers'] === true || (form === 'peer' && wordsOf(profile?.['forms']).includes(form));
  return takesPart && profile!.state === 'active' ? ((profile!['capacity'] as number | undefined) ?? 1) : 0;
}

/** May somebody take part at all? Not whoever left, or is no colleague. */
export function mayTakePart({kind, state, account}: AnyItem & {readonly account?: unknown}): boolean {
  return kind === 'member' && state === 'active' && (account === undefined || account === 'person');
}

/** What two people would do together. */
export interface FitAs {
  /** `mentoring` where left out; `flash` and `succession` are weighed like it. */
  readonly form?: unknown;
  /** The one skill that is to be passed on: without it they do not fit. */
  readonly skill?: string | undefined;
}

/**
 * How well two people fit as mentor and mentee: what speaks for it and against it, and what would change it. Nothing where the one has
 * nothing that the other looks for.
 *
 * What a mentee wants to learn counts most, and by how much further the mentor is (zone of proximal development: Vygotsky, Mind in
 * Society, 1978); that mentors outside one's own line are freer to talk with, is Ragins and Cotton's (Mentor functions and outcomes, 1999).
 * Peers give and take, or learn the same (Kram and Isabella, Mentoring Alternatives: The Role of Peer Relationships, 1985). In reverse the
 * newer one mentors (Murphy, Reverse Mentoring at Work, 2012): whoever is known to have been there as long does not.
 *
 * @param at Epoch milliseconds: what their clocks show is compared on that day.
 */
export function fitOf(mentor: Participant, mentee: Participant, at: number, as: FitAs = {}): Fit | undefined {
  const reasons: MatchLine[] = [];
  const changes: MatchLine[] = [];
  if (as.form === 'peer') addExchange(mentor, mentee, {to: reasons, only: as.skill});
  else addSkills(mentor, mentee, {to: reasons, changes, only: as.skill});
  if (as.skill !== undefined && reasons.length === 0) return undefined;
  addTopics(mentor, mentee, reasons);
  if (reasons.length === 0 || (as.form === 'reverse' && !addNewer(mentor, mentee, reasons))) return undefined;
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

interface SkillsInto {
  readonly to: MatchLine[];
  readonly changes: MatchLine[];
  /** Where it is about one skill. */
  readonly only: string | undefined;
}

function addSkills({member: mentor}: Participant, {member: mentee}: Participant, {to, changes, only}: SkillsInto) {
  const helps = skillsOf(mentor['helps']);
  const own = skillsOf(mentee['helps']);
  const found = [...skillsOf(mentee['seeks'])].flatMap(([name, {level: wish = usualWish}]) => {
    const help = helps.get(name);
    if (!help || (only !== undefined && plain(only) !== name)) return [];
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

/** What each can help the other with, where both can, and what both want to learn: how far either is makes no difference. */
function addExchange(
  {member: one}: Participant,
  {member: other}: Participant,
  {to, only}: Omit<SkillsInto, 'changes'>,
) {
  const isMeant = (name: string) => only === undefined || plain(only) === plain(name);
  const gives = sharedOf(one['helps'], other['seeks']);
  const returns = sharedOf(other['helps'], one['seeks']);
  const lists = [
    ...(gives.length > 0 && returns.length > 0
      ? ([
          ['skill', gives],
          ['returns', returns],
        ] as const)
      : []),
    ['together', sharedOf(one['seeks'], other['seeks'])] as const,
  ];
  for (const [what, values] of lists)
    for (const [index, value] of values.filter(isMeant).slice(0, shares.length).entries())
      to.push({what, value, points: Math.round(points[what] * shares[index]!)});
}

/** Skills that stand in both lists, by name. */
function sharedOf(one: unknown, other: unknown): readonly string[] {
  const others = skillsOf(other);
  return [...skillsOf(one)].flatMap(([name, {skill}]) => (others.has(name) ? [skill] : [])).sort();
}

/** @returns False where the mentor is known not to be the newer one. */
function addNewer({member: mentor}: Participant, {member: mentee}: Participant, to: MatchLine[]): boolean {
  const [hers, his] = [mentor['joined'], mentee['joined']].map((date) => Date.parse(String(date)));
  const later = (hers! - his!) / 86_400_000;
  if (later >= newerBy) to.push({what: 'newer', points: points.newer});
  return !(later < newerBy);
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

function skillsOf(value: unknown): ReadonlyMap<string, Skill> {
  return new Map(((value as readonly Skill[] | undefined) ?? []).map((each) => [plain(each.skill), each]));
}

function wordsOf(value: unknown): readonly string[] {
  return (value as readonly string[] | undefined) ?? [];
}
