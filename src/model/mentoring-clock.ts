/** What the clock has to say of a mentorship, for the page that shows it and the source that tells of it. */
const day = 86_400_000;

/** So many days before a request is over, whoever is asked is told once more. */
const daysToRemind = 3;

/** How many days there are left to answer what was asked, the last one counted; nothing where it is not soon over, or over already. */
export function daysLeft(
  {state, expiresAt}: {readonly state: string; readonly expiresAt?: unknown},
  at: number,
): number | undefined {
  if (state !== 'requested' || typeof expiresAt !== 'string') return undefined;
  const days = Math.ceil((Date.parse(expiresAt) - at) / day);
  return days > 0 && days <= daysToRemind ? days : undefined;
}
