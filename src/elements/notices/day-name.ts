import type {Words} from '../../i18n/words.js';

const aDay = 86_400_000;

/** "today", "yesterday", or the day itself. */
export function dayName(instant: string, {language}: Words, now = Date.now()): string {
  const day = new Date(instant);
  const days = Math.min(0, Math.round((day.setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / aDay));
  if (days > -2) return new Intl.RelativeTimeFormat(language, {numeric: 'auto'}).format(days, 'day');
  const isLastYear = day.getFullYear() !== new Date(now).getFullYear();
  return day.toLocaleDateString(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isLastYear && {year: 'numeric'}),
  });
}

/** How long ago, of today; the time of day, of another. */
export function whenOf(instant: string, words: Words): string {
  const isToday = new Date(instant).toDateString() === new Date().toDateString();
  return isToday
    ? words.ago(instant)
    : new Date(instant).toLocaleTimeString(words.language, {hour: 'numeric', minute: '2-digit'});
}
