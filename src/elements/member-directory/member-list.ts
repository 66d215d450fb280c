import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {marked} from '../../ui/highlight.js';
import {avatar} from '../../ui/avatar.js';
import {cardFace, evidence, inOneLine, skillsOf, type FaceContext, type Member} from '../member-card/member-face.js';

export type DirectoryView = 'cards' | 'compact' | 'table';

export interface MemberListOptions extends FaceContext {
  readonly view: DirectoryView;
  readonly members: readonly (Member | undefined)[];
  /** The rows to draw, by their place in the list. */
  readonly drawn: readonly number[];
  /** Of these, the one that is kept for its focus alone, out of sight. */
  readonly kept: number;
  readonly total: number;
  /** The one that the Tab key reaches. */
  readonly active: number;
  /** Whose card is open, by id. */
  readonly opened: string | undefined;
  readonly sort: string;
}

/** The members as a list, or as a table. Events are handled where they arrive, not at every row. */
export function memberList(options: MemberListOptions): TemplateResult {
  const {view, members, drawn, strings} = options;
  const key = (row: number) => members[row]?.id ?? row;
  if (view !== 'table') {
    return html`<ul class="rows ${view}" role="list" aria-label=${strings.list} aria-describedby="keys">
      ${repeat(drawn, key, (row) => memberItem(row, options))}
    </ul>`;
  }
  return html`<div class="rows table" role="rowgroup">${repeat(drawn, key, (row) => memberRow(row, options))}</div>`;
}

export function tableHead({strings, sort}: Pick<MemberListOptions, 'strings' | 'sort'>): TemplateResult {
  return html`<div class="head" role="rowgroup">
    <div class="member quiet" role="row">
      <span role="columnheader" aria-sort=${sort === 'name' ? 'ascending' : nothing}>${strings.name}</span>
      <span role="columnheader">${strings.title}</span>
      <span role="columnheader">${strings.unit}</span>
      <span role="columnheader">${strings.place}</span>
      <span role="columnheader">${strings.helps}</span>
    </div>
  </div>`;
}

function memberItem(row: number, options: MemberListOptions): TemplateResult {
  const {view, members, kept, total, active} = options;
  const member = members[row];
  const className = `member face ${view === 'cards' ? 'card' : ''} ${row === kept ? 'kept' : ''}`;
  if (!member) return html`<li class="${className} pending" aria-hidden="true"><span class="bar"></span><span class="bar short"></span></li>`;
  return html`<li class=${className} part="member" data-row=${row} aria-posinset=${row + 1} aria-setsize=${total}>
    ${view === 'cards' ? cardFace(member, nameButton(row, member, options), options, row === active) : lineFace(row, member, options)}
  </li>`;
}

function lineFace(row: number, member: Member, options: MemberListOptions): TemplateResult {
  return html`${avatar(member, 'small')}
    <div class="who">${nameButton(row, member, options)}<span class="line quiet">${inOneLine(member, options)}</span></div>
    <span class="line quiet aside">${skillLine(member, options) || evidence(member, options)}</span>`;
}

function memberRow(row: number, options: MemberListOptions): TemplateResult {
  const {members, kept, words, found} = options;
  const member = members[row];
  const className = `member ${row === kept ? 'kept' : ''}`;
  if (!member) return html`<div class="${className} pending" role="row" aria-hidden="true"><span class="bar"></span></div>`;
  const {title = '', unit = '', place = '', timeZone} = member;
  return html`<div class=${className} part="member" role="row" data-row=${row} aria-rowindex=${row + 2}>
    <span role="cell" class="first">${avatar(member, 'small')}${nameButton(row, member, options)}</span>
    <span role="cell" class="line">${marked(title, found)}</span>
    <span role="cell" class="line quiet">${marked(unit, found)}</span>
    <span role="cell" class="line">${marked(place, found)} <span class="quiet count">${timeZone ? words.timeIn(timeZone) : nothing}</span></span>
    <span role="cell" class="line">${skillLine(member, options) || evidence(member, options)}</span>
  </div>`;
}

function skillLine({helps, state}: Member, {found}: FaceContext): unknown {
  if (state === 'moved-on' || !helps?.length) return undefined;
  return marked(skillsOf(helps, found).join(', '), found);
}

function nameButton(row: number, member: Member, {active, opened, found}: MemberListOptions): TemplateResult {
  return html`<button type="button" class="name" part="name" tabindex=${row === active ? 0 : -1} aria-haspopup="dialog" aria-expanded=${member.id === opened}>${marked(
    member.name,
    found,
  )}</button>`;
}
