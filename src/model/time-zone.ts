const formats = new Map<string, Intl.DateTimeFormat | undefined>();

/** By how many hours an IANA zone is ahead of UTC at an instant; nothing where nobody knows the zone. */
export function offsetOf(timeZone: unknown, at: number): number | undefined {
  if (typeof timeZone !== 'string') return undefined;
  if (!formats.has(timeZone)) formats.set(timeZone, formatOf(timeZone));
  const format = formats.get(timeZone);
  if (!format) return undefined;
  const part = (name: string) => Number(parts.find(({type}) => type === name)!.value);
  const parts = format.formatToParts(at);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return (there - Math.floor(at / 60_000) * 60_000) / 3_600_000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = {year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric'} as const;
  try {
    return new Intl.DateTimeFormat('en', {...numeric, hourCycle: 'h23', calendar: 'iso8601', timeZone});
  } catch {
    return undefined;
  }
}
