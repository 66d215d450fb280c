import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';

import {timeIn} from '../../i18n/time-in.js';
import {avatar} from '../../ui/avatar.js';
import {evidence, marked, type Member} from '../member-card/member-face.js';
import type {ToolStrings} from './directory-panel.js';
import {skillLine, type MemberListOptions} from './member-list.js';

/** A table around its rows. */
export function memberTable(
  {strings: {list}, sort, total}: MemberListOptions,
  strings: ToolStrings,
  rows: TemplateResult,
): TemplateResult {
  return html`<div class="body tabular" role="grid" aria-readonly="true" aria-label=${list} aria-rowcount=${total + 1}>
    <div class="head" role="rowgroup">
      <div class="member quiet" role="row" aria-rowindex="1">
        <span role="columnheader" aria-sort=${sort === 'name' ? 'ascending' : nothing}>${strings.name}</span>
        <span role="columnheader">${strings.title}</span>
        <span role="columnheader">${strings.unit}</span>
        <span role="columnheader">${strings.place}</span>
        <span role="columnheader">${strings.helps}</span>
      </div>
    </div>
    ${rows}
  </div>`;
}

export function memberTableRows(options: MemberListOptions): TemplateResult {
  const {members, drawn} = options;
  return html`<div class="rows table" role="rowgroup">
    ${repeat(
      drawn,
      (row) => members[row]?.id ?? row,
      (row) => memberRow(row, options),
    )}
  </div>`;
}

function memberRow(row: number, options: MemberListOptions): TemplateResult {
  const {members, kept, words} = options;
  const member = members[row];
  const className = `member ${row === kept ? 'kept' : ''}`;
  if (!member)
    return html`<div class="${className} pending" role="row" aria-hidden="true"><span class="bar"></span></div>`;
  const {title = '', unit = '', place = '', timeZone} = member;
  return html`<div class=${className} part="member" role="row" data-row=${row} aria-rowindex=${row + 2}>
    <span role="gridcell" class="first">${avatar(member, 'small')}${nameButton(row, member, options)}</span>
    <span role="gridcell" class="line">${marked(title, options)}</span>
    <span role="gridcell" class="line quiet">${marked(unit, options)}</span>
    <span role="gridcell" class="line"
      >${marked(place, options)} <span class="quiet count">${timeZone ? timeIn(words, timeZone) : nothing}</span></span
    >
    <span role="gridcell" class="line">${skillLine(member, options) || evidence(member, options)}</span>
  </div>`;
}

/** The button that is a member's name; it carries the focus of its row. */
function nameButton(row: number, member: Member, options: MemberListOptions): TemplateResult {
  const {active, opened} = options;
  return html`<button
    type="button"
    class="name"
    part="name"
    tabindex=${row === active ? 0 : -1}
    aria-haspopup="dialog"
    aria-expanded=${member.id === opened}
  >
    ${marked(member.name, options)}
  </button>`;
}
