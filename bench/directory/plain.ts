import {timeIn} from '../../src/i18n/time-in.js';
import {initialsOf} from '../../src/ui/avatar.js';
import {contend, context, everybody, looks, shown} from './shared.js';

/*
 * The first screen and nothing else, made by hand: what any directory costs at least.
 */

let members = everybody;

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

function card(member: (typeof everybody)[number], row: number): HTMLElement {
  const {name, title = '', place = '', timeZone, mail, helps = [], seeks = [], unit = ''} = member;
  const item = make('li', 'member face card');
  item.dataset['row'] = String(row);
  item.ariaPosInSet = String(row + 1);
  item.ariaSetSize = String(members.length);
  const portrait = make('span', `avatar medium tint-${tint(name)}`, make('span', '', initialsOf(name)));
  const button = make('button', 'name', name);
  const time = timeZone ? context.strings.localTime(timeIn(context.words, timeZone)) : '';
  const who = make('div', 'who', button, make('span', 'line', title), make('span', 'line quiet', `${place} · ${time}`));
  const ask = make('a', 'ask', context.strings.ask);
  ask.href = `mailto:${mail}`;
  const chips = make('span', 'face-chips', ...helps.slice(0, 3).map(({skill}) => make('span', 'chip filled', skill)));
  if (seeks[0]) chips.append(make('span', 'chip', make('span', 'quiet', context.strings.wants), ` ${seeks[0].skill}`));
  item.append(portrait, who, ask, chips, make('span', 'line quiet evidence', unit));
  return item;
}

function tint(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)!) >>> 0;
  return hash % 12;
}

let root: ShadowRoot | undefined;

contend({
  prepare: async () => {
    members = shown(everybody);
  },
  mount: (into) => {
    const host = document.createElement('div');
    root = host.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = looks.map(({styleSheet}) => styleSheet!);
    const field = make('input', 'field');
    field.type = 'search';
    const list = make('ul', 'rows cards', ...members.slice(0, 15).map(card));
    root.append(
      make(
        'div',
        'frame',
        make('div', 'tools', make('div', 'search', field)),
        make('div', 'list long', make('div', 'scroller', list)),
      ),
    );
    into.append(host);
  },
  isThere: () => root?.querySelector('.member') !== null,
});
