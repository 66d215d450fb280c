import type {meeting} from '../../i18n/en/meeting.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';

export type MeetingStrings = (typeof meeting)['phrases'];

type Reasons = Item<'suggestion'>['reasons'];

/** What speaks for somebody, a line each: the grounds two people share, then where the other one is. */
export function linesOf(reasons: Reasons, strings: MeetingStrings, words: Words): readonly string[] {
  const valuesOf = (what: Reasons[number]['what']) =>
    reasons.flatMap((reason) => (reason.what === what && reason.value !== undefined ? [reason.value] : []));
  const shared = (['helps', 'seeks', 'topic'] as const).flatMap((what) => {
    const values = valuesOf(what);
    return values.length > 0 ? [strings[what](words.list(values))] : [];
  });
  const [unit, place] = [valuesOf('unit')[0], valuesOf('place')[0]];
  if (unit !== undefined && place !== undefined) return [...shared, strings.unitAndPlace(unit, place)];
  if (unit !== undefined) return [...shared, strings.unit(unit)];
  return place === undefined ? shared : [...shared, strings.place(place)];
}

/** One reason in words; of one that a newer source has, its own name. */
export function lineOf({what, value = ''}: Reasons[number], strings: MeetingStrings): string {
  if (what === 'turn') return strings.turn;
  return (strings[what] as ((value: string) => string) | undefined)?.(value) ?? `${String(what)} ${value}`.trim();
}
