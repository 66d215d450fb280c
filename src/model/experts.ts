import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import {topicNames, topicsOf} from './notice-rules.js';
import type {Circle} from './notices.js';
import {plain} from './plain.js';
import {communitiesOf, maySee} from './visibility.js';

/** Somebody who might know. */
export interface Candidate {
  readonly member: AnyItem;
  /** As they are now. */
  readonly actor: Actor;
  /** When they were last asked anything, in epoch milliseconds. */
  readonly askedAt?: number | undefined;
}

export interface Expert {
  readonly member: string;
  /** What they help with that the question is about, as they say it. */
  readonly skills: readonly string[];
}

const hour = 3_600_000;
/** So many are asked of one question, one after the other: then it is for whoever leads the community. */
const most = 3;
/** Nobody is asked again before that, so that those who know much are not asked everything. */
const rest = 3 * 24 * hour;
/** Whoever says they do it alone, or teach it; or said nothing of how far they go. */
const knows = 3;

/** When an expert is to be asked, in epoch milliseconds: so many hours after the question, or after the last who was asked. Never where somebody answered. */
export function expertDue(question: AnyItem, replies: readonly AnyItem[], hours: number): number | undefined {
  if (question.kind !== 'discussion' || question['type'] !== 'question' || question.state !== 'open') return undefined;
  const asked = askedOf(question);
  if (hours <= 0 || asked.length >= most || replies.some((reply) => isAnswer(reply, question))) return undefined;
  const times = [question.createdAt, ...asked.flatMap(({at}) => at ?? [])].map((at) => Date.parse(at));
  return Math.max(...times) + hours * hour;
}

/** Who is asked: whoever helps with most of what it is about, of those who may see it, want to be asked, and were not asked lately. */
export function chooseExpert(
  question: AnyItem,
  candidates: readonly Candidate[],
  circle: Circle,
  at: number,
): Expert | undefined {
  const names = new Set(subjectsOf(question, circle));
  const asked = new Set(askedOf(question).map(({member}) => member));
  const ranked = candidates
    .filter(({member, actor, askedAt}) => {
      if (member.id === question.createdBy || asked.has(member.id)) return false;
      return isOpen(member) && (askedAt ?? 0) <= at - rest && belongs(actor, question, circle);
    })
    .map((candidate) => ({
      ...candidate,
      skills: skillsOf(candidate.member).filter(({skill}) => names.has(plain(skill))),
    }))
    .filter(({skills}) => skills.length > 0);
  ranked.sort(
    (a, b) =>
      b.skills.length - a.skills.length ||
      sum(b.skills) - sum(a.skills) ||
      (a.askedAt ?? 0) - (b.askedAt ?? 0) ||
      (a.member.id < b.member.id ? -1 : 1),
  );
  const [first] = ranked;
  return first && {member: first.member.id, skills: first.skills.map(({skill}) => skill)};
}

/** What a question is about, in all the words its communities have for it, written alike. */
export function subjectsOf(question: AnyItem, circle: Circle): readonly string[] {
  const topics = topicsOf(question);
  const others = communitiesOf(question, circle)
    .flatMap((community) => circle.topics(community))
    .map(topicNames)
    .filter((names) => names.some((name) => topics.includes(name)));
  return [...new Set([...topics, ...others.flat()])];
}

interface Skill {
  readonly skill: string;
  readonly level?: number;
}

/** What everybody may know that they help with: it is said for what they are asked. */
function skillsOf(member: AnyItem): readonly Skill[] {
  const who = (member['fieldVisibility'] as Readonly<Record<string, string>> | undefined)?.['helps'];
  if (who !== undefined && who !== 'organisation' && who !== 'public') return [];
  const helps = (member['helps'] as readonly Skill[] | undefined) ?? [];
  return helps.filter(({level = knows}) => level >= knows);
}

function isOpen(member: AnyItem): boolean {
  if (member.kind !== 'member' || member.state !== 'active' || member.visibility === 'person') return false;
  return member['declinesQuestions'] !== true && member['account'] !== 'service';
}

/** Only whoever is in one of its communities, and would see it without the powers of an administrator. */
function belongs(actor: Actor, question: AnyItem, circle: Circle): boolean {
  const {administrator: _administrator, ...plainly} = actor;
  const roles = communitiesOf(question, circle).map((community) => actor.roles[community]);
  return roles.some((role) => role !== undefined && role !== 'guest') && maySee(plainly, question, circle);
}

function isAnswer(reply: AnyItem, question: AnyItem): boolean {
  const isOwn = reply.createdBy !== undefined && reply.createdBy === question.createdBy;
  return reply.state === 'shown' && !isOwn;
}

function askedOf(question: AnyItem): readonly {readonly member: string; readonly at?: string}[] {
  return (question['asked'] as readonly {readonly member: string; readonly at?: string}[] | undefined) ?? [];
}

function sum(skills: readonly Skill[]): number {
  return skills.reduce((total, {level = knows}) => total + level, 0);
}
