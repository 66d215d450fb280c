import {html, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';

import {avatar} from '../../ui/avatar.js';
import {
  cardFace,
  evidence,
  inOneLine,
  marked,
  skillsOf,
  type FaceContext,
  type Member,
} from '../member-card/member-face.js';

export type DirectoryView = 'cards' | 'compact' | 'table';

export interface MemberListOptions extends FaceContext {
  readonly view: DirectoryView;
  readonly members: readonly (Member | undefined)[];
  /** The rows to draw, by their place in the list. */
  readonly drawn: readonly number[];
  /** The place in the page that each of them has: those who stay keep theirs, those who come take what others left. */
  readonly slots: readonly unknown[];
  /** Of these, the one that is kept for its focus alone, out of sight. */
  readonly kept: number;
  readonly total: number;
  /** The one that the Tab key reaches. */
  readonly active: number;
  /** Whose card is open, by id. */
  readonly opened: string | undefined;
  readonly sort: string;
}

/**
 * The members as cards, or as a list of lines: a listbox, of which the Tab key reaches one and arrow keys the others, drawn or not.
 * Events are handled where they arrive, not at every row.
 */
export function memberItems(options: MemberListOptions): TemplateResult {
  const {view, members, drawn, slots, strings} = options;
  return html`<ul class="rows ${view}" role="listbox" aria-label=${strings.list} aria-describedby="keys">
    ${repeat(
      drawn,
      // The picture of somebody else would stand there until one’s own is fetched.
      (row, index) => (members[row]?.picture ? members[row].id : slots[index]),
      // Somebody who scrolls moves past most of them as they are.
      (row) => guard(seenOf(row, options), () => memberItem(row, options)),
    )}
  </ul>`;
}

/** All that the drawing of a member comes from, clocks among it. */
function seenOf(row: number, options: MemberListOptions): unknown[] {
  const {view, members, kept, total, active, opened, marks, strings, words} = options;
  const member = members[row];
  const minute = Math.floor(Date.now() / 60_000);
  return [member, row, view, row === kept, total, row === active, member?.id === opened, marks, strings, words, minute];
}

function memberItem(row: number, options: MemberListOptions): TemplateResult {
  const {view, members, kept, total, active, opened} = options;
  const member = members[row];
  const className = `member face ${view === 'cards' ? 'card' : ''} ${row === kept ? 'kept' : ''}`;
  if (!member)
    return html`<li class="${className} pending" aria-hidden="true">
      <span class="bar"></span><span class="bar short"></span>
    </li>`;
  const name = html`<span class="name" part="name">${marked(member.name, options)}</span>`;
  return html`<li
    class=${className}
    part="member"
    role="option"
    tabindex=${row === active ? 0 : -1}
    data-row=${row}
    aria-posinset=${row + 1}
    aria-setsize=${total}
    aria-selected=${member.id === opened}
  >
    ${view === 'cards' ? cardFace(member, name, options, false) : lineFace(name, member, options)}
  </li>`;
}

function lineFace(name: TemplateResult, member: Member, options: MemberListOptions): TemplateResult {
  return html`${avatar(member, 'small')}
    <div class="who">${name}<span class="line quiet">${inOneLine(member, options)}</span></div>
    <span class="line quiet aside">${skillLine(member, options) || evidence(member, options)}</span>`;
}

/** Skills in one line, those that were searched for first. */
export function skillLine({helps, state}: Member, context: FaceContext): unknown {
  if (state === 'moved-on' || !helps?.length) return undefined;
  return marked(skillsOf(helps, context).join(', '), context);
}
