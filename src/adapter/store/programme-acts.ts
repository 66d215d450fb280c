import {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import type {AnyItem} from '../../model/item.js';
import {
  byScore,
  capacityOf,
  fitOf,
  mayTakePart,
  runningStates,
  type Fit,
  type Participant,
} from '../../model/mentoring.js';
import {stableMatch} from '../../model/stable-match.js';
import {toldFrom, toldTogether} from '../../model/told-together.js';
import {communitiesOf} from '../../model/visibility.js';
import {answerBy, lapsing, mentorshipsOf, profileOf, roomLeft} from './mentoring-acts.js';
import {isProposal, mayPair, wantedBy, wish, type Pair, type Pin} from './pairing.js';
import {peersOf} from './peer-round.js';
import {newVersion, touched, type Circumstances, type Deep} from './planned.js';
import type {Rows} from './rows.js';

/** Who takes part is paired all at once, and everybody with everybody is weighed: so many, and no more. */
const most = 1_000;
/** What is for all in the source. */
const toAll: ReadonlySet<string> = new Set(['organisation', 'public']);
export const programmeActs: Readonly<Record<string, Deep>> = {
  /** Pairs those who take part and have nobody yet: stable, never above what a mentor takes, and what is pinned as it is pinned. */
  match: (subject, {pins = []}, circumstances) => {
    const pairs = pairsOf(subject, pins as readonly Pin[], circumstances);
    const made = pairs.map((pair) => mentorshipOf(subject, pair, circumstances.now));
    const counts = countsOf(subject, made, circumstances.rows);
    const matched = counts.get(subject.id)!;
    const isMany = matched >= toldFrom;
    const told = {matched: isMany ? matched : null, together: isMany ? null : (toldTogether(counts.values()) ?? null)};
    const next = touched(subject, told, circumstances.actor, circumstances.now);
    // What they asked beside that is answered by it.
    const begun = made.filter(({state}) => state === 'accepted');
    const lapsed = lapsing(begun, circumstances.rows, circumstances.now);
    return {put: [next, ...made, ...lapsed], remove: [], answer: [next.id, ...made.map(({id}) => id)]};
  },
};

/**
 * How many pairs each programme of a community made: of those that were pinned nothing is counted, for whether they said yes is theirs.
 */
function countsOf(subject: AnyItem, made: readonly AnyItem[], rows: Rows): ReadonlyMap<string, number> {
  const counts = new Map([[subject.id, 0]]);
  for (const {item} of rows.of('programme')) if (item.community === subject.community) counts.set(item.id, 0);
  for (const item of [...rows.of('mentorship').map((row) => row.item), ...made]) {
    const programme = String(item['programme']);
    const count = counts.get(programme);
    if (count !== undefined && item.createdBy !== undefined) counts.set(programme, count + 1);
  }
  return counts;
}

function pairsOf(programme: AnyItem, pins: readonly Pin[], {rows, now}: Circumstances): readonly Pair[] {
  const at = Date.parse(now);
  const as = {form: programme['form'], skill: programme['skill'] as string | undefined};
  const people = participantsOf(programme, rows);
  if (people.size > most)
    throw new CommunityError('invalid', `At most ${most} people can be paired at once: here are ${people.size}.`);
  if (as.form === 'peer') return peersOf(people, pins, {rows, at, skill: as.skill});
  const isFree = (id: string) => !isMentored(id, programme, rows);
  const seeking = new Set(
    [...people].flatMap(([id, {profile}]) => (profile['seeks'] === true && isFree(id) ? [id] : [])),
  );
  const room = (id: string, least = 0) =>
    roomLeft(id, rows, Math.max(capacityOf(profileOf(id, rows)), least)) - proposedTo(id, rows);
  const places = new Map([...people].map(([id]) => [id, Math.max(0, room(id))]));
  const pinnable = new Map<string, Participant>(people);
  // What somebody who moves on knows is passed on to whom it is of use: both are asked, whether they take part or not.
  if (as.form === 'succession')
    for (const {mentor, mentee} of pins) {
      for (const id of [mentor, mentee]) {
        const member = people.has(id) ? undefined : rows.item(id);
        if (member && mayBeAsked(member, programme, rows)) pinnable.set(id, {member: shownToAll(member)});
      }
      if (!places.get(mentor)) places.set(mentor, Math.max(0, room(mentor, 1)));
      if (pinnable.has(mentee) && isFree(mentee)) seeking.add(mentee);
    }
  for (const {mentor, mentee} of pins) {
    const problem = pinProblem({mentor, mentee}, {people: pinnable, seeking, places, form: as.form});
    if (problem) throw new CommunityError('invalid', problem, {fields: {pins: problem}});
    seeking.delete(mentee);
    places.set(mentor, places.get(mentor)! - 1);
  }
  const fits = new Map<string, Map<string, Fit>>();
  for (const mentee of seeking) fits.set(mentee, new Map());
  for (const [mentor, left] of places)
    if (left > 0 && people.has(mentor))
      for (const mentee of seeking) {
        const isOpen = mayPair({mentor, mentee}, rows);
        const fit = isOpen ? fitOf(people.get(mentor)!, people.get(mentee)!, at, as) : undefined;
        if (fit) fits.get(mentee)!.set(mentor, fit);
      }
  const matched = stableMatch(wishesOf(fits, rows), {wishes: wishesOf(turned(fits), rows), capacities: places});
  const found = [...matched].map(([mentee, mentor]) => ({mentor, mentee, fit: fits.get(mentee)!.get(mentor)}));
  const pinned = pins.map((pin) => ({
    ...pin,
    isPinned: true as const,
    fit: fitOf(pinnable.get(pin.mentor)!, pinnable.get(pin.mentee)!, at, as),
  }));
  return [...pinned, ...found].sort((a, b) => (a.mentee < b.mentee ? -1 : 1));
}

/** May somebody be asked who does not take part? Not who left or pauses, nor whom the programme is not for. */
function mayBeAsked(member: AnyItem, programme: AnyItem, rows: Rows): boolean {
  return (
    mayTakePart(member) && profileOf(member.id, rows)?.state !== 'paused' && isMeantFor(member.id, programme, rows)
  );
}

/** Is a programme for somebody? One of a community is for its members. */
function isMeantFor(member: string, programme: AnyItem, rows: Rows): boolean {
  if (toAll.has(programme.visibility)) return true;
  const among = new Set(communitiesOf(programme, rows));
  return rows.communitiesOf(member).some((community) => among.has(community));
}

/** Those who said that they take part and whom it is for; of what they show to some people only, nothing is known here. */
function participantsOf(
  programme: AnyItem,
  rows: Rows,
): ReadonlyMap<string, Participant & {readonly profile: AnyItem}> {
  const found = rows.on(programme.id).flatMap(({item: profile}) => {
    const member = profile.kind === 'mentoring' ? rows.item(String(profile['member'])) : undefined;
    if (!member || profile.state !== 'active' || !mayTakePart(member)) return [];
    if (!isMeantFor(member.id, programme, rows)) return [];
    return [[member.id, {profile, member: shownToAll(member)}] as const];
  });
  return new Map(found);
}

function shownToAll(member: AnyItem): AnyItem {
  const narrower = (member['fieldVisibility'] as Readonly<Record<string, string>> | undefined) ?? {};
  const isHidden = (name: string) => narrower[name] !== undefined && !toAll.has(narrower[name]);
  return Object.fromEntries(Object.entries(member).filter(([name]) => !isHidden(name))) as unknown as AnyItem;
}

function isMentored(mentee: string, programme: AnyItem, rows: Rows): boolean {
  return mentorshipsOf(mentee, rows).some(
    (item) =>
      item['mentee'] === mentee &&
      (runningStates.has(item.state) || isProposal(item)) &&
      item['form'] === programme['form'],
  );
}

function proposedTo(mentor: string, rows: Rows): number {
  return mentorshipsOf(mentor, rows).filter((item) => item['mentor'] === mentor && isProposal(item)).length;
}

/** Everybody's own order of those who fit them. */
function wishesOf(
  fits: ReadonlyMap<string, ReadonlyMap<string, Fit>>,
  rows: Rows,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...fits].map(([who, others]) => {
      const ranked = [...others].map(([id, {score}]) => ({id, score: score + (wantedBy(who, id, rows) ? wish : 0)}));
      return [who, ranked.sort(byScore).map(({id}) => id)] as const;
    }),
  );
}

