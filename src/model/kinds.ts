import {discussionTypes, givers, helpKinds, intervals, reactions, roles} from './choices.js';
import {choice, date, flag, group, instant, list, map, number, prose, ref, text, url} from './fields.js';
import type {KindTable} from './kind-table.js';
import {lives} from './lives.js';
import {meeting} from './meeting-kinds.js';
import {mentoring} from './mentoring-kinds.js';
import {origin, practising} from './practice-kinds.js';
import {recognition} from './recognition-kinds.js';

export * from './choices.js';
export {isKind} from './lives.js';
export type {KindTable} from './kind-table.js';

/** A skill with how far it goes: 1 knows the words, 2 does it with help, 3 does it alone, 4 teaches it. */
const skill = group({skill: text({required: true}), level: number({min: 1, max: 4, integer: true})}, {key: 'skill'});

const link = group({title: text(), url: url({required: true})}, {key: 'url'});

/** Every kind of item, as data. */
// prettier-ignore
export const kinds = {
  community: {
    ...lives.community,
    fields: {
      name: text({required: true, max: 200, search: 4, sort: true}),
      form: choice(['community', 'working group', 'committee'], {facet: true}),
      purpose: prose({search: 2}),
      topic: text({facet: true}),
      topics: list(text(), {facet: true}),
      /** May its members ask without giving their name? */
      anonymous: flag(),
      /** Hours without a reply until a question goes to somebody who knows; 0: never. */
      askAfterHours: number({min: 0, integer: true}),
      charter: group({
        text: prose(), domain: prose(), value: prose(), scopeIn: prose(), scopeOut: prose(), membership: prose(),
        norms: list(prose()), rhythm: prose(), measures: list(text()), edition: number({min: 1, integer: true}),
        /** What a community wants to see of its members, and how it is recognised: for which help, with which badge, how often, and by whom. */
        behaviours: list(group({text: text({required: true}), help: choice(helpKinds), badge: ref('badge'), every: choice(intervals), by: choice(givers)})),
      }),
      links: list(link),
    },
  },
  member: {
    ...lives.member,
    fields: {
      name: text({required: true, max: 200, search: 8, sort: true}),
      title: text({search: 3}),
      unit: text({search: 1, facet: true}),
      place: text({search: 2, facet: true}),
      /** An IANA name, `Africa/Lagos`. */
      timeZone: text({facet: true}),
      /** BCP 47 tags, `pt-BR`. */
      languages: list(text(), {facet: true}),
      bio: prose({search: 1}),
      picture: url(),
      mail: text(), phone: text(), links: list(link),
      /** What this person can help with. */
      helps: list(skill, {search: 4, facet: true}),
      /** What this person wants to learn. */
      seeks: list(skill, {search: 1, facet: true}),
      topics: list(text(), {search: 2, facet: true}),
      officeHours: text(),
      /** Whether they can be reached, as a calendar or a chat said at that time; nobody writes it by hand. */
      presence: group({is: choice(['available', 'busy', 'away', 'offline'], {required: true}), at: instant({required: true})}),
      joined: date({sort: true}),
      account: choice(['person', 'guest', 'service'], {facet: true}),
      /** When this person moves on, as far as they said: what they know can be passed on before. */
      leavesOn: date(),
      /** Whom to ask instead, once this person has moved on. */
      successor: ref('member'),
      /** Fields whose visibility is narrower than the item's: field name to visibility. */
      fieldVisibility: map(),
      /** True where this person keeps their recognition to themselves. */
      hidesAwards: flag(),
      /** True where nobody is to send them what others did not answer. */
      declinesQuestions: flag(),
      /** True where they are not to be suggested to people they do not know. */
      declinesSuggestions: flag(),
      /** What an organisation adds under names of its own. */
      custom: map({search: 1}),
    },
  },
  membership: {
    ...lives.membership,
    fields: {
      member: ref('member', {required: true, facet: true}),
      role: choice(roles, {required: true, facet: true}),
      since: date({sort: true}),
    },
  },
  topic: {
    ...lives.topic,
    fields: {name: text({required: true, search: 4, sort: true}), description: prose({search: 1}), aliases: list(text(), {search: 3})},
  },
  discussion: {
    ...lives.discussion,
    fields: {
      type: choice(discussionTypes, {required: true, facet: true}),
      title: text({required: true, max: 300, search: 8, sort: true}),
      body: prose({search: 2}),
      topics: list(text(), {search: 3, facet: true}),
      anonymous: flag(),
      /** The page it is the comments of. */
      subject: url({facet: true}),
      /** Replies that answer the question; set by the act `accept`. */
      accepted: list(ref('reply')),
      /** The day on which one of them was accepted last. */
      acceptedOn: date(),
      /** Whether that helped, as the asker found some days later; set by the act `tell`. */
      worked: choice(['yes', 'partly', 'no'], {facet: true}),
      /** Of a poll: what there is to choose from, 2 to 20. A vote names one by its place, from 0. */
      choices: list(text({max: 200})),
      /** May somebody choose several of them? */
      several: flag(),
      /** Experts who were asked to look at it, and why they; set by the act `ask`. */
      asked: list(group({member: ref('member', {required: true}), because: text(), at: instant()}, {key: 'member'})),
      pinned: flag({facet: true}),
      /** Why it was hidden, for its author and for those who keep order. */
      hiddenBecause: text(),
      /** Discussions that were merged into this one: their addresses lead here. */
      mergedFrom: list(ref()),
    },
  },
  reply: {
    ...lives.reply,
    fields: {
      discussion: ref('discussion', {required: true, facet: true}),
      /** The reply it answers; the discussion itself where left out. */
      inReplyTo: ref('reply'),
      body: prose({required: true, search: 2}),
      anonymous: flag(),
      /** Why it was hidden, for its author and for those who keep order. */
      hiddenBecause: text(),
      /** The discussion it became, when it was split off. */
      movedTo: ref('discussion'),
    },
  },
  vote: {
    ...lives.vote,
    fields: {discussion: ref('discussion', {required: true, facet: true}), /** By its place among the choices, from 0. */ choice: number({required: true, min: 0, integer: true, facet: true})},
  },
  reaction: {
    ...lives.reaction,
    fields: {subject: ref(undefined, {required: true, facet: true}), reaction: choice(reactions, {required: true, facet: true})},
  },
  ...practising,
  revision: {
    ...lives.revision,
    fields: {subject: ref(undefined, {required: true, facet: true}), of: text({required: true}), note: text(), /** The fields as they were, as JSON. */ before: prose({required: true})},
  },
  endorsement: {
    ...lives.endorsement,
    fields: {subject: ref(undefined, {required: true, facet: true}), skill: text()},
  },
  flag: {
    ...lives.flag,
    fields: {
      subject: ref(undefined, {required: true, facet: true}),
      reason: choice(['out-of-date', 'wrong', 'broken-link', 'unsafe', 'inappropriate', 'spam', 'off-topic'], {required: true, facet: true}),
      note: text(),
      /** Of a flag that the source raised itself: addresses where nothing was found, and since when. */
      dead: list(group({url: url({required: true}), since: date()}, {key: 'url'})),
    },
  },
  ...recognition,
  goal: {
    ...lives.goal,
    fields: {title: text({required: true, search: 4}), body: prose(), owner: ref('member'), due: date({sort: true}), measure: text(), target: number(), evidence: list(origin)},
  },
  resource: {
    ...lives.resource,
    fields: {title: text({required: true, search: 4, sort: true}), url: url(), body: prose({search: 1}), topics: list(text(), {facet: true}), level: choice(['beginner', 'practitioner', 'expert'], {facet: true})},
  },
  term: {
    ...lives.term,
    fields: {
      name: text({required: true, search: 4, sort: true}), aliases: list(text(), {search: 3}), owner: ref('member'),
      meanings: list(group({unit: text(), meaning: prose({required: true})})),
    },
  },
  event: {
    ...lives.event,
    fields: {
      title: text({required: true, search: 4}), body: prose({search: 1}), place: text(), url: url(),
      /** The first occurrence as a local date and time, `2026-01-06T09:00:00`, on the clock of `timeZone`. */
      start: text({required: true, sort: true}), timeZone: text(),
      /** Minutes. */
      duration: number({min: 0, integer: true}),
      /** RFC 5545 `RRULE` without its name, `FREQ=WEEKLY;INTERVAL=2`. */
      recurrence: text(),
      uid: text(),
    },
  },
  story: {
    ...lives.story,
    fields: {title: text({required: true, search: 4}), body: prose({search: 1}), used: list(origin), beneficiary: ref('member'), worthFrom: number(), worthTo: number(), currency: text()},
  },
  ...meeting,
  ...mentoring,
  follow: {
    ...lives.follow,
    fields: {subject: ref(undefined, {required: true}), /** Of a community: only what is about this. */ topic: text()},
  },
  subscription: {
    ...lives.subscription,
    fields: {member: ref('member', {required: true}), /** How often notices come by mail, where the source sends any. */ mails: choice(['at-once', 'daily', 'weekly', 'never'], {required: true})},
  },
  'read-mark': {
    ...lives['read-mark'],
    fields: {subject: ref(undefined, {required: true}), until: instant({required: true})},
  },
  notice: {
    ...lives.notice,
    fields: {
      /** What it is about: a discussion, a practice. */
      subject: ref(),
      /** Which rule told it, see `noticeReasons`. */
      reason: text({required: true, facet: true}),
      /** What happened, where that is not the subject itself: a reply. */
      about: ref(),
      /** Who did it; nobody where they did not sign. */
      by: ref('member'),
      /** Why it comes to this person, where the rule needs words: what an expert is asked for. */
      because: text(),
      /** It is for somebody who did not sign what it is about: nobody else learns whom it is for. */
      anonymous: flag(),
    },
  },
} as const satisfies Readonly<Record<string, KindTable>>;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as readonly Kind[];

/** Those that somebody wrote, or the source for good: what a store holds and a file has. */
export const storedKinds: readonly Kind[] = kindNames.filter((kind) => !tableOf(kind).derived);

/** The table of a kind in its general form. */
export function tableOf(kind: Kind): KindTable {
  return kinds[kind];
}
