/** What the clock has to say of a mentorship, for the page that shows it and the source that tells of it. */
const day = 86_400_000;

/** So many days before a request is over, whoever is asked is told once more. */
const daysToRemind = 3;

/** After so many days two people meet again: of a month, the longest. */
const rhythmDays: Readonly<Record<string, number>> = {weekly: 7, fortnightly: 14, monthly: 31};

/** How many days there are left to answer what was asked, the last one counted; nothing where it is not soon over, or over already. */
export function daysLeft(
  {state, expiresAt}: {readonly state: string; readonly expiresAt?: unknown},
  at: number,
): number | undefined {
  if (state !== 'requested' || typeof expiresAt !== 'string') return undefined;
  const days = Math.ceil((Date.parse(expiresAt) - at) / day);
  return days > 0 && days <= daysToRemind ? days : undefined;
}

/** What is asked of a mentorship, and of its sessions, to say whether people meet as often as they wanted to. */
export interface Rhythmic {
  readonly state: string;
  readonly rhythm?: unknown;
  readonly agreedOn?: unknown;
}
export interface Meeting {
  readonly state: string;
  readonly start: string;
}

/**
 * Since when people have not met, where that is longer than they agreed on: the day they agreed, or the last session. One that is planned
 * counts, and so does one that was planned and is over: whoever meets need not say so.
 */
export function quietSince(
  {state, rhythm, agreedOn}: Rhythmic,
  sessions: readonly Meeting[],
  at: number,
): string | undefined {
  const days = rhythmDays[String(rhythm)];
  if (state !== 'active' || days === undefined || typeof agreedOn !== 'string') return undefined;
  const met = sessions.filter((session) => session.state !== 'cancelled').map(({start}) => start);
  const last = met.reduce((a, b) => (Date.parse(a) < Date.parse(b) ? b : a), agreedOn);
  // The day on which they would meet again is not over yet.
  return at - Date.parse(last) > (days + 1) * day ? last : undefined;
}
