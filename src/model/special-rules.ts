import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';
import type {World} from './links.js';
import {permissions} from './permissions.js';
import type {Relation} from './relations.js';
import {isOne, refuse, type Refused, type Verdict} from './verdict.js';
import {maySee} from './visibility.js';

type Told = Readonly<Record<string, unknown>>;

/** Whoever leads gives roles, but none that may do more than they may. */
function judgeRole(actor: Actor, role: unknown, membership: AnyItem, world: World): Refused | undefined {
  if (role === 'administrator' && !isOne(actor, membership, [], world)) {
    return refuse('forbidden', 'Only an administrator makes administrators.', 'role');
  }
  if (role === 'member' || role === 'guest' || isOne(actor, membership, ['facilitator'], world)) return undefined;
  return refuse('forbidden', 'Only a facilitator gives somebody a role.', 'role');
}

/** What the tables cannot say of an update. */
export const specialUpdates: {
  readonly [K in Kind]?: (actor: Actor, set: Told, subject: AnyItem, world: World) => Verdict | undefined;
} = {
  membership: (actor, {role}, subject, world) =>
    role === undefined ? undefined : judgeRole(actor, role, subject, world),
  discussion: (_actor, {type}, subject) =>
    type !== undefined && (type === 'poll') !== (subject['type'] === 'poll')
      ? refuse('invalid', 'A poll stays a poll, and nothing else becomes one.', 'type')
      : undefined,
  vote: (_actor, set, subject, world) => judgeVote({...subject, ...set}, world),
};

/** What the tables cannot say of the acts that reach further than one discussion. */
export const discussionActs: Readonly<
  Record<string, (actor: Actor, told: Told, subject: AnyItem, world: World) => Verdict | undefined>
> = {
  ask: (actor, {member}, subject, world) => {
    const expert = world.item(String(member));
    if (expert?.kind !== 'member' || expert.state !== 'active' || !maySee(actor, expert, world))
      return refuse('invalid', 'There is no such member.', 'member');
    // Of a question without a name, to be refused would say whose it is.
    return expert.id === subject.createdBy && subject['anonymous'] !== true
      ? refuse('invalid', 'Whoever asked need not be asked.', 'member')
      : undefined;
  },
  move: (actor, {community}, subject, world) => {
    const to = world.item(String(community));
    if (to?.kind !== 'community' || to.state !== 'active')
      return refuse('invalid', 'There is no such community.', 'community');
    if (to.id === subject.community) return refuse('invalid', 'It is there already.', 'community');
    const there = {...subject, community: to.id};
    return isOne(actor, there, ['facilitator', 'steward'], world)
      ? undefined
      : refuse('forbidden', 'You may move it only to a community that you lead as well.', 'community');
  },
  merge: (actor, {into}, subject, world) => {
    const to = world.item(String(into));
    if (to?.kind !== 'discussion' || to.id === subject.id || !maySee(actor, to, world))
      return refuse('invalid', 'There is no such discussion to merge it into.', 'into');
    if (to.community !== subject.community) return refuse('invalid', 'Move it to the same community first.', 'into');
    if (to.state === 'hidden') return refuse('invalid', 'That discussion is hidden.', 'into');
    return subject['type'] === 'poll'
      ? refuse('invalid', 'The votes of a poll belong to its choices: it cannot be merged.')
      : undefined;
  },
};

function judgeVote(vote: AnyItem, world: World): Verdict | undefined {
  const poll = world.item(String(vote['discussion']));
  const choices = (poll?.['choices'] as readonly string[] | undefined) ?? [];
  return Number(vote['choice']) >= choices.length
    ? refuse('invalid', `There are ${choices.length} choices, counted from 0.`, 'choice')
    : undefined;
}

