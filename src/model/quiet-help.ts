import type {HelpKind} from './choices.js';
import type {Item} from './item.js';
import {runningStates} from './mentoring.js';

/** One piece of help, by one person: what they can be thanked for. */
export interface Help {
  readonly what: HelpKind;
  /** Whose help it was. */
  readonly member: string;
  /** When; a day, or an instant. */
  readonly at: string;
  /** What speaks for it; of what only two people know, nothing does. */
  readonly on?: {
    readonly kind: 'discussion' | 'practice' | Gathered['kind'];
    readonly id: string;
    readonly title: string;
  };
  /** The id of what evidence of thanks may name instead. */
  readonly alike?: string;
  /** Where it was; none where it belongs to no community. */
  readonly communities: readonly string[];
}

export type Gathered = Item<'collection'> | Item<'resource'> | Item<'term'>;

/** What help can be seen in, as far as it was read. */
export interface HelpRead {
  readonly discussions: readonly Item<'discussion'>[];
  /** What was accepted there, and in the discussions that practices come from. */
  readonly replies: readonly Item<'reply'>[];
  readonly practices: readonly Item<'practice'>[];
  readonly amendments: readonly Item<'amendment'>[];
  readonly gathered: readonly Gathered[];
  /** Those of the reader alone. */
  readonly mentorships: readonly Item<'mentorship'>[];
}

export interface HelpSince {
  /** Whoever reads: nobody thanks themselves. */
  readonly you: string;
  /** The first day that counts, `2026-09-01`. */
  readonly since: string;
}

/**
 * What help there was since a day, each piece once for each person: accepted answers, answers others came to use again, reviews, suggested
 * changes that were taken, what was gathered for others, and, for whoever was mentored alone, what a mentor gave.
 *
 * What somebody did for themselves, or without giving their name, is left out.
 */
export function helpOf(read: HelpRead, {you, since}: HelpSince): readonly Help[] {
  const all = [...reuses(read), ...answers(read), ...reviews(read, since), ...changes(read), ...gatherings(read)];
  const seen = new Set<string>();
  const told = all.filter(({member, on}) => {
    // An answer that was used again is said as that alone.
    const key = JSON.stringify([member, on?.kind, on?.id]);
    return !seen.has(key) && seen.add(key);
  });
  return [...told, ...mentorings(read, you)].filter(({member, at}) => member !== you && at.slice(0, 10) >= since);
}

function acceptedIn(discussion: Item<'discussion'>, replies: ReadonlyMap<string, Item<'reply'>>) {
  return (discussion.accepted ?? []).flatMap((id) => {
    const reply = replies.get(id);
    const isTheirs = reply?.createdBy !== undefined && reply.createdBy !== discussion.createdBy;
    return isTheirs && reply.anonymous !== true && reply.state === 'shown' ? [{reply, by: reply.createdBy!}] : [];
  });
}

function* answers({discussions, replies}: HelpRead): Iterable<Help> {
  const known = byId(replies);
  for (const discussion of discussions)
    for (const {reply, by} of acceptedIn(discussion, known)) {
      // Somebody said thank you there.
      if ((reply.counts?.['reaction:thanks'] ?? 0) > 0) continue;
      const what = discussion.mergedFrom?.length ? 'reuse' : 'answer';
      yield {what, member: by, at: discussion.acceptedOn ?? reply.createdAt, alike: reply.id, ...onto(discussion)};
    }
}

/** Answers that became part of a practice that is relied on. */
function* reuses({discussions, practices, replies}: HelpRead): Iterable<Help> {
  const known = byId(replies);
  const from = byId(discussions);
  for (const practice of practices) {
    const {origin, createdBy, createdAt: at} = practice;
    const discussion = origin?.kind === 'discussion' && from.get(origin.id ?? '');
    if (!discussion) continue;
    for (const {by} of acceptedIn(discussion, known))
      if (by !== createdBy) yield {what: 'reuse', member: by, at, ...onto(practice)};
  }
}

/** What has said the same for long was reviewed long ago, whoever verified it since. */
function* reviews({practices}: HelpRead, since: string): Iterable<Help> {
  for (const practice of practices) {
    const {reviewers = [], authors = [], createdBy, verifiedAt, changedAt, updatedAt, state} = practice;
    if (state !== 'approved' || !verifiedAt || (changedAt ?? updatedAt).slice(0, 10) < since) continue;
    for (const member of reviewers)
      if (member !== createdBy && !authors.includes(member))
        yield {what: 'review', member, at: verifiedAt, ...onto(practice)};
  }
}

