/** Closed sets of words that pages need too, apart from the tables of kinds, which only sources need. */
export const visibilities = ['person', 'pair', 'community', 'organisation', 'public'] as const;
/** Widest last. `person`: its creator alone. `pair`: its creator and whom it names. */
export type Visibility = (typeof visibilities)[number];

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
