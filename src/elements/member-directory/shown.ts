import {Choice} from '../../ui/choice.js';
import type {Told} from '../../ui/synced-address.js';
import type {DirectoryView} from './member-list.js';
import {facetNames} from './member-question.js';

/** What somebody sees of a directory, as far as it can be told to others and kept for later. */
export interface Shown {
  readonly text: string;
  readonly sort: string;
  readonly view: DirectoryView;
  readonly choice: Choice;
}

export const views: readonly DirectoryView[] = ['cards', 'compact', 'table'];

/** In words for an address: what is other than the page was made. */
export function told({text, sort, view, choice}: Shown, made: Shown): Told {
  const own = {text, sort, view};
  return {
    ...Object.fromEntries(
      Object.entries(own).flatMap(([name, value]) => (value === made[name as 'text'] ? [] : [[name, [value]]])),
    ),
    ...Object.fromEntries(facetNames.map((name) => [name, choice.of(name)]).filter(([, values]) => values!.length > 0)),
  };
}

/** What an address says; what it does not say, or what nobody knows, is as the page was made. */
export function shownOf({text, sort, view, ...told}: Told, made: Shown): Shown {
  return {
    text: text?.[0] ?? made.text,
    sort: sort?.[0] ?? made.sort,
    view: views.find((each) => each === view?.[0]) ?? made.view,
    choice: new Choice(
      new Map(facetNames.flatMap((name) => (told[name]?.length ? [[name, [...new Set(told[name])]]] : []))),
    ),
  };
}
