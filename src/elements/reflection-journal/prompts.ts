import type {reflection} from '../../i18n/en/reflection.js';
import type {Words} from '../../i18n/words.js';
import type {Invitation, Occasion} from '../../journal/kept.js';

export type ReflectionStrings = (typeof reflection)['phrases'];

const prompts = {
  general: ['general1', 'general2', 'general3', 'general4', 'general5', 'general6', 'general7'],
  session: ['session1', 'session2', 'session3', 'session4', 'session5'],
  before: ['before1', 'before2', 'before3'],
  answer: ['answer1', 'answer2', 'answer3'],
  practice: ['practice1', 'practice2', 'practice3'],
} as const;

/** The question whose turn it is; one after the other, so that all of them come. */
export function promptFor(occasion: Occasion | undefined, turn: number, strings: ReflectionStrings): string {
  const names = prompts[occasion ?? 'general'] ?? prompts.general;
  return strings[names[turn % names.length]!];
}

/** Another one every day. */
export function turnOfDay(now = Date.now()): number {
  return Math.floor(now / 86_400_000);
}

/** What happened, or will. */
export function happened({occasion, about, at}: Invitation, strings: ReflectionStrings, words: Words): string {
  const say = {
    session: strings.hadSession,
    before: strings.willHaveSession,
    answer: strings.hadAnswer,
    practice: strings.adopted,
  }[occasion];
  // A newer copy of us may know occasions that this one does not.
  return say?.(about.title, words.date(at)) ?? about.title;
}

/** What is before a session is asked in the two days before it, and not any more once it began. */
export function isTimely({occasion, session, at}: Invitation, now = Date.now()): boolean {
  const ahead = Date.parse(at) - now;
  return occasion !== 'before' || !session || (ahead > 0 && ahead < 2 * 86_400_000);
}
