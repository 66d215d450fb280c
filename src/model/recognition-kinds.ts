import {givers, personCounts} from './choices.js';
import {choice, group, list, number, prose, ref, text} from './fields.js';
import type {KindTable} from './kind-table.js';
import {lives} from './lives.js';
import {origin} from './practice-kinds.js';

/** So many of what is counted on a person. */
const rule = {
  count: choice(personCounts, {required: true}),
  from: number({required: true, min: 1, integer: true}),
};

/** What people are recognised by: badges, who was given one, and those they bring from elsewhere. */
// prettier-ignore
export const recognition = {
  badge: {
    ...lives.badge,
    fields: {
      name: text({required: true, max: 100, search: 4, sort: true}),
      description: text({search: 2}),
      /** What somebody does to be given it. */
      criteria: prose({required: true}),
      level: choice(['first', 'second', 'third'], {facet: true}),
      /** Who may give it: `member` where left out. */
      givenBy: choice(givers),
      /** Whoever comes so far takes it themselves. */
      rule: group(rule),
      /** For how many months an award of it holds that somebody takes elsewhere; for good where left out. */
      months: number({min: 1, integer: true}),
    },
  },
  award: {
    ...lives.award,
    fields: {
      badge: ref('badge', {required: true, facet: true}),
      member: ref('member', {required: true, facet: true}),
      message: prose({search: 1}),
      /** What it is for: kind, id or address, and the words to show. */
      evidence: list(origin),
      /** The rule by which somebody took it, and how many they had; set by the source. */
      rule: group({...rule, sum: number({required: true})}),
    },
  },
  /** Somebody is worth a badge, says somebody who may not give it. */
  nomination: {
    ...lives.nomination,
    fields: {
      badge: ref('badge', {required: true, facet: true}),
      member: ref('member', {required: true, facet: true}),
      because: prose({required: true}),
      evidence: list(origin),
      /** What was said to it; set by the acts `accept` and `decline`. */
      answer: prose(),
    },
  },
  credential: {
    ...lives.credential,
    fields: {
      member: ref('member', {required: true, facet: true}),
      /** What it is called, and who gave it, as it says itself. */
      name: text({required: true}), issuer: text(),
      /** A badge of elsewhere as it was signed: a JWT, or JSON. */
      signed: prose({required: true}),
    },
  },
} as const satisfies Readonly<Record<string, KindTable>>;