function* changes({amendments, practices}: HelpRead): Iterable<Help> {
  const known = byId(practices);
  for (const {id: alike, practice: of, createdBy, updatedAt, state} of amendments) {
    const practice = known.get(of);
    const isOwn = practice?.createdBy === createdBy || practice?.authors?.includes(createdBy ?? '');
    if (practice && createdBy && state === 'accepted' && !isOwn)
      yield {what: 'change', member: createdBy, at: updatedAt, alike, ...onto(practice)};
  }
}

function* gatherings({gathered}: HelpRead): Iterable<Help> {
  for (const item of gathered) {
    const isEmpty = item.kind === 'collection' && !item.practices?.length;
    if (item.createdBy && item.state !== 'retired' && !isEmpty)
      yield {what: 'gathering', member: item.createdBy, at: item.createdAt, ...onto(item)};
  }
}

/** What a pair does is the pair's: it names nothing that others could follow. */
function* mentorings({mentorships}: HelpRead, you: string): Iterable<Help> {
  for (const {mentor, mentee, form, circle, state, createdAt, updatedAt} of mentorships) {
    if (circle !== undefined || !(runningStates.has(state) || state === 'closed')) continue;
    const isPeer = form === 'peer' && mentor === you && mentee !== undefined;
    if (mentee === you || isPeer)
      yield {
        what: 'mentoring',
        member: isPeer ? mentee : mentor,
        at: state === 'closed' ? updatedAt : createdAt,
        communities: [],
      };
  }
}

/** Was somebody thanked for it, as far as whoever reads can see? */
export function isThanked({what, member, at, on, alike}: Help, awards: readonly Item<'award'>[], you: string): boolean {
  return awards.some((award) => {
    if (award.member !== member || award.state === 'revoked') return false;
    if (what === 'mentoring') return award.createdBy === you && award.createdAt.slice(0, 10) >= at.slice(0, 10);
    return award.evidence?.some(({id}) => id !== undefined && (id === on?.id || id === alike)) ?? false;
  });
}

/** The newest first, and everybody once before anybody twice. */
export function inTurn(help: readonly Help[]): readonly Help[] {
  const had = new Map<string, number>();
  return [...help]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.member < b.member ? -1 : 1))
    .map((each) => {
      const turn = had.get(each.member) ?? 0;
      had.set(each.member, turn + 1);
      return {each, turn};
    })
    .sort((a, b) => a.turn - b.turn)
    .map(({each}) => each);
}

export type Behaviour = NonNullable<NonNullable<Item<'community'>['charter']>['behaviours']>[number];

const days = {week: 7, month: 30, quarter: 91} as const;

/** So many days back an interval of a plan reaches at most. */
export const longestInterval = days.quarter;

export interface Recognised {
  /** When somebody was last recognised for it. */
  readonly last: string | undefined;
  /** Has that not been for as long as the plan says? */
  readonly isDue: boolean;
}

/**
 * How a behaviour of the plan stands: it is recognised by awards of its badge, or, where it names none, by awards for such help.
 *
 * @param awards Those of its community in the last `longestInterval` days.
 * @param help All help of that time, thanked for or not.
 */
export function recognisedIn(
  {badge, help: what, every}: Behaviour,
  {
    awards,
    help,
    now,
  }: {readonly awards: readonly Item<'award'>[]; readonly help: readonly Help[]; readonly now: number},
): Recognised {
  const such = help.filter((each) => each.what === what);
  const counts = (award: Item<'award'>) =>
    award.state !== 'revoked' &&
    (badge !== undefined
      ? award.badge === badge
      : such.some((each) => each.what !== 'mentoring' && isThanked(each, [award], '')));
  const last = awards.reduce<string | undefined>(
    (newest, award) =>
      counts(award) && !(newest !== undefined && newest >= award.createdAt) ? award.createdAt : newest,
    undefined,
  );
  const since = new Date(now - days[(every as keyof typeof days | undefined) ?? 'quarter'] * 86_400_000).toISOString();
  return {last, isDue: every !== undefined && (last === undefined || last < since)};
}

function byId<I extends {readonly id: string}>(items: readonly I[]): ReadonlyMap<string, I> {
  return new Map(items.map((item) => [item.id, item]));
}

function onto(item: Item<'discussion'> | Item<'practice'> | Gathered): Required<Pick<Help, 'on' | 'communities'>> {
  const {kind, id, community, alsoFor = []} = item;
  const title = kind === 'term' ? item.name : item.title;
  return {on: {kind, id, title}, communities: [...(community === undefined ? [] : [community]), ...alsoFor]};
}
