import {personCounts, reactions} from './choices.js';
import type {Kind} from './kinds.js';

/** What is counted on items of a kind: names after `counts.` in filters and sorts. */
export const countNames: {readonly [K in Kind]?: readonly string[]} = {
  member: personCounts,
  discussion: ['replies', ...reactions.map((name) => `reaction:${name}`), 'flags', 'revisions'],
  reply: ['replies', ...reactions.map((name) => `reaction:${name}`), 'flags', 'revisions'],
  practice: [
    'adoptions',
    'adoptions:independent',
    'again',
    'units',
    'endorsements',
    ...reactions.map((name) => `reaction:${name}`),
    'flags',
    'dead-links',
    'amendments',
    'amendments:decided',
    'revisions',
  ],
  badge: ['awards'],
  nomination: ['endorsements'],
  award: reactions.map((name) => `reaction:${name}`),
};
