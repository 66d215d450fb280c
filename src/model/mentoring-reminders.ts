import type {AnyItem} from './item.js';
import {pairOf} from './links.js';
import {daysLeft} from './mentoring-clock.js';
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
