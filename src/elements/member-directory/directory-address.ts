import type {ReactiveController} from 'lit';

import {SyncedAddress, type Told} from '../../ui/synced-address.js';
import type {Around} from './around.js';
import {facetNames} from './member-question.js';
import {shownOf, told, type Shown} from './shown.js';

/**
 * Keeps a directory in step with the page's address. Fetched where a page wants that.
 *
 * Filters and orders are steps that “back” takes back; what is typed, the letter one is at and the layout change in place.
 */
export class DirectoryAddress implements ReactiveController {
  /** As the page was made, before any address was read. */
  private readonly made: Shown;
  /** The letter that the address said, until the list can go there; and of which question. */
  private letter = '';
  private of = '';

  constructor(
    private readonly around: Around,
    prefix: string,
  ) {
    this.made = around.shown();
    around.host.addController(this);
    new SyncedAddress(around.host, prefix, {
      names: ['text', ...facetNames, 'sort', 'view', 'letter'],
      steps: ['sort', ...facetNames],
      read: () => this.read(),
      show: (said) => this.show(said),
    });
  }

  hostUpdated(): void {
    const {letter, around} = this;
    const {rows, list} = around;
    if (!letter || rows.status !== 'ready' || !rows.on?.isCounted) return;
    const found = rows.on.letters.find(({value}) => value === letter);
    // With the next drawing: this one is not over yet.
    queueMicrotask(() => {
      if (this.letter === letter && found) list.goTo(found.row, 'top');
      this.letter = '';
    });
  }

  private read(): Told {
    const said = told(this.around.shown(), this.made);
    if (this.of !== JSON.stringify(said)) this.letter = '';
    const letter = this.letter || this.letterSeen;
    return letter ? {...said, letter: [letter]} : said;
  }

  private show(said: Told): void {
    const shown = shownOf(said, this.made);
    this.around.show(shown);
    this.letter = said['letter']?.[0] ?? '';
    this.of = JSON.stringify(told(shown, this.made));
  }

  /** The letter at the top, where one is further down than the first. */
  private get letterSeen(): string {
    const {rows, list, sorting} = this.around;
    if (sorting() !== 'name' || list.first === 0) return '';
    const at = rows.on?.letters.findLastIndex(({row}) => row <= list.first) ?? 0;
    return at > 0 ? rows.on!.letters[at]!.value : '';
  }
}
