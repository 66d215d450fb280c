import type {Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {pairOf} from '../../model/links.js';
import {
  capacityOf,
  daysToAnswer,
  formsBetween,
  freeForms,
  mayTakePart,
  openRequests,
  runningStates,
  takesPlace,
} from '../../model/mentoring.js';
import {circleProblem, closedWith, coreActs, joined, peopleIn} from './circle-acts.js';
import {touched, type Circumstances, type Deep} from './planned.js';
import type {Rows} from './rows.js';

/** What becomes of a mentorship by what the two of them do. */
export const mentorshipActs: Readonly<Record<string, Deep>> = {
  /** The two work together, and what else they were asked meanwhile lapses, where there is no more room for it. */
  accept: (subject, {answer}, circumstances) => {
    const {rows, actor, now} = circumstances;
    if (isOver(subject, now)) throw expired(subject);
    if (subject['circle'] !== undefined) return joined(subject, answer, circumstances);
    const full = problemOf(subject, rows);
    if (full) throw new CommunityError('invalid', full);
    const agreed = agreedBy(subject, actor);
    // Whom a programme proposes to each other works together once both said yes.
    if (subject.createdBy === undefined && !pairOf(subject).every((id) => agreed.includes(id))) {
      const half = touched(subject, {agreed}, actor, now);
      return {put: [half], remove: [], answer: [half.id]};
    }
    const set = {state: 'accepted', answer: answer ?? null, expiresAt: null, agreed: null};
    const next = touched(subject, set, actor, now);
    return {put: [next, ...lapsing([next], rows, now)], remove: [], answer: [next.id]};
  },

  /** What one of them would like to agree on; the other one has not yet. */
  propose: (subject, told, {actor, now}) => {
    const {goals, until, rhythm, confidentiality} = told;
    const count = (goals as readonly unknown[] | undefined)?.length ?? 0;
    if (count < 1 || count > 3) throw invalid('goals', 'Agree on one to three goals.');
    if (typeof until === 'string' && until < now.slice(0, 10))
      throw invalid('until', 'This day is over: choose a later one.');
    const set = {until: until ?? null, rhythm: rhythm ?? null, confidentiality: confidentiality ?? null};
    const agreed = actor?.member === undefined ? [] : [actor.member];
    const next = touched(subject, {...set, goals, agreed, agreedOn: null, state: 'accepted'}, actor, now);
    return {put: [next], remove: [], answer: [next.id]};
  },

  agree: (subject, _told, {rows, actor, now}) => {
    if (subject['agreed'] === undefined)
      throw invalid('goals', 'There is nothing to agree on yet: propose what you want to reach.');
    const all = agreedBy(subject, actor);
    // In a circle it holds as soon as everybody did.
    const isAgreed = subject['people'] === undefined || peopleIn(subject, rows).every((id) => all.includes(id));
    const set = {agreed: all, ...(isAgreed && {agreedOn: now.slice(0, 10), state: 'active'})};
    const next = touched(subject, set, actor, now);
    return {put: [next], remove: [], answer: [next.id]};
  },

  close: (subject, {reached, because}, circumstances) => {
    const {actor, now} = circumstances;
    const more = subject['people'] === undefined ? [] : closedWith(subject, circumstances);
    const said = {reached: reached ?? null, because: because ?? null};
    const next = touched(subject, {state: 'closed', ...said, closedOn: now.slice(0, 10)}, actor, now);
    return {put: [next, ...more], remove: [], answer: [next.id]};
  },

  ...coreActs,
};

/** Who agreed, with one more. */
function agreedBy(subject: AnyItem, actor: Actor | undefined): readonly string[] {
  const agreed = (subject['agreed'] as readonly string[] | undefined) ?? [];
  if (actor?.member === undefined || agreed.includes(actor.member))
    throw new CommunityError('invalid', 'You agreed already. It is for the other one to say.');
  return [...agreed, actor.member];
}

/** Until when what is asked now may be answered. */
export function answerBy(now: string): string {
  return new Date(Date.parse(now) + daysToAnswer * 86_400_000).toISOString();
}

/** A request as it is kept: until when it may be answered is not for whoever asks to say. */
export function requested(draft: AnyItem, circumstances: Circumstances): AnyItem {
  const {rows, now} = circumstances;
  const {mentor, mentee} = draft as AnyItem & Pair;
  if (mentee === undefined) throw invalid('mentee', 'This is needed.');
  const isCircle = draft['form'] === 'circle';
  if (isCircle !== (draft['circle'] !== undefined))
    throw invalid('circle', 'Say which circle it is about, where it is about one.');
  const problem = isCircle
    ? circleProblem(draft, circumstances)
    : (problemOf(draft, rows) ?? kindProblem(draft as AnyItem & Pair, rows));
  if (problem) throw new CommunityError('invalid', problem);
  const isSame = (item: AnyItem) =>
    item['mentee'] === mentee &&
    (isCircle ? item['circle'] === draft['circle'] : item['mentor'] === mentor && !item['circle']);
  if (mentorshipsOf(mentee, rows).some((item) => isOpen(item) && isSame(item) && !isOver(item, now)))
    throw new CommunityError('invalid', 'There is an open request between you, or you work together already.');
  const mine = mentorshipsOf(draft.createdBy ?? mentee, rows).filter(
    (item) =>
      item.state === 'requested' && item.createdBy === draft.createdBy && !isInvitation(item) && !isOver(item, now),
  );
  if (mine.length >= openRequests && !isInvitation(draft))
    throw new CommunityError('invalid', `You have ${openRequests} open requests. Wait for an answer, or withdraw one.`);
  return {...draft, expiresAt: answerBy(now)} as AnyItem;
}

/** Requests that nobody answered in time, as they are then. */
export function expiredBy(requests: Iterable<AnyItem>, now: string): readonly AnyItem[] {
  return [...requests]
    .filter((item) => item.kind === 'mentorship' && item.state === 'requested' && isOver(item, now))
    .map((item) => touched(item, {state: 'expired'}, undefined, now));
}

interface Pair {
  readonly mentor: string;
  readonly mentee: string;
}

/** Why two people cannot work together as things stand. */
function problemOf(item: AnyItem, rows: Rows): string | undefined {
  const {mentor, mentee, form} = item as AnyItem & Pair & {readonly form: string};
  if (mentor === mentee) return 'Nobody mentors themselves.';
  const [hers, his] = [rows.item(mentor), rows.item(mentee)];
  if (!his || !mayTakePart(his)) return 'There is no such member to be mentored.';
  if (!hers || !mayTakePart(hers)) return 'There is no such member to be a mentor.';
  const profile = profileOf(mentor, rows);
  // Whoever asks says what they have in mind by asking; in a succession, and among peers, a programme asks whatever somebody offered.
  const isProposed = item.createdBy === undefined && (form === 'succession' || form === 'peer');
  const isOffered = item.createdBy === mentor || isProposed;
  if (!isOffered && profile?.['offers'] !== true && capacityOf(profile, form) === 0)
    return 'This person does not offer to be a mentor.';
  if (profile?.state === 'paused') return 'This person takes nobody new for now.';
  if (form === 'flash') return undefined;
  const places = Math.max(capacityOf(profile, form), isOffered ? 1 : 0);
  return roomLeft(mentor, rows, places) > 0 ? undefined : 'This mentor has no room for anybody else now.';
}

/** Why somebody cannot be asked for this kind of mentoring: the same rule by which people are matched. */
function kindProblem(
  {mentor, mentee, form, createdBy}: AnyItem & Pair & {readonly form?: unknown},
  rows: Rows,
): string | undefined {
  const [hers, his] = [mentor, mentee].map((id) => ({member: rows.item(id)!, profile: profileOf(id, rows)}));
  const forms: readonly unknown[] = createdBy === mentor ? formsBetween(his!, hers!) : formsBetween(hers!, his!);
  return forms.includes(form) ? undefined : `This person can be asked for: ${forms.join(', ') || 'nothing'}.`;
}

/** How many more somebody takes. */
export function roomLeft(mentor: string, rows: Rows, places = capacityOf(profileOf(mentor, rows))): number {
  const taken = mentorshipsOf(mentor, rows).filter((item) => item['mentor'] === mentor && takesPlace(item));
  return places - taken.length;
}

/** What two people said of mentoring, and who else they work with, hangs on them. */
export function profileOf(member: string, rows: Rows): AnyItem | undefined {
  return rows.on(member).find(({item}) => item.kind === 'mentoring' && item['member'] === member)?.item;
}

export function mentorshipsOf(member: string, rows: Rows): readonly AnyItem[] {
  return rows.on(member).flatMap(({item}) => (item.kind === 'mentorship' ? [item] : []));
}

/** Requests that lapse, as they are then, where two people begin: of the same form to others, and all to a mentor who has no room any more. */
export function lapsing(begun: readonly AnyItem[], rows: Rows, now: string): readonly AnyItem[] {
  const ids = new Set(begun.map(({id}) => id));
  const lapsed = new Set<AnyItem>();
  for (const {mentor, mentee, form} of begun as readonly (AnyItem & Pair & {readonly form: string})[]) {
    // Those that take the places are not among the rows yet.
    const more = begun.filter((item) => item['mentor'] === mentor && takesPlace(item)).length;
    const places = capacityOf(profileOf(mentor, rows), form);
    const isFull = form !== 'flash' && roomLeft(mentor, rows, places) <= more;
    for (const item of [...mentorshipsOf(mentee, rows), ...mentorshipsOf(mentor, rows)]) {
      if (ids.has(item.id) || item.state !== 'requested') continue;
      const isAnswered = item['mentee'] === mentee && item['form'] === form;
      if (isAnswered || (isFull && item['mentor'] === mentor && !freeForms.has(item['form']))) lapsed.add(item);
    }
  }
  return [...lapsed].map((item) => touched(item, {state: 'lapsed'}, undefined, now));
}

/** Whoever keeps a circle invites as many as it takes. */
function isInvitation(item: AnyItem): boolean {
  return item['circle'] !== undefined && item['mentor'] === item.createdBy;
}

function isOpen({state}: AnyItem): boolean {
  return state === 'requested' || runningStates.has(state);
}

function isOver(item: AnyItem, now: string): boolean {
  const {state, expiresAt} = item as AnyItem & {readonly expiresAt?: string};
  return state === 'requested' && expiresAt !== undefined && Date.parse(expiresAt) <= Date.parse(now);
}

function expired({expiresAt}: AnyItem & {readonly expiresAt?: unknown}): CommunityError {
  const day = String(expiresAt).slice(0, 10);
  return new CommunityError('invalid', `This request could be answered until ${day}. It may be asked again.`);
}

function invalid(field: string, problem: string): CommunityError {
  return new CommunityError('invalid', problem, {fields: {[field]: problem}});
}
