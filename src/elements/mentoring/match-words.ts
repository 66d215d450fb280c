import type {mentoring} from '../../i18n/en/mentoring.js';
import {languageName} from '../../i18n/language-name.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';

export type MentoringStrings = (typeof mentoring)['phrases'];

type Lines = NonNullable<Item<'match'>['reasons']>;
export type Line = Lines[number];

/**
 * A reason in words; of one that a newer source has, its own name.
 *
 * @param other What the other one would be to the reader; left out where it is about two others.
 */
export function reasonWords(
  {what, value = '', points}: Line,
  strings: MentoringStrings,
  words: Words,
  other?: 'mentor' | 'mentee',
): string {
  if (what === 'skill' && other) return (other === 'mentor' ? strings.skillOfMentor : strings.skillOfMentee)(value);
  if (what === 'returns' && other) return (other === 'mentor' ? strings.skillOfMentee : strings.skillOfMentor)(value);
  if (what === 'times') return points < 0 ? strings.timesApart : strings.times;
  if (what === 'style') return strings.style;
  if (what === 'language') return strings.language(nameOf(value, words));
  const phrase = strings[what] as string | ((value: string) => string) | undefined;
  if (phrase === undefined) return `${String(what)} ${value}`.trim();
  return typeof phrase === 'string' ? phrase : phrase(value);
}

/** What would change a match, in words. */
export function changeWords({what, value = ''}: Line, strings: MentoringStrings, words: Words): string {
  switch (what) {
    case 'level':
      return strings.ifLevel(value);
    case 'style':
      return strings.ifStyle;
    case 'times':
      return strings.ifTimes;
    case 'language':
      return strings.ifLanguage(nameOf(value, words));
    default:
      return `${String(what)} ${value}`.trim();
  }
}

function nameOf(tag: string, words: Words): string {
  return languageName(words, tag);
}
