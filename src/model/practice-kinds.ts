import {maturities} from './choices.js';
import {choice, date, group, instant, list, number, prose, ref, text, url} from './fields.js';
import type {KindTable} from './kind-table.js';
import {lives} from './lives.js';

/** Where something came from: an item of ours by kind and id, or any address. */
export const origin = group({kind: text(), id: ref(), url: url(), title: text()});

/** Practices, and reports of who used them, as data. */
// prettier-ignore
export const practising = {
  practice: {
    ...lives.practice,
    fields: {
      title: text({required: true, max: 300, search: 8, sort: true}),
      /** The whole practice in one line. */
      summary: text({max: 500, search: 4}),
      problem: prose({search: 2}), context: prose({search: 1}), forces: prose({search: 1}), steps: prose({search: 1}), result: prose({search: 1}),
      rationale: prose({search: 1}), evidence: prose({search: 1}),
      useWhen: list(text(), {search: 1}), notWhen: list(text(), {search: 1}),
      effort: choice(['hours', 'days', 'weeks', 'months'], {facet: true}),
      /** Whatever its authors had to say beside the usual parts. */
      sections: list(group({heading: text({required: true, max: 300}), body: prose({required: true})}, {key: 'heading'}), {search: 1}),
      /** `failed`: a negative lesson, tried and found not to work. */
      outcome: choice(['works', 'failed'], {facet: true}),
      /** Computed by the store from independent adoptions and `broughtIn`, see `maturityOf`. */
      maturity: choice(maturities, {facet: true, sort: true}),
      /** How mature the source it was imported from said it was. Only `restore` sets it. */
      broughtIn: choice(maturities),
      authors: list(ref('member'), {facet: true}),
      /** The unit it comes from: what is reported from there is no independent use. */
      unit: text({facet: true}),
      reviewers: list(ref('member')),
      stewards: list(ref('member'), {facet: true}),
      risk: choice(['low', 'medium', 'high'], {facet: true}),
      /** When somebody last said that it still holds. */
      verifiedAt: date({sort: true}),
      /** Until when that may be relied on: what whoever verified it said, else by its risk. */
      reviewBy: date({sort: true}),
      /** When it last came to say something else; the last change of any kind where left out. */
      changedAt: instant(),
      related: list(ref()), replacedBy: ref('practice'), origin,
      tags: list(text(), {search: 3, facet: true}),
    },
  },
  adoption: {
    ...lives.adoption,
    fields: {
      practice: ref('practice', {required: true, facet: true}),
      unit: text({required: true, facet: true}),
      adapted: prose(), result: prose(),
      /** What was measured, how much, and in what: `lead time`, -3, `days`. */
      measure: text(), value: number(), measuredIn: text(),
      again: choice(['yes', 'with-changes', 'no'], {required: true, facet: true}),
    },
  },
  /** What somebody would have a practice say instead. */
  amendment: {
    ...lives.amendment,
    fields: {
      practice: ref('practice', {required: true, facet: true}),
      /** The fields it is about as they were, and as they would be, as JSON objects; one that is empty is left out, or null. */
      before: prose({required: true}), after: prose({required: true}),
      /** Why. */
      note: prose(),
      /** What was said to it; set by the acts `accept` and `decline`. */
      answer: prose(),
    },
  },
  /** Practices that somebody gathered, in their order. Nobody reads of one here that they may not see. */
  collection: {
    ...lives.collection,
    fields: {title: text({required: true, max: 300, search: 4, sort: true}), body: prose({search: 1}), practices: list(ref('practice'))},
  },
} as const satisfies Readonly<Record<string, KindTable>>;
