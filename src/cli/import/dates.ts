import {dayOf, isoDate} from '../../file/dates.js';

/** A date as it was understood, with what there is to say of that; or the reason why it was not. */
export interface ReadDate {
  readonly date?: string;
  readonly note?: string;
  readonly reason?: string;
}

const months: Record<string, number> = {};
for (const names of [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
]) {
  names.split(' ').forEach((name, index) => (months[name] = index + 1));
}

/** A date in any of the forms people use. Nothing, a placeholder and what could be two dates are told apart. */
export function readDate(value: unknown): ReadDate | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return {date: value.toISOString().slice(0, 10)};
  const text = String(value).trim();
  if (text === '') return undefined;
  if (/^[ymdjt?x0./\s-]+$/i.test(text)) return {reason: `"${text}" is a placeholder, not a date`};
  const [day = ''] = text.split(/[T ](?=\d\d:)/);
  const iso = isoDate(day);
  if (iso) return {date: iso};
  const named = namedMonth(day);
  if (named) return {date: named};
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/.test(day)) {
    const [first, second, year] = day.split(/[/-]/).map(Number) as [number, number, number];
    const one = dayOf(year, first, second);
    const other = dayOf(year, second, first);
    if (one && one === other) return {date: one};
    if (one && other) return {reason: `"${text}" could be ${one} or ${other}`};
    const only = one ?? other;
    if (only) return {date: only};
  }
  const [, shortDay, shortMonth, shortYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{2})$/.exec(day) ?? [];
  if (shortYear) {
    const date = dayOf(2000 + Number(shortYear), Number(shortMonth), Number(shortDay));
    if (date) return {date, note: `"${text}" was read as ${date}`};
  }
  if (/^\d{8}$/.test(day)) {
    const date = dayOf(Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6)));
    if (date) return {date};
  }
  return {reason: `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}" is not a date`};
}

/** `12 March 2026`, `March 12, 2026`, `12. März 2026`, `12-Mar-2026`. */
function namedMonth(text: string): string | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,.-]+/)
    .filter(Boolean);
  const month = words.map((word) => months[word] ?? 0).find(Boolean);
  const numbers = words
    .map((word) => word.replace(/(st|nd|rd|th|er)$/, ''))
    .filter((word) => /^\d+$/.test(word))
    .map(Number);
  const year = numbers.find((number) => number > 999);
  const day = numbers.find((number) => number < 32);
  return words.length === 3 && month && year && day ? dayOf(year, month, day) : undefined;
}
