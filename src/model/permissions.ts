import {choice, date, prose, ref, text, type Fields} from './fields.js';
import type {Kind} from './kinds.js';
import {mentoringPermissions} from './mentoring-permissions.js';
import type {Relation} from './relations.js';

/**
 * Who may do what, as data: whoever stores runs these tables, in whatever language.
 *
 * An administrator may do everything the tables allow anybody. `anybody` and their like are explained with `relations`.
 */
export interface KindRules {
  /** Who may create one; asked of the draft as it would be, and of what it hangs on. Left out: nobody but the store itself. */
  readonly create?: readonly Relation[];
  readonly update?: readonly Relation[];
  readonly remove?: readonly Relation[];
  /** Kinds of what it may hang on; empty for what hangs on nothing. */
  readonly on?: readonly Kind[];
  /** States of what it hangs on in which nothing may be added. */
  readonly notOn?: readonly string[];
  /** States a writer may choose on create, beside the first. */
  readonly begins?: readonly string[];
  /** Fields that nobody writes by create: acts or the store set them. */
  readonly kept?: readonly string[];
  /** Fields that stay as they were created. */
  readonly fixed?: readonly string[];
  /** So many of them, at most, one person makes within so many hours on what is of that kind. */
  readonly limit?: {readonly on: Kind; readonly most: number; readonly hours: number};
  /** The last one wins: `update` and `remove` ask for no version. */
  readonly lastWins?: true;
  readonly acts?: Readonly<Record<string, Act>>;
}

export interface Act {
  readonly by: readonly Relation[];
  /** Who may not, though they are among `by`: nobody approves what they wrote. */
  readonly not?: readonly Relation[];
  /** States in which it is legal. */
  readonly from: readonly string[];
  /** The state after it; where left out, the state stays. `[field, empty, filled]`: by whether a list has anything left in it. */
  readonly to?: string | readonly [string, string, string];
  /** What it is told, as fields. */
  readonly with?: Fields;
  /** What it sets: a value, or what it was told under that name, or the day it happens. */
  readonly set?: Readonly<
    Record<string, {readonly value: string | boolean | null} | {readonly with: string} | {readonly today: true}>
  >;
  /** A list that gains, or loses, what it was told under that name. */
  readonly add?: Readonly<Record<string, string>>;
  readonly take?: Readonly<Record<string, string>>;
  /** A list of people that whoever does it joins. */
  readonly joins?: string;
  /** What it was told under that name is an item that hangs on this one and is in one of these states. */
  readonly hanging?: Readonly<Record<string, readonly string[]>>;
  /** It changes what hangs on the item, or another one, as well: a rule of its own says how. */
  readonly isDeep?: true;
}

const leaders: readonly Relation[] = ['facilitator', 'steward'];
const keepers: readonly Relation[] = ['keeper', 'facilitator', 'steward'];
const writers: readonly Relation[] = ['creator', 'author', ...keepers];

/** Every state of a discussion. */
const everywhere = ['open', 'solved', 'closed', 'hidden', 'locked'];

/** What those who lead no longer want in use, and want again. */
const retirable = (state: string, by = leaders) => ({
  retire: {by, from: [state], to: 'retired'},
  reinstate: {by, from: ['retired'], to: state},
});

