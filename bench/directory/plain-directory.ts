import {timeIn} from '../../src/i18n/time-in.js';
import {initialsOf} from '../../src/ui/avatar.js';
import {
  columns,
  contend,
  context,
  everybody,
  isFirstScreenOnly,
  looks,
  needlesOf,
  piecesOf,
  rowSize,
  shown,
  tellShown,
  tint,
  viewSize,
} from './shared.js';
import type {Find, Finder} from './search/member-text.js';

/*
 * The least there can be, made by hand: the lines that are seen and nothing around them, and a search that looks through every text.
 */

/** Lines kept ready above and below, once somebody scrolls. */
const ready = 2;

let everyone = everybody;
let members = everybody;
let find: Find | undefined;
let needles: readonly string[] = [];

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A text with what was searched for marked in it. */
const marked = (text: string): readonly (Node | string)[] =>
  piecesOf(text, needles).map(([piece, isHit]) => (isHit ? make('mark', '', piece) : piece));

function card(member: (typeof everybody)[number], row: number): HTMLElement {
  const {name, title = '', place = '', timeZone, mail, helps = [], seeks = [], unit = ''} = member;
  const item = make('div', 'member face card');
  item.role = 'listitem';
  item.dataset['row'] = String(row);
  item.ariaPosInSet = String(row + 1);
  item.ariaSetSize = String(members.length);
  const portrait = make('span', `avatar medium tint-${tint(name)}`, make('span', '', initialsOf(name)));
  const button = make('button', 'name', ...marked(name));
  const time = timeZone ? context.strings.localTime(timeIn(context.words, timeZone)) : '';
  const who = make(
    'div',
    'who',
    button,
    make('span', 'line', ...marked(title)),
    make('span', 'line quiet', ...marked(place), ` · ${time}`),
  );
  const ask = make('a', 'ask', context.strings.ask);
  ask.href = `mailto:${mail}`;
  const chips = make(
    'span',
    'face-chips',
    ...helps.slice(0, 3).map(({skill}) => make('span', 'chip filled', ...marked(skill))),
  );
  if (seeks[0])
    chips.append(make('span', 'chip', make('span', 'quiet', context.strings.wants), ' ', ...marked(seeks[0].skill)));
  item.append(portrait, who, ask, chips, make('span', 'line quiet evidence', ...marked(unit)));
  return item;
}

/** The lines that are drawn, by their place. */
const lines = new Map<number, HTMLElement>();

function draw(runway: HTMLElement, top: number, around: number): void {
  const first = Math.max(0, Math.floor(top / rowSize) - around);
  const end = Math.min(Math.ceil(members.length / columns), Math.ceil((top + viewSize) / rowSize) + around);
  for (const [index, line] of lines) {
    if (index >= first && index < end) continue;
    line.remove();
    lines.delete(index);
  }
  for (let index = first; index < end; index++) {
    if (lines.has(index)) continue;
    const cards = members.slice(index * columns, (index + 1) * columns);
    const line = make(
      'div',
      'line-row',
      make('div', 'rows cards', ...cards.map((each, at) => card(each, index * columns + at))),
    );
    line.style.transform = `translateY(${index * rowSize}px)`;
    lines.set(index, line);
    runway.append(line);
  }
}

/** A page with this directory. */
export function contendPlain(finder?: Finder): void {
  let root: ShadowRoot | undefined;
  contend({
    prepare: async () => {
      everyone = members = shown(everybody);
      if (finder && !isFirstScreenOnly) find = await finder(everyone);
    },
    mount: (into) => {
      const host = document.createElement('div');
      root = host.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = looks.map(({styleSheet}) => styleSheet!);
      const field = make('input', 'field');
      field.type = 'search';
      const runway = make('div', 'runway');
      runway.role = 'list';
      const scroller = make('div', 'scroller', runway);
      const size = () => (runway.style.blockSize = `${Math.ceil(members.length / columns) * rowSize}px`);
      scroller.addEventListener('scroll', () => draw(runway, scroller.scrollTop, ready), {passive: true});
      field.addEventListener('input', () => {
        needles = needlesOf(field.value);
        members = field.value.trim() ? find!(field.value) : everyone;
        for (const line of lines.values()) line.remove();
        lines.clear();
        size();
        scroller.scrollTop = 0;
        draw(runway, 0, ready);
        tellShown(field.value);
      });
      size();
      draw(runway, 0, 0);
      root.append(
        make('div', 'frame', make('div', 'tools', make('div', 'search', field)), make('div', 'list long', scroller)),
      );
      into.append(host);
    },
    root: () => root,
  });
}
