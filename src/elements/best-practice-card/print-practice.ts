import type {LitElement} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';
import {printAlone} from '../../ui/print-alone.js';

/** Prints the whole practice, opened, without its buttons. */
export function printPractice(host: LitElement, source: CommunitySource, item: Item<'practice'>): Promise<void> {
  return printAlone(host, source, () => {
    const copy = document.createElement(host.localName) as LitElement;
    return Object.assign(copy, {practice: item.id, item, open: true, noActions: true});
  });
}
