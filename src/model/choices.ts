/** Closed sets of words that pages need too, apart from the tables of kinds, which only sources need. */
export const visibilities = ['person', 'pair', 'community', 'organisation', 'public'] as const;
/** Widest last. `person`: its creator alone. `pair`: its creator and whom it names. */
export type Visibility = (typeof visibilities)[number];

/** Who gives a badge. */
export const givers = ['member', 'facilitator', 'steward'] as const;

export const roles = ['guest', 'member', 'facilitator', 'steward', 'sponsor', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const maturities = ['idea', 'tried', 'proven', 'standard'] as const;
export type Maturity = (typeof maturities)[number];

export const reactions = ['helpful', 'like', 'thanks', 'insightful', 'celebrate'] as const;
export type ReactionName = (typeof reactions)[number];

/**
 * Why somebody is suggested: they help with what I want to learn, want to learn what I help with, share a topic, work in another unit, at
 * another place; or it is their turn.
 */
export const suggestionReasons = ['helps', 'seeks', 'topic', 'unit', 'place', 'turn'] as const;
export type SuggestionReason = (typeof suggestionReasons)[number];

export const discussionTypes = ['question', 'idea', 'story', 'announcement', 'prompt', 'poll'] as const;
export type DiscussionType = (typeof discussionTypes)[number];

/** `mentoring`: months, of somebody with more experience. `reverse`: of somebody with less. `peer`: of each other. `flash`: one talk. `succession`: before somebody moves on. */
export const mentoringForms = ['mentoring', 'reverse', 'peer', 'flash', 'succession'] as const;
export type MentoringForm = (typeof mentoringForms)[number];

/** How a mentor goes about it. */
export const mentoringStyles = ['listening', 'questioning', 'teaching', 'challenging', 'opening-doors'] as const;

/** On one's own clock: from 8, from 11, from 14 and from 17 o'clock, three hours each. */
export const dayParts = ['morning', 'midday', 'afternoon', 'evening'] as const;

export const rhythms = ['weekly', 'fortnightly', 'monthly'] as const;

/** What speaks for two people working together as mentor and mentee, or against it; `returns`, `together` between peers, `newer` where the newer one mentors. */
export const matchReasons = [
  'skill',
  'returns',
  'together',
  'newer',
  'level',
  'topic',
  'style',
  'times',
  'clocks',
  'language',
  'no-language',
  'unit',
  'same-unit',
] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What is counted on a person, and what the rule of a badge may ask for. */
export const personCounts = ['accepted', 'practices', 'awards', 'endorsements'] as const;

/**
 * Help that is easily overlooked: an answer that was accepted, one that others used again, a review, a suggested change that was taken, what
 * somebody gathered for others, and what a mentor gave.
 */
export const helpKinds = ['answer', 'reuse', 'review', 'change', 'gathering', 'mentoring'] as const;
export type HelpKind = (typeof helpKinds)[number];

/** How often, at the least, a community wants to thank for something. */
export const intervals = ['week', 'month', 'quarter'] as const;