/** What the tables cannot say of a create. */
export const specialCreates: {
  readonly [K in Kind]?: (actor: Actor, draft: AnyItem, world: World) => Verdict | undefined;
} = {
  discussion: (actor, draft, world) => {
    if (draft['type'] === 'announcement' && !isOne(actor, draft, ['facilitator', 'steward', 'sponsor'], world)) {
      return refuse('forbidden', 'Announcements are for facilitators, stewards and sponsors.', 'type');
    }
    const choices = (draft['choices'] as readonly unknown[] | undefined)?.length ?? 0;
    if (draft['type'] === 'poll' ? choices < 2 || choices > 20 : choices > 0)
      return refuse('invalid', 'A poll has 2 to 20 choices, and nothing else has choices.', 'choices');
    return unsigned(draft, world);
  },
  reply: (actor, draft, world) => {
    const above = draft['inReplyTo'];
    if (above !== undefined) {
      const reply = world.item(String(above));
      if (reply?.kind !== 'reply' || reply['discussion'] !== draft['discussion'] || !maySee(actor, reply, world)) {
        return refuse('invalid', 'The reply it answers is not in this discussion.', 'inReplyTo');
      }
      if (depthOf(reply, world) >= deepest) {
        return refuse('invalid', 'Nobody can follow answers this deep. Answer further up.', 'inReplyTo');
      }
      if (reply.state === 'removed') return refuse('invalid', 'The reply it answers was removed.', 'inReplyTo');
    }
    return unsigned(draft, world);
  },
  vote: (_actor, draft, world) => judgeVote(draft, world),
  preference: (_actor, {subject, about}, world) =>
    (about === 'favourite') === (world.item(String(subject))?.kind === 'practice')
      ? undefined
      : refuse('invalid', 'A practice is a favourite; people are met, or mentor and are mentored.', 'about'),
  amendment: (_actor, {before, after}) => judgeSaid('before', before) ?? judgeSaid('after', after),
  'check-in': (_actor, draft, world) =>
    (draft['occasion'] === 'closing') === (world.item(String(draft['mentorship']))?.state === 'closed')
      ? undefined
      : refuse('invalid', 'How it goes is said while it lasts, and how it was once it is closed.', 'occasion'),
  membership: (actor, draft, world) => judgeRole(actor, draft['role'], draft, world),
  nomination: (actor, draft, world) => {
    const badge = world.item(String(draft['badge']));
    const refused = judgeBadge(actor, badge, world);
    if (refused) return refused;
    // Whoever decides leads the community that has it.
    return (badge!.community ?? draft.community) === draft.community
      ? undefined
      : refuse('invalid', 'Nominate somebody in the community that has this badge.', 'community');
  },
  award: (actor, draft, world) => {
    const badge = world.item(String(draft['badge']));
    const refused = judgeBadge(actor, badge, world);
    if (refused) return refused;
    if (draft['member'] === actor.member) return undefined;
    const by = badge!['givenBy'] as Relation | undefined;
    return by && by !== 'member' && !isOne(actor, badge!, by === 'steward' ? ['steward', 'facilitator'] : [by], world)
      ? refuse('forbidden', `This badge is given by a ${by}.`, 'badge')
      : undefined;
  },
};

/** Is there a badge that can be given? */
export function judgeBadge(actor: Actor, badge: AnyItem | undefined, world: World): Refused | undefined {
  if (badge?.kind !== 'badge' || !maySee(actor, badge, world))
    return refuse('invalid', 'There is no such badge.', 'badge');
  return badge.state === 'active' ? undefined : refuse('invalid', 'This badge is no longer given.', 'badge');
}

/** What a practice says is told as a JSON object of fields that people write. */
function judgeSaid(name: string, json: unknown): Verdict | undefined {
  const {fields} = tableOf('practice');
  const isWritten = (field: string) => Object.hasOwn(fields, field) && !permissions.practice.kept!.includes(field);
  let said: unknown;
  try {
    said = JSON.parse(String(json));
  } catch {
    // Refused below, as anything else that is no object.
  }
  const names = typeof said === 'object' && said && !Array.isArray(said) ? Object.keys(said) : [];
  return names.length > 0 && names.every(isWritten)
    ? undefined
    : refuse('invalid', 'Tell it as a JSON object of fields that a practice has, and that people write.', name);
}

/** Replies nest so deep and no deeper; an element may draw fewer steps. */
export const deepest = 50;

function depthOf(reply: AnyItem, world: World): number {
  let depth = 0;
  let above = world.item(String(reply['inReplyTo']));
  while (above && depth < deepest) {
    depth++;
    above = world.item(String(above['inReplyTo']));
  }
  return depth;
}

function unsigned(draft: AnyItem, world: World): Verdict | undefined {
  if (draft['anonymous'] !== true) return undefined;
  const community = draft.community === undefined ? undefined : world.item(draft.community);
  return community?.['anonymous'] === true
    ? undefined
    : refuse('invalid', 'This community asks everybody to sign what they write.', 'anonymous');
}
