import {suggestionReasons} from './choices.js';
import {choice, date, flag, group, list, number, prose, ref, text} from './fields.js';
import type {KindTable} from './kind-table.js';
import {lives} from './lives.js';

/** How people come to know each other. */
// prettier-ignore
export const meeting = {
  introduction: {
    ...lives.introduction,
    fields: {
      /** Whom somebody wants to meet. */
      member: ref('member', {required: true, facet: true}),
      message: prose({required: true}),
      /** What was said to it; set by the acts `accept` and `decline`. */
      answer: prose(),
    },
  },
  /** What somebody keeps to themselves about a person, or that a practice is a favourite of theirs: nobody else learns of it. */
  preference: {
    ...lives.preference,
    fields: {
      subject: ref(undefined, {required: true}),
      about: choice(['meeting', 'mentoring', 'favourite'], {required: true, facet: true}),
      /** False: not to be proposed again. */
      wanted: flag(),
    },
  },
  /** Somebody the reader should meet this week, and why: see `suggest`. */
  suggestion: {
    ...lives.suggestion,
    fields: {
      member: ref('member', {required: true}),
      /** The points of the reasons together, in hundredths. */
      score: number({required: true, integer: true}),
      reasons: list(group({what: choice(suggestionReasons, {required: true}), /** The skill, the topic, the other unit or place. */ value: text(), /** In hundredths. */ points: number({required: true, integer: true})}), {required: true}),
      /** The Monday of the week it is made for. */
      week: date({required: true}),
    },
  },
} as const satisfies Readonly<Record<string, KindTable>>;
