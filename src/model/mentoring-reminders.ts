import type {AnyItem} from './item.js';
import {pairOf} from './links.js';
import {daysLeft, quietSince, type Meeting, type Rhythmic} from './mentoring-clock.js';
import {permitted, tellingOf, type Circle, type Telling} from './notices.js';

/** Who is told, once, that what they were asked is soon over: those who can still answer it. */
export function answerReminders(request: AnyItem, at: number, circle: Circle): readonly Telling[] {
  if (daysLeft(request, at) === undefined) return [];
  const {createdBy, id} = request;
  const happening = {before: request, after: request, by: createdBy};
  const answered = [createdBy, ...((request['agreed'] ?? []) as readonly string[])];
  const of = `waits ${id} ${String(request['expiresAt'])}`;
  const tellings = pairOf(request)
    .filter((to) => !answered.includes(to))
    .map((to) => tellingOf({to, reason: 'mentoring-waits', of}, happening, circle));
  return permitted(tellings, happening, circle);
}

/** Both are told, once for each time without a session, that they have not met for longer than they agreed on. */
export function rhythmReminders(
  mentorship: AnyItem,
  sessions: readonly Meeting[],
  at: number,
  circle: Circle,
): readonly Telling[] {
  const since = quietSince(mentorship as Rhythmic, sessions, at);
  if (since === undefined) return [];
  const people = pairOf(mentorship);
  const of = `quiet ${mentorship.id} ${since}`;
  return people.flatMap((to) => {
    // With whoever moved on nobody meets any more.
    const by = people.find((id) => id !== to && circle.actor(id));
    if (by === undefined) return [];
    const happening = {before: mentorship, after: mentorship, by};
    return permitted([tellingOf({to, reason: 'mentoring-quiet', of}, happening, circle)], happening, circle);
  });
}
