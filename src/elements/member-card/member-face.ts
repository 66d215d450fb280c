import {html, nothing, type TemplateResult} from 'lit';

import {timeIn} from '../../i18n/time-in.js';
import type {members} from '../../i18n/en/members.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import type {Marks} from '../../ui/highlight.js';

export type MemberStrings = (typeof members)['phrases'];
export type Member = Item<'member'>;

/** What a drawing of a member needs beside the member. */
export interface FaceContext {
  readonly strings: MemberStrings;
  readonly words: Words;
  /** Marks what was searched for. */
  readonly marks?: Marks | undefined;
}

/** A text of a member, with what was searched for marked in it. */
export function marked(text: string, {marks}: FaceContext): unknown {
  return marks ? marks.mark(text) : text;
}

/** The fields a face is drawn from. */
export const faceFields = [
  'name',
  'title',
  'place',
  'unit',
  'timeZone',
  'picture',
  'mail',
  'helps',
  'seeks',
  'account',
  'successor',
  'counts',
  'activityAt',
] as const;

/** The most skills on a face; those that do not fit into the line are left to the card. */
const skillsShown = 3;

const dot = ' · ';

/** Where somebody is, and what the clock says there. */
export function whereabouts({place, timeZone}: Member, context: FaceContext): unknown {
  const {strings, words} = context;
  const time = timeZone && timeIn(words, timeZone);
  const there = time && strings.localTime(time);
  const here = place && marked(place, context);
  return here && there ? [here, dot, there] : here || there;
}

/** What somebody does, and where, in one line. */
export function inOneLine(member: Member, context: FaceContext): unknown {
  const where = whereabouts(member, context);
  const title = member.title && marked(member.title, context);
  return title && where ? [title, dot, where] : title || where;
}

/** “5 answers accepted · 2 practices”; who has moved on says so instead. */
export function evidence({counts = {}, state, account}: Member, {strings}: FaceContext): string {
  if (state === 'moved-on') return strings.movedOn;
  const {accepted = 0, practices = 0, awards = 0} = counts;
  return [
    account === 'guest' && strings.guest,
    account === 'service' && strings.service,
    accepted > 0 && strings.accepted(accepted),
    practices > 0 && strings.practices(practices),
    awards > 0 && strings.awards(awards),
  ]
    .filter(Boolean)
    .join(dot);
}

/** The names of skills, those that were searched for first. */
export function skillsOf(skills: Member['helps'] = [], {marks}: FaceContext): readonly string[] {
  const names = skills.map(({skill}) => skill);
  return marks ? marks.foremost(names) : names;
}

/** What somebody can help with as filled chips, and one thing they want to learn. */
export function faceChips({helps, seeks}: Member, context: FaceContext): TemplateResult | typeof nothing {
  const skills = skillsOf(helps, context);
  const wanted = seeks?.[0]?.skill;
  if (skills.length === 0 && !wanted) return nothing;
  return html`<span class="face-chips">
    ${skills.slice(0, skillsShown).map((skill) => html`<span class="chip filled">${marked(skill, context)}</span>`)}${
      wanted
        ? html`<span class="chip"><span class="quiet">${context.strings.wants}</span> ${marked(wanted, context)}</span>`
        : nothing
    }
  </span>`;
}

/**
 * The one action: write to this person. Nothing where nobody knows how.
 *
 * @param isLink In a list to choose from nothing else may be pressed: there it is for the pointer alone, and the card that opens has it
 *   again.
 */
export function askLink(
  {mail, name, state}: Member,
  {strings}: FaceContext,
  isLink = true,
): TemplateResult | typeof nothing {
  if (!mail || state === 'moved-on') return nothing;
  return isLink
    ? html`<a class="ask" part="ask" href="mailto:${mail}" aria-label=${strings.askName(name)}>${strings.ask}</a>`
    : html`<span class="ask" part="ask" aria-hidden="true">${strings.ask}</span>`;
}

/** The face of a card, around the element that carries the name. */
export function cardFace(member: Member, name: unknown, context: FaceContext, isLink?: boolean): TemplateResult {
  const {title, unit = ''} = member;
  const where = whereabouts(member, context);
  return html`${avatar(member)}
    <div class="who">
      ${name}${title ? html`<span class="line">${marked(title, context)}</span>` : nothing}${where ? html`<span class="line quiet">${where}</span>` : nothing}
    </div>
    ${askLink(member, context, isLink)} ${faceChips(member, context)}
    <span class="line quiet evidence">${evidence(member, context) || marked(unit, context)}</span>`;
}
