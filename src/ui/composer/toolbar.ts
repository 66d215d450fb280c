import {html, nothing, type TemplateResult} from 'lit';

import type {composer} from '../../i18n/en/composer.js';
import {atSignIcon} from '../icons/at-sign.js';
import {boldIcon} from '../icons/bold.js';
import {codeIcon} from '../icons/code.js';
import {hashIcon} from '../icons/hash.js';
import {italicIcon} from '../icons/italic.js';
import {linkIcon} from '../icons/link.js';
import {listIcon} from '../icons/list.js';
import {textQuoteIcon} from '../icons/text-quote.js';
import {apply, code, link, prefix, wrap, type Edit, type Selection} from './formatting.js';

export type ComposerStrings = (typeof composer)['phrases'];

interface Tool {
  readonly name: 'bold' | 'italic' | 'link' | 'code' | 'list' | 'quote' | 'mention' | 'item';
  readonly icon: () => TemplateResult;
  /** With Ctrl, or Cmd on Apple's machines. */
  readonly key?: string;
  readonly shift?: true;
  readonly edit: (selection: Selection, strings: ComposerStrings) => Edit;
}

const sign =
  (mark: string) =>
  ({text, start, end}: Selection): Edit => {
    const insert = start > 0 && /\S/.test(text[start - 1]!) ? ` ${mark}` : mark;
    return {from: start, to: end, insert, start: start + insert.length, end: start + insert.length};
  };

const tools: readonly Tool[] = [
  {name: 'bold', icon: boldIcon, key: 'b', edit: (selection, {boldText}) => wrap(selection, '**', boldText)},
  {name: 'italic', icon: italicIcon, key: 'i', edit: (selection, {italicText}) => wrap(selection, '_', italicText)},
  {name: 'link', icon: linkIcon, key: 'k', edit: (selection, {linkText}) => link(selection, linkText)},
  {name: 'code', icon: codeIcon, key: 'e', edit: (selection, {codeText}) => code(selection, codeText)},
  {name: 'list', icon: listIcon, key: '8', shift: true, edit: (selection) => prefix(selection, '- ')},
  {name: 'quote', icon: textQuoteIcon, key: '9', shift: true, edit: (selection) => prefix(selection, '> ')},
  {name: 'mention', icon: atSignIcon, edit: sign('@')},
  {name: 'item', icon: hashIcon, edit: sign('#')},
];

const isApple = () => /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** A key as it is written on this machine's keyboard. */
export function keysOf(key: string, isShifted = false): string {
  return isApple()
    ? `${isShifted ? '⇧' : ''}⌘${key.toUpperCase()}`
    : `Ctrl+${isShifted ? 'Shift+' : ''}${key.toUpperCase()}`;
}

function use(tool: Tool, field: HTMLTextAreaElement | null, strings: ComposerStrings): void {
  if (!field) return;
  apply(field, tool.edit({text: field.value, start: field.selectionStart, end: field.selectionEnd}, strings));
}

/** Does what a key command stands for; answers whether it was one. */
export function handleShortcut(event: KeyboardEvent, field: HTMLTextAreaElement, strings: ComposerStrings): boolean {
  if (!(isApple() ? event.metaKey : event.ctrlKey) || event.altKey) return false;
  const tool = tools.find(
    ({key, shift = false}) =>
      key !== undefined &&
      shift === event.shiftKey &&
      (event.key.toLowerCase() === key || event.code === `Digit${key}`),
  );
  if (!tool) return false;
  event.preventDefault();
  use(tool, field, strings);
  return true;
}

/** The buttons over the text field, and `more` of the class `tool`: one stop for Tab, arrows move among them. */
export function toolbar(
  field: () => HTMLTextAreaElement | null,
  strings: ComposerStrings,
  more: unknown = nothing,
): TemplateResult {
  return html`<div class="toolbar" role="toolbar" aria-label=${strings.toolbar} @keydown=${handleArrows}>
    ${tools.map((tool, index) => {
      const name = strings[tool.name];
      const label = tool.key ? strings.shortcut(name, keysOf(tool.key, tool.shift)) : name;
      return html`<button
        type="button"
        class="tool"
        tabindex=${index === 0 ? 0 : -1}
        aria-label=${name}
        title=${label}
        @pointerdown=${keepFocus}
        @click=${() => use(tool, field(), strings)}
      >
        ${tool.icon()}
      </button>`;
    })}${more}
  </div>`;
}

/** A press with the mouse shall not take the selection away. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

function handleArrows(event: KeyboardEvent): void {
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.tool')];
  const at = buttons.indexOf(event.target as HTMLElement);
  const forward = (event.currentTarget as HTMLElement).matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = {[forward]: at + 1, [backward]: at - 1, Home: 0, End: buttons.length - 1}[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length]!;
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
