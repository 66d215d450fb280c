import {dayParts, matchReasons, mentoringForms, mentoringStyles, rhythms} from './choices.js';
import {choice, date, flag, group, instant, list, number, prose, ref, text, url} from './fields.js';
import type {KindTable} from './kind-table.js';
import {lives} from './lives.js';

const form = choice(mentoringForms, {required: true, facet: true});
const formOrCircle = choice([...mentoringForms, 'circle'], {required: true, facet: true});
/** Those whom what hangs on a mentorship is for, two or the people of a circle: set by the store, so that each item says whom it is for. */
const pair = {mentor: ref('member'), mentee: ref('member'), people: list(ref('member'))};
const topics = list(text(), {facet: true});

/** Why two fit, or do not; the points together are the score, in hundredths. */
const reasons = list(
  group({
    what: choice(matchReasons, {required: true}),
    /** The skill, the topic, the language, the unit. */ value: text(),
    points: number({required: true, integer: true}),
  }),
);

/** How people are mentored. */
// prettier-ignore
export const mentoring = {
  /** What somebody offers and seeks; what they can help with and want to learn is said on the member. */
  mentoring: {
    ...lives.mentoring,
    fields: {
      member: ref('member', {required: true, facet: true}),
      offers: flag({facet: true}), seeks: flag({facet: true}),
      /** So many at a time; 1 where left out. One talk alone (`flash`) is not counted. */
      capacity: number({min: 1, max: 20, integer: true}),
      forms: list(choice(mentoringForms), {facet: true}),
      /** Beside skills: what it may be about. */
      topics,
      times: list(choice(dayParts)),
      styles: list(choice(mentoringStyles)),
      note: prose(),
      /** Those they take part in. */
      programmes: list(ref('programme'), {facet: true}),
    },
  },
  /** Two people, or those of a circle, from what was asked to what came of it. What they write is theirs. */
  mentorship: {
    ...lives.mentorship,
    fields: {
      /** Of a circle, who keeps it. */
      mentor: ref('member', {required: true, facet: true}),
      /** Whoever is asked, or asks; a circle itself has `people`. */
      mentee: ref('member', {facet: true}),
      form: formOrCircle, topics,
      /** Which circle it is, or is to be joined by it. */
      circle: ref('circle', {facet: true}),
      /** Those in the circle; set by the store. */
      people: list(ref('member')),
      message: prose(),
      /** What was said to it. */
      answer: prose(),
      /** Until when it may be answered; set by the store. */
      expiresAt: instant(),
      programme: ref('programme', {facet: true}),
      score: number({integer: true}), reasons,
      /** What they want to reach, one to three; like the next four set by the act `propose`. */
      goals: list(group({title: text({required: true, max: 300}), /** By what they would see it. */ measure: text()})),
      until: date(), rhythm: choice(rhythms),
      /** What stays between them, and what may be told. */
      confidentiality: prose(),
      /** Who agreed to all that as it stands. */
      agreed: list(ref('member')), agreedOn: date(),
      plan: list(group({step: text({required: true, max: 300}), due: date(), done: flag()})),
      /** Titles of the goals they reached, and why it ended: set by the act `close`. */
      reached: list(text()), because: text(), closedOn: date(),
    },
  },
  session: {
    ...lives.session,
    fields: {
      mentorship: ref('mentorship', {required: true, facet: true}),
      ...pair,
      start: instant({required: true, sort: true}),
      minutes: number({min: 5, max: 480, integer: true}),
      title: text(), url: url(),
      notes: prose(),
    },
  },
  /** How it goes, or how it was, by one of them for the other. */
  'check-in': {
    ...lives['check-in'],
    fields: {
      mentorship: ref('mentorship', {required: true, facet: true}),
      ...pair,
      occasion: choice(['under-way', 'closing'], {required: true}),
      going: choice(['well', 'mixed', 'stuck'], {required: true}),
      body: prose(),
    },
  },
  /** A round in which somebody pairs those who take part. */
  programme: {
    ...lives.programme,
    fields: {
      title: text({required: true, max: 300, search: 4}), body: prose({search: 1}),
      form, until: date(),
      /** The one skill that is passed on in it: who helps with it is paired with who wants to learn it, and nobody else. */
      skill: text(),
      /** How many pairs were made so far; fewer than five are not told. */
      matched: number({integer: true}),
      /** Where it made fewer: how many it and others of its community made together, at least, told in fives. */
      together: number({integer: true}),
    },
  },
  /** What others may know of a few people who mentor each other: what they write is in a `mentorship` of the form `circle`. */
  circle: {
    ...lives.circle,
    fields: {
      title: text({required: true, max: 300, search: 4}), body: prose({search: 1}), topics,
      /** Who keeps it: set by the store, like how many are in it; fewer than five are not told. */
      owner: ref('member', {facet: true}), taken: number({integer: true}),
      /** Does the owner guide the others? Else they mentor each other. */
      guided: flag({facet: true}),
      /** So many it takes. */
      size: number({required: true, min: 3, max: 8, integer: true}),
    },
  },
  /** Somebody the reader might have as mentor or as mentee, and why: see `fitOf`. */
  match: {
    ...lives.match,
    fields: {
      mentor: ref('member', {required: true}), mentee: ref('member', {required: true}),
      /** What it was weighed as, and what may be asked: see `formsBetween`. */
      form, forms: list(choice(mentoringForms)),
      score: number({required: true, integer: true}), reasons,
      /** What would make it a better one, and by how much. */
      changes: reasons,
    },
  },
} as const satisfies Readonly<Record<string, KindTable>>;
