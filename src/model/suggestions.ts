import type {SuggestionReason} from './choices.js';
import type {AnyItem} from './item.js';
import {plain} from './plain.js';

export interface Reason {
  readonly what: SuggestionReason;
  /** The skill, the topic, the other unit or place. */
  readonly value?: string;
  /** What it adds to the score, in hundredths. */
  readonly points: number;
}

/** Somebody to meet. */
export interface Suggested {
  readonly member: string;
  /** The points of the reasons together. */
  readonly score: number;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
}

export interface Suggesting {
  /** Epoch milliseconds: within one week, from Monday in UTC, the same people come to the same person. */
  readonly at: number;
  /** Those who are not suggested: whom I know, and whom I was done with. */
  readonly without?: ReadonlySet<string>;
}

/** In hundredths; docs/suggestions.md has them as a table. */
const points = {level: 100, seeks: 200, topic: 200, unit: 200, place: 50, turn: 100};
/** Somebody who said nothing of how far a skill of theirs goes. */
const usualLevel = 3;

/**
 * People somebody should meet, the most fitting first: of those with anything in common, whoever works elsewhere comes before whoever sits
 * beside them, and nobody is put before all others for having a finger in every pie.
 *
 * @param me As I know myself.
 * @param others As I see them: what they do not show me is no reason.
 */
export function suggest(me: AnyItem, others: Iterable<AnyItem>, options: Suggesting): readonly Suggested[] {
  const suggestionOf = suggesting(me, options);
  return [...others].flatMap((other) => suggestionOf(other) ?? []).sort(byFit);
}

/**
 * Asked of one after the other whether somebody should meet them, and why.
 *
 * Each common ground counts by what part it is of all that the other one names there: its cosine, but for what is the same for all of them
 * (Salton and McGill, Introduction to Modern Information Retrieval, 1983). That bridges between groups are what a suggestion adds is
 * Granovetter's (The Strength of Weak Ties, 1973); that strangers with something in common are welcome ones, Guy et al. (Do You Want
 * to Know? Recommending Strangers in the Enterprise, CSCW 2011).
 */
export function suggesting(me: AnyItem, {at, without}: Suggesting): (other: AnyItem) => Suggested | undefined {
  const mine = groundsOf(me);
  const week = weekOf(at);
  return (other) => {
    if (other.id === me.id || without?.has(other.id) || !isSuggestable(other)) return undefined;
    const reasons = reasonsFor(me, mine, other, week);
    return reasons && {member: other.id, score: sumOf(reasons), reasons};
  };
}

export function byFit(a: Suggested, b: Suggested): number {
  return b.score - a.score || (a.member < b.member ? -1 : 1);
}

/** The Monday of a week in UTC, `2026-11-23`. */
export function weekOf(at: number): string {
  const day = 86_400_000;
  // The first of January 1970 was a Thursday.
  const days = Math.floor(at / day) + 3;
  return new Date((days - (days % 7) - 3) * day).toISOString().slice(0, 10);
}

/** May somebody be suggested to others at all? Not whoever left, is no colleague, or does not want to be. */
export function isSuggestable({kind, state, visibility, account, declinesSuggestions}: AnyItem): boolean {
  if (kind !== 'member' || state !== 'active' || visibility === 'person' || declinesSuggestions === true) return false;
  return account === undefined || account === 'person';
}

interface Skill {
  readonly skill: string;
  readonly level?: number;
}

/** What somebody helps with, wants to learn and cares for, by names written alike. */
function groundsOf({helps, seeks, topics}: AnyItem) {
  const skills = (value: unknown) =>
    new Map(((value as readonly Skill[] | undefined) ?? []).map((each) => [plain(each.skill), each]));
  return {
    helps: skills(helps),
    seeks: skills(seeks),
    topics: new Map(((topics as readonly string[] | undefined) ?? []).map((topic) => [plain(topic), topic])),
  };
}

/** Nothing where there is no common ground: to work elsewhere is none. */
function reasonsFor(
  me: AnyItem,
  mine: ReturnType<typeof groundsOf>,
  other: AnyItem,
  week: string,
): readonly Reason[] | undefined {
  const {helps, seeks, topics} = groundsOf(other);
  const reasons: Reason[] = [];
  const add = (what: SuggestionReason, value: string, all: number, of: number) =>
    reasons.push({what, value, points: Math.round(all / Math.sqrt(of))});
  for (const [name, {skill, level = usualLevel}] of helps) {
    // Whoever knows no more of it than I do is no help.
    const own = mine.helps.get(name);
    if (mine.seeks.has(name) && level > (own ? (own.level ?? usualLevel) : 0))
      add('helps', skill, points.level * level, helps.size);
  }
  for (const [name, {skill}] of seeks) if (mine.helps.has(name)) add('seeks', skill, points.seeks, seeks.size);
  for (const [name, topic] of topics) if (mine.topics.has(name)) add('topic', topic, points.topic, topics.size);
  if (reasons.length === 0) return undefined;
  for (const name of ['unit', 'place'] as const) {
    const theirs = other[name];
    if (typeof theirs === 'string' && typeof me[name] === 'string' && theirs !== me[name])
      reasons.push({what: name, value: theirs, points: points[name]});
  }
  reasons.push({what: 'turn', points: turnOf(me.id, other.id, week)});
  return reasons.sort((a, b) => b.points - a.points);
}

/** By chance, another one every week: who fits equally well comes in turn. FNV-1a in 32 bits, of UTF-8. */
function turnOf(me: string, other: string, week: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${other} ${me} ${week}`))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % (points.turn + 1);
}

function sumOf(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, {points: each}) => sum + each, 0);
}
