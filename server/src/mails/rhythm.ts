export const rhythms = ['at-once', 'daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

const [hour, day] = [3_600_000, 86_400_000];
/** Digests come in the morning of whoever reads them, weekly ones on Mondays. */
const morning = 8 * hour;
/** What happens together comes together. */
const breath = 60_000;

/** When somebody is written of what happened at `at`, in epoch milliseconds; never where they want no mails. */
export function dueAt(rhythm: Rhythm, at: number, timeZone?: string): number | undefined {
  if (rhythm === 'never') return undefined;
  if (rhythm === 'at-once') return at + breath;
  const here = localOf(at, timeZone);
  const midnight = here - (here % day);
  let wanted = midnight + morning;
  while (wanted <= here || (rhythm === 'weekly' && new Date(wanted).getUTCDay() !== 1)) wanted += day;
  const guess = at + (wanted - here);
  // Clocks may be changed in between.
  return guess + (wanted - localOf(guess, timeZone));
}

/** What a clock on a wall there shows, as if it were in UTC; in UTC where nobody knows the place. */
function localOf(at: number, timeZone: string | undefined): number {
  if (timeZone === undefined) return at;
  const clock = clockOf(timeZone);
  if (!clock) return at;
  const parts = Object.fromEntries(clock.formatToParts(at).map(({type, value}) => [type, Number(value)]));
  const {year = 0, month = 1, day: date = 1, hour: hours = 0, minute = 0, second = 0} = parts;
  return Date.UTC(year, month - 1, date, hours, minute, second) + (at % 1_000);
}

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(timeZone)) {
    // Anybody may write anything there.
    if (clocks.size > 1_000) clocks.clear();
    clocks.set(timeZone, made(timeZone));
  }
  return clocks.get(timeZone);
}

function made(timeZone: string): Intl.DateTimeFormat | undefined {
  const number = 'numeric' as const;
  const parts = {year: number, month: number, day: number, hour: number, minute: number, second: number};
  try {
    return new Intl.DateTimeFormat('en', {timeZone, hourCycle: 'h23', calendar: 'gregory', ...parts});
  } catch {
    return undefined;
  }
}