function turned(fits: ReadonlyMap<string, ReadonlyMap<string, Fit>>): ReadonlyMap<string, ReadonlyMap<string, Fit>> {
  const found = new Map<string, Map<string, Fit>>();
  for (const [mentee, others] of fits)
    for (const [mentor, fit] of others) {
      const list = found.get(mentor) ?? new Map<string, Fit>();
      found.set(mentor, list.set(mentee, fit));
    }
  return found;
}

interface Round {
  readonly people: ReadonlyMap<string, Participant>;
  readonly seeking: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, number>;
  readonly form: unknown;
}

function pinProblem({mentor, mentee}: Pin, {people, seeking, places, form}: Round): string | undefined {
  const nameOf = (id: string) => String(people.get(id)?.member['name'] ?? id);
  if (mentor === mentee) return 'Nobody mentors themselves.';
  const {profile} = people.get(mentor) ?? {};
  if (!people.has(mentor) || (form !== 'succession' && profile?.['offers'] !== true))
    return `${nameOf(mentor)} does not offer to be a mentor here.`;
  if (!seeking.has(mentee)) return `${nameOf(mentee)} seeks no mentor here, has one, or is pinned twice.`;
  return (places.get(mentor) ?? 0) > 0 ? undefined : `${nameOf(mentor)} has no room for another pair.`;
}

/**
 * The pair's from the start: whoever paired them has no part in it. Whom somebody pinned is asked, both of them, whatever they told the
 * source of each other: that it is one of those who do not want each other is not to be seen by what becomes of it.
 */
function mentorshipOf(programme: AnyItem, {mentor, mentee, fit, isPinned}: Pair, now: string): AnyItem {
  return {
    id: newId(),
    kind: 'mentorship',
    version: newVersion(),
    createdAt: now,
    ...(!isPinned && {createdBy: mentee}),
    updatedAt: now,
    visibility: 'pair',
    state: isPinned ? 'requested' : 'accepted',
    ...(isPinned && {expiresAt: answerBy(now)}),
    mentor,
    mentee,
    form: programme['form'],
    programme: programme.id,
    ...(programme['until'] !== undefined && {until: programme['until']}),
    ...(fit && {score: fit.score, reasons: fit.reasons}),
  } as unknown as AnyItem;
}
