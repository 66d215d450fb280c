import type {Words} from './words.js';

const made = new Map<string, Intl.DateTimeFormat>();

/** The time of day now, in an IANA zone; empty where nobody knows the zone. */
export function timeIn({language}: Words, timeZone: string, now = Date.now()): string {
  const name = `${language} ${timeZone}`;
  try {
    const format = made.get(name) ?? new Intl.DateTimeFormat(language, {timeStyle: 'short', timeZone});
    made.set(name, format);
    return format.format(now);
  } catch {
    return '';
  }
}
