import {CommunityError} from '../../model/errors.js';
import type {MentoringForm} from '../../model/choices.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import {
  byScore,
  capacityOf,
  fitOf,
  formsBetween,
  freeForms,
  mayTakePart,
  runningStates,
  takesPlace,
  type Participant,
} from '../../model/mentoring.js';
import type {Page, Query} from '../contract.js';
import {suggestionLimit} from './describe.js';
import {pick} from './list.js';
import {mentorshipsOf, profileOf} from './mentoring-acts.js';
import type {Reader} from './reader.js';
import {Slices} from './slices.js';

/** Somebody who could be paired with the reader, as the reader sees them. */
export interface Candidate extends Participant {
  readonly profile: AnyItem;
  /** How many work with them already, as far as that takes a place. */
  readonly taken: number;
}

/** What of the reader decides about matches. */
export interface Asker extends Participant {
  /** Those they work with or asked, and those they do not want. */
  readonly without: ReadonlySet<string>;
  readonly taken: number;
}

/** Who of all in the store the reader might have as mentor or as mentee. */
export async function matches(reader: Reader, query: Query, at: number, signal?: AbortSignal): Promise<Page> {
  const {rows, actor} = reader;
  const side = sideOf(query, actor?.member);
  const member = rows.item(actor?.member ?? '');
  if (!member) return matchPage([], query);
  const me: Asker = {
    member,
    profile: profileOf(member.id, rows),
    taken: mentorshipsOf(member.id, rows).filter((item) => item['mentor'] === member.id && takesPlace(item)).length,
    without: withoutOf(
      member.id,
      [...rows.of('preference'), ...rows.on(member.id)].map(({item}) => item),
    ),
  };
  const found: AnyItem[] = [];
  await new Slices(signal).each(rows.of('mentoring'), (said) => {
    const {item: profile} = said;
    const row = rows.row(profile['member']);
    // Whoever says of mentoring what only some may read is found by those alone.
    if (!row || !reader.sees(row) || !reader.sees(said)) return;
    const hidden = new Set(reader.hidden(row));
    const seen = Object.fromEntries(
      Object.entries(row.item).filter(([name]) => !hidden.has(name)),
    ) as unknown as AnyItem;
    const taken = mentorshipsOf(seen.id, rows).filter((item) => item['mentor'] === seen.id && takesPlace(item)).length;
    found.push(...matchesWith(me, {member: seen, profile, taken}, side, at));
  });
  return matchPage(found, query);
}

type Side = 'mentor' | 'mentee' | undefined;

/** Whether the reader asks for mentors, or for mentees, or for both; anything else that is asked of matches is refused. */
export function sideOf({where = {}, text, cursor, from}: Query, me: string | undefined): Side {
  const {mentor, mentee, ...others} = where as Readonly<Record<string, unknown>>;
  const isPlain = [mentor, mentee].every((each) => each === undefined || each === me) && (mentor ?? mentee) !== null;
  if (!isPlain || Object.values(others).some((value) => value !== undefined) || text || cursor !== undefined || from)
    throw new CommunityError('invalid', 'Of matches only those with oneself as mentor or as mentee can be asked for.');
  // Whoever is the mentee looks for mentors.
  if (mentee !== undefined) return mentor === undefined ? 'mentor' : undefined;
  return mentor === undefined ? undefined : 'mentee';
}

/** The matches of the reader with one other person: as their mentee or peer, as their mentor, or both. */
export function matchesWith(me: Asker, other: Candidate, side: Side, at: number): readonly AnyItem[] {
  if (other.member.id === me.member.id || me.without.has(other.member.id)) return [];
  if (!mayTakePart(other.member) || other.profile.state !== 'active') return [];
  const mine = me.member.id;
  const found: (AnyItem | undefined)[] = [];
  if (side !== 'mentee') {
    // One talk takes no place: whoever offers it still does where there is no room.
    const said = (other.profile['forms'] ?? []) as readonly MentoringForm[];
    const forms = formsBetween(other, me).filter(
      (form) => capacityOf(other.profile, form) > other.taken || (freeForms.has(form) && said.includes(form)),
    );
    const offered = other.profile['offers'] === true ? forms.filter((form) => form !== 'peer') : [];
    found.push(bestOf(mine, {mentor: other, mentee: me, forms: offered}, at));
    if (forms.includes('peer')) found.push(bestOf(mine, {mentor: other, mentee: me, forms: ['peer']}, at));
  }
  if (side !== 'mentor' && other.profile['seeks'] === true && capacityOf(me.profile) > me.taken) {
    const said = (me.profile?.['forms'] ?? []) as readonly MentoringForm[];
    const forms = formsBetween(other, me).filter(
      (form) => form !== 'peer' && (said.length === 0 || said.includes(form)),
    );
    found.push(bestOf(mine, {mentor: me, mentee: other, forms}, at));
  }
  return found.filter((match) => match !== undefined);
}

interface Two {
  readonly mentor: Participant;
  readonly mentee: Participant;
  /** What may be asked. */
  readonly forms: readonly MentoringForm[];
}

/** As what two people fit best; nothing where they do not. */
function bestOf(me: string, {mentor, mentee, forms}: Two, at: number): AnyItem | undefined {
  const weighed = (['reverse', 'peer'] as const).filter((form) => forms.includes(form)).map((form) => [form]);
  const usual = forms.filter((form) => form !== 'reverse' && form !== 'peer');
  const found = [...(usual.length > 0 ? [usual] : []), ...weighed].flatMap((among) => {
    const fit = fitOf(mentor, mentee, at, {form: among[0]});
    return fit ? [{...fit, form: among[0]!, forms: among}] : [];
  });
  const [best] = found.sort((a, b) => b.score - a.score);
  return best && itemOf(me, {mentor: mentor.member.id, mentee: mentee.member.id, ...best}, at);
}

/** Those somebody works with, asked or was asked by, and those they told the source they do not want. */
export function withoutOf(me: string, items: Iterable<AnyItem>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const item of items) {
    const isTheirs = item.createdBy === me;
    if (item.kind === 'preference' && isTheirs && item['about'] === 'mentoring' && item['wanted'] !== true)
      found.add(String(item['subject']));
    if (item.kind !== 'mentorship' || item['circle'] !== undefined) continue;
    if (item.state !== 'requested' && !runningStates.has(item.state)) continue;
    if (item['mentor'] === me || item['mentee'] === me)
      found.add(String(item['mentor'] === me ? item['mentee'] : item['mentor']));
  }
  return found;
}

/** The best of them. */
export function matchPage(found: readonly AnyItem[], query: Query): Page {
  const best = ([...found] as (AnyItem & {readonly score: number})[]).sort(byScore).slice(0, suggestionLimit);
  const items = best.slice(0, Math.max(0, query.limit ?? 20));
  return {
    items: items.map((item) => (query.fields ? pick(item, query.fields) : item)) as unknown as Page['items'],
    total: {value: best.length, is: 'exact'},
  };
}

function itemOf(me: string, match: Readonly<Record<string, unknown>> & {readonly score: number}, at: number): AnyItem {
  const {visibility, states} = tableOf('match');
  const made = `${new Date(at).toISOString().slice(0, 10)}T00:00:00Z`;
  return Object.freeze({
    ...{
      id: [match['mentor'], match['mentee'], ...(match['form'] === 'peer' ? ['peer'] : [])].join('.'),
      kind: 'match',
      version: String(match.score),
    },
    ...{createdAt: made, createdBy: me, updatedAt: made, visibility, state: states[0]!},
    ...match,
  }) as unknown as AnyItem;
}