// prettier-ignore
export const permissions: {readonly [K in Kind]: KindRules} = {
  community: {
    create: ['administrator'], update: ['facilitator'], remove: ['administrator'],
    acts: {
      archive: {by: ['facilitator'], from: ['active'], to: 'archived'},
      reopen: {by: ['facilitator'], from: ['archived'], to: 'active'},
    },
  },
  member: {
    create: ['administrator'], update: ['self'], remove: ['administrator'],
    acts: {
      leave: {by: ['self', 'administrator'], from: ['active'], to: 'moved-on', with: {successor: ref('member')}, set: {successor: {with: 'successor'}}},
      return: {by: ['self', 'administrator'], from: ['moved-on'], to: 'active', set: {successor: {value: null}, leavesOn: {value: null}}},
    },
  },
  membership: {
    create: ['self', 'facilitator'], update: ['facilitator'], remove: ['self', 'facilitator'], on: ['member'], begins: ['invited'], fixed: ['member'],
    acts: {
      join: {by: ['self'], from: ['invited', 'left'], to: 'active'},
      leave: {by: ['self', 'facilitator'], from: ['active', 'invited'], to: 'left'},
    },
  },
  topic: {
    create: leaders, update: leaders, remove: leaders,
    acts: retirable('active'),
  },
  discussion: {
    create: ['insider'], update: ['creator', ...leaders], remove: ['creator', 'facilitator'],
    kept: ['accepted', 'acceptedOn', 'pinned', 'worked', 'asked', 'hiddenBecause', 'mergedFrom'], fixed: ['anonymous', 'choices', 'several'],
    acts: {
      accept: {by: ['creator', ...leaders], from: ['open', 'solved'], to: 'solved', with: {reply: ref('reply', {required: true})}, add: {accepted: 'reply'}, set: {acceptedOn: {today: true}}, hanging: {reply: ['shown']}},
      unaccept: {by: ['creator', ...leaders], from: ['solved'], to: ['accepted', 'open', 'solved'], with: {reply: ref('reply', {required: true})}, take: {accepted: 'reply'}, set: {worked: {value: null}}},
      close: {by: ['creator', ...leaders], from: ['open', 'solved'], to: 'closed'},
      reopen: {by: ['creator', ...leaders], from: ['closed'], to: ['accepted', 'open', 'solved']},
      lock: {by: leaders, from: ['open', 'solved', 'closed'], to: 'locked'},
      unlock: {by: leaders, from: ['locked'], to: ['accepted', 'open', 'solved']},
      tell: {by: ['creator'], from: ['solved', 'closed'], with: {worked: choice(['yes', 'partly', 'no'], {required: true})}, set: {worked: {with: 'worked'}}},
      ask: {by: leaders, from: ['open'], with: {member: ref('member', {required: true}), because: text()}, isDeep: true},
      pin: {by: leaders, from: ['open', 'solved', 'closed', 'locked'], set: {pinned: {value: true}}},
      unpin: {by: leaders, from: everywhere, set: {pinned: {value: null}}},
      hide: {by: leaders, from: ['open', 'solved', 'closed', 'locked'], to: 'hidden', with: {reason: text()}, set: {hiddenBecause: {with: 'reason'}}},
      show: {by: leaders, from: ['hidden'], to: ['accepted', 'open', 'solved'], set: {hiddenBecause: {value: null}}},
      move: {by: leaders, from: everywhere, with: {community: ref('community', {required: true})}, isDeep: true},
      split: {by: leaders, from: everywhere, with: {reply: ref('reply', {required: true}), id: ref(undefined, {required: true}), title: text({required: true, max: 300})}, hanging: {reply: ['shown']}, isDeep: true},
      merge: {by: leaders, from: ['open', 'solved', 'closed', 'locked'], with: {into: ref('discussion', {required: true})}, isDeep: true},
    },
  },
  reply: {
    create: ['insider'], update: ['creator'], remove: ['creator', 'facilitator'], on: ['discussion'], notOn: ['closed', 'hidden', 'locked'],
    kept: ['hiddenBecause', 'movedTo'], fixed: ['discussion', 'inReplyTo', 'anonymous'],
    acts: {
      hide: {by: leaders, from: ['shown'], to: 'hidden', with: {reason: text()}, set: {hiddenBecause: {with: 'reason'}}},
      show: {by: leaders, from: ['hidden'], to: 'shown', set: {hiddenBecause: {value: null}}},
    },
  },
  vote: {
    create: ['insider'], update: ['creator'], remove: ['creator'], on: ['discussion'], notOn: ['closed', 'hidden', 'locked'],
    fixed: ['discussion'], lastWins: true,
  },
  reaction: {
    create: ['insider'], remove: ['creator'], on: ['discussion', 'reply', 'practice', 'adoption', 'award', 'story', 'event', 'resource'],
    notOn: ['hidden', 'removed', 'revoked'], lastWins: true,
  },
  practice: {
    create: ['insider'], update: writers, remove: ['creator', 'facilitator'], begins: ['in-review'],
    kept: ['maturity', 'broughtIn', 'verifiedAt', 'reviewBy', 'changedAt'],
    acts: {
      submit: {by: writers, from: ['draft'], to: 'in-review'},
      approve: {by: ['reviewer', ...leaders], not: ['creator', 'author'], from: ['in-review'], to: 'approved', with: {reviewBy: date()}, set: {verifiedAt: {today: true}, reviewBy: {with: 'reviewBy'}}, joins: 'reviewers'},
      return: {by: ['reviewer', ...leaders], from: ['in-review'], to: 'draft', with: {note: text()}},
      retire: {by: keepers, from: ['draft', 'in-review', 'approved'], to: 'retired', with: {replacedBy: ref('practice')}, set: {replacedBy: {with: 'replacedBy'}}},
      reinstate: {by: keepers, from: ['retired'], to: 'in-review', set: {replacedBy: {value: null}}},
      verify: {by: keepers, from: ['approved'], with: {reviewBy: date()}, set: {verifiedAt: {today: true}, reviewBy: {with: 'reviewBy'}}},
    },
  },
  revision: {on: ['discussion', 'reply', 'practice']},
  adoption: {
    create: ['insider'], update: ['creator'], remove: ['creator', 'facilitator'], on: ['practice'], notOn: ['draft', 'retired'], fixed: ['practice', 'unit'],
    acts: {
      retract: {by: ['creator', 'facilitator'], from: ['reported'], to: 'retracted'},
      report: {by: ['creator'], from: ['retracted'], to: 'reported'},
    },
  },
  amendment: {
    create: ['anybody'], remove: ['creator', 'facilitator'], on: ['practice'], notOn: ['retired'], kept: ['answer'],
    acts: {
      accept: {by: ['subject-keeper', ...leaders], from: ['open'], to: 'accepted', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      decline: {by: ['subject-keeper', ...leaders], from: ['open'], to: 'declined', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      withdraw: {by: ['creator'], from: ['open'], to: 'withdrawn'},
      propose: {by: ['creator'], from: ['withdrawn'], to: 'open'},
      reopen: {by: ['subject-keeper', ...leaders], from: ['accepted', 'declined'], to: 'open', set: {answer: {value: null}}},
    },
  },
  collection: {
    create: ['insider'], update: ['creator', ...leaders], remove: ['creator', 'facilitator'],
    acts: retirable('active', ['creator', ...leaders]),
  },
  endorsement: {
    create: ['insider'], remove: ['creator'], on: ['practice', 'member', 'resource', 'nomination'], notOn: ['draft', 'retired', 'accepted', 'declined', 'withdrawn'], lastWins: true,
    limit: {on: 'member', most: 10, hours: 24},
  },
  flag: {
    create: ['anybody'], update: ['creator'], remove: ['creator', 'facilitator'], on: ['practice', 'discussion', 'reply', 'resource', 'term', 'award', 'event'], notOn: ['removed'],
    kept: ['dead'], fixed: ['subject', 'reason'],
    acts: {
      resolve: {by: ['subject-keeper', ...leaders], from: ['open'], to: 'resolved', with: {note: text()}, set: {note: {with: 'note'}}},
      reopen: {by: ['creator', 'subject-keeper', ...leaders], from: ['resolved'], to: 'open'},
    },
  },
  badge: {
    create: leaders, update: leaders, remove: ['facilitator'],
    acts: retirable('active'),
  },
  award: {
    create: ['insider'], update: ['creator'], remove: ['administrator'], on: ['member'], kept: ['rule'], fixed: ['badge', 'member'],
    acts: {
      hide: {by: ['receiver'], from: ['given'], to: 'hidden'},
      show: {by: ['receiver'], from: ['hidden'], to: 'given'},
      revoke: {by: ['creator', 'facilitator'], from: ['given', 'hidden'], to: 'revoked'},
    },
  },
  nomination: {
    create: ['insider'], remove: ['creator'], on: ['member'], notOn: ['moved-on'], kept: ['answer'],
    acts: {
      accept: {by: ['giver'], not: ['creator'], from: ['open', 'declined'], to: 'accepted', with: {answer: prose()}, isDeep: true},
      decline: {by: ['giver'], not: ['creator'], from: ['open'], to: 'declined', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      withdraw: {by: ['creator'], from: ['open'], to: 'withdrawn'},
    },
  },
  credential: {remove: ['creator'], on: ['member']},
  goal: {
    create: ['facilitator', 'sponsor'], update: ['creator', 'owner', 'facilitator'], remove: ['creator', 'facilitator'],
    acts: {
      reach: {by: ['owner', 'facilitator'], from: ['open'], to: 'reached'},
      drop: {by: ['owner', 'facilitator'], from: ['open'], to: 'dropped'},
      reopen: {by: ['owner', 'facilitator'], from: ['reached', 'dropped'], to: 'open'},
    },
  },
  resource: {
    create: ['insider'], update: ['creator', ...leaders], remove: ['creator', 'facilitator'],
    acts: retirable('current'),
  },
  term: {
    create: ['insider'], update: ['creator', 'owner', ...leaders], remove: ['creator', 'facilitator'],
    acts: retirable('current'),
  },
  event: {
    create: leaders, update: ['creator', ...leaders], remove: ['creator', 'facilitator'],
    acts: {
      cancel: {by: ['creator', ...leaders], from: ['planned'], to: 'cancelled'},
      hold: {by: ['creator', ...leaders], from: ['planned'], to: 'held'},
      plan: {by: ['creator', ...leaders], from: ['cancelled'], to: 'planned'},
    },
  },
  story: {
    create: ['insider'], update: ['creator'], remove: ['creator', 'facilitator'],
    acts: {confirm: {by: ['beneficiary'], from: ['told'], to: 'confirmed'}},
  },
  introduction: {
    create: ['insider'], remove: ['creator'], on: ['member'], notOn: ['moved-on'], kept: ['answer'], fixed: ['member'],
    acts: {
      accept: {by: ['receiver'], from: ['asked', 'declined'], to: 'accepted', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      decline: {by: ['receiver'], from: ['asked'], to: 'declined', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      withdraw: {by: ['creator'], from: ['asked'], to: 'withdrawn'},
      ask: {by: ['creator'], from: ['withdrawn'], to: 'asked'},
    },
  },
  preference: {create: ['anybody'], update: ['creator'], remove: ['creator'], on: ['member', 'practice'], fixed: ['subject', 'about'], lastWins: true},
  suggestion: {},
  ...mentoringPermissions,
  follow: {create: ['anybody'], remove: ['creator'], on: ['discussion', 'practice', 'member', 'topic', 'community', 'event', 'goal', 'resource', 'term'], lastWins: true},
  subscription: {create: ['self'], update: ['creator'], remove: ['creator'], on: ['member'], fixed: ['member'], lastWins: true},
  'read-mark': {create: ['anybody'], update: ['creator'], remove: ['creator'], on: ['discussion', 'practice', 'community', 'event'], fixed: ['subject'], lastWins: true},
  notice: {
    remove: ['creator'], lastWins: true,
    acts: {
      read: {by: ['creator'], from: ['unread'], to: 'read'},
      unread: {by: ['creator'], from: ['read'], to: 'unread'},
    },
  },
};
