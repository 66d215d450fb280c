import {group, list, number, prose, ref, text} from './fields.js';
import type {Kind} from './kinds.js';
import {mentoring} from './mentoring-kinds.js';
import type {KindRules} from './permissions.js';

const {goals, until, rhythm, confidentiality} = mentoring.mentorship.fields;
const [open, asked] = [
  ['accepted', 'active'],
  ['requested', 'declined', 'withdrawn', 'lapsed', 'expired'],
];

/** Who may do what where people are mentored; the states of a mentorship are its state machine. */
// prettier-ignore
export const mentoringPermissions = {
  mentoring: {
    create: ['self'], update: ['self'], remove: ['self'], on: ['member'], notOn: ['moved-on'], fixed: ['member'],
    acts: {
      pause: {by: ['self'], from: ['active'], to: 'paused'},
      resume: {by: ['self'], from: ['paused'], to: 'active'},
    },
  },
  mentorship: {
    create: ['party'], on: ['member'], notOn: ['moved-on'],
    kept: ['answer', 'expiresAt', 'score', 'reasons', 'programme', 'goals', 'until', 'rhythm', 'confidentiality', 'agreed', 'agreedOn', 'plan', 'reached', 'because', 'closedOn', 'people'],
    fixed: ['mentor', 'mentee', 'form', 'topics', 'message', 'circle'],
    acts: {
      accept: {by: ['party'], not: ['creator'], from: ['requested'], with: {answer: prose()}, isDeep: true},
      decline: {by: ['party'], not: ['creator'], from: ['requested'], to: 'declined', with: {answer: prose()}, set: {answer: {with: 'answer'}}},
      withdraw: {by: ['creator'], from: ['requested'], to: 'withdrawn'},
      propose: {by: ['party'], from: open, with: {goals, until, rhythm, confidentiality}, isDeep: true},
      agree: {by: ['party'], from: ['accepted'], isDeep: true},
      plan: {by: ['party'], from: open, with: {plan: mentoring.mentorship.fields.plan}, set: {plan: {with: 'plan'}}},
      close: {by: ['party'], from: open, with: {reached: list(text()), because: text()}, isDeep: true},
      leave: {by: ['party'], from: open, isDeep: true},
      'hand-on': {by: ['party'], from: open, with: {member: ref('member', {required: true})}, isDeep: true},
    },
  },
  session: {
    create: ['party'], update: ['party'], remove: ['creator'], on: ['mentorship'], notOn: [...asked, 'closed'], begins: ['held'], kept: ['mentor', 'mentee', 'people'], fixed: ['mentorship'],
    acts: {
      hold: {by: ['party'], from: ['planned'], to: 'held'},
      cancel: {by: ['party'], from: ['planned'], to: 'cancelled'},
      plan: {by: ['party'], from: ['cancelled'], to: 'planned'},
    },
  },
  'check-in': {create: ['party'], update: ['creator'], remove: ['creator'], on: ['mentorship'], notOn: asked, kept: ['mentor', 'mentee', 'people'], fixed: ['mentorship', 'occasion']},
  programme: {
    create: ['facilitator'], update: ['facilitator'], remove: ['facilitator'], kept: ['matched', 'together'],
    acts: {
      match: {by: ['facilitator'], from: ['open'], with: {pins: list(group({mentor: ref('member', {required: true}), mentee: ref('member', {required: true})}))}, isDeep: true},
      close: {by: ['facilitator'], from: ['open'], to: 'closed'},
      reopen: {by: ['facilitator'], from: ['closed'], to: 'open'},
    },
  },
  circle: {
    create: ['insider'], update: ['owner'], remove: ['owner', 'facilitator'], kept: ['owner', 'taken'], fixed: ['size'],
    acts: {
      settle: {by: ['owner'], from: ['open'], to: 'settled'},
      reopen: {by: ['owner'], from: ['open', 'settled'], to: 'open', with: {size: number({min: 3, max: 8, integer: true})}, isDeep: true},
    },
  },
  match: {},
} as const satisfies {readonly [K in Kind]?: KindRules};
