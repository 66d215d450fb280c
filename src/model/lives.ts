import type {Visibility} from './choices.js';
import type {Kind} from './kinds.js';

/** How an item of a kind lives, apart from what it says. */
export interface Life {
  /** `organisation`: one for all communities. `community`: belongs to one, and may name others it is meant for. */
  readonly scope: 'organisation' | 'community';
  /** Every state, the first one where a life begins. */
  readonly states: readonly string[];
  /** The order of a list nobody sorted: a sort name, `-` before it for the largest first. */
  readonly order: string;
  /** The field that names what an item hangs on; `Query.where.parent` means this one. */
  readonly parent?: string;
  /** One person has at most one item with the same values of these; a second create answers `conflict` with the first. */
  readonly once?: readonly string[];
  /** Worked out by the source for whoever asks, and kept nowhere: listed, but not written, watched, or in any file. */
  readonly derived?: true;
  /** Who may see an item whose writer did not say. */
  readonly visibility: Visibility;
}

/** Beside `kinds`, which adds the fields: this much alone is a quarter of it, and enough for whoever draws what waits to be sent. */
// prettier-ignore
export const lives = {
  community: {scope: 'organisation', states: ['active', 'archived'], order: 'name', visibility: 'organisation'},
  member: {scope: 'organisation', states: ['active', 'moved-on'], order: 'name', visibility: 'organisation'},
  membership: {scope: 'community', states: ['active', 'invited', 'left'], order: '-createdAt', visibility: 'organisation', parent: 'member'},
  topic: {scope: 'community', states: ['active', 'retired'], order: 'name', visibility: 'organisation'},
  discussion: {scope: 'community', states: ['open', 'solved', 'closed', 'hidden', 'locked'], order: '-activityAt', visibility: 'organisation'},
  reply: {scope: 'community', states: ['shown', 'hidden', 'removed'], order: 'thread', visibility: 'organisation', parent: 'discussion'},
  vote: {scope: 'community', states: ['given'], order: '-createdAt', visibility: 'organisation', parent: 'discussion', once: ['discussion', 'choice']},
  reaction: {scope: 'community', states: ['given'], order: '-createdAt', visibility: 'organisation', parent: 'subject', once: ['subject', 'reaction']},
  practice: {scope: 'community', states: ['draft', 'in-review', 'approved', 'retired'], order: '-updatedAt', visibility: 'organisation'},
  revision: {scope: 'community', states: ['kept', 'hidden'], order: '-createdAt', visibility: 'organisation', parent: 'subject'},
  adoption: {scope: 'community', states: ['reported', 'retracted'], order: '-createdAt', visibility: 'organisation', parent: 'practice', once: ['practice', 'unit']},
  amendment: {scope: 'community', states: ['open', 'accepted', 'declined', 'withdrawn'], order: '-createdAt', visibility: 'organisation', parent: 'practice'},
  collection: {scope: 'community', states: ['active', 'retired'], order: 'title', visibility: 'organisation'},
  endorsement: {scope: 'community', states: ['given'], order: '-createdAt', visibility: 'organisation', parent: 'subject', once: ['subject', 'skill']},
  flag: {scope: 'community', states: ['open', 'resolved'], order: '-createdAt', visibility: 'organisation', parent: 'subject', once: ['subject', 'reason']},
  badge: {scope: 'community', states: ['active', 'retired'], order: 'name', visibility: 'organisation'},
  award: {scope: 'community', states: ['given', 'hidden', 'revoked'], order: '-createdAt', visibility: 'organisation', parent: 'member'},
  nomination: {scope: 'community', states: ['open', 'accepted', 'declined', 'withdrawn'], order: '-createdAt', visibility: 'community', parent: 'member', once: ['member', 'badge']},
  goal: {scope: 'community', states: ['open', 'reached', 'dropped'], order: 'due', visibility: 'community'},
  resource: {scope: 'community', states: ['current', 'retired'], order: 'title', visibility: 'organisation'},
  term: {scope: 'community', states: ['current', 'retired'], order: 'name', visibility: 'organisation'},
  event: {scope: 'community', states: ['planned', 'cancelled', 'held'], order: 'start', visibility: 'organisation'},
  story: {scope: 'community', states: ['told', 'confirmed'], order: '-createdAt', visibility: 'community'},
  credential: {scope: 'organisation', states: ['kept'], order: '-createdAt', visibility: 'organisation', parent: 'member'},
  introduction: {scope: 'organisation', states: ['asked', 'accepted', 'declined', 'withdrawn'], order: '-createdAt', visibility: 'pair', parent: 'member', once: ['member']},
  preference: {scope: 'organisation', states: ['kept'], order: '-createdAt', visibility: 'person', parent: 'subject', once: ['subject', 'about']},
  suggestion: {scope: 'organisation', states: ['made'], order: '-score', visibility: 'person', parent: 'member', derived: true},
  mentoring: {scope: 'organisation', states: ['active', 'paused'], order: '-updatedAt', visibility: 'organisation', parent: 'member', once: ['member']},
  mentorship: {scope: 'organisation', states: ['requested', 'accepted', 'active', 'closed', 'declined', 'withdrawn', 'lapsed', 'expired', 'joined'], order: '-updatedAt', visibility: 'pair', parent: 'mentor'},
  session: {scope: 'organisation', states: ['planned', 'held', 'cancelled'], order: '-start', visibility: 'pair', parent: 'mentorship'},
  'check-in': {scope: 'organisation', states: ['given'], order: '-createdAt', visibility: 'pair', parent: 'mentorship'},
  programme: {scope: 'community', states: ['open', 'closed'], order: '-createdAt', visibility: 'organisation'},
  circle: {scope: 'community', states: ['open', 'settled', 'closed'], order: '-createdAt', visibility: 'organisation'},
  match: {scope: 'organisation', states: ['made'], order: '-score', visibility: 'person', parent: 'mentor', derived: true},
  follow: {scope: 'community', states: ['on'], order: '-createdAt', visibility: 'person', parent: 'subject', once: ['subject', 'topic']},
  subscription: {scope: 'organisation', states: ['on'], order: '-createdAt', visibility: 'person', parent: 'member', once: ['member']},
  'read-mark': {scope: 'community', states: ['kept'], order: '-createdAt', visibility: 'person', parent: 'subject', once: ['subject']},
  notice: {scope: 'community', states: ['unread', 'read'], order: '-createdAt', visibility: 'person', parent: 'subject'},
} as const satisfies Readonly<Record<string, Life>>;

export function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(lives, value);
}
