import type {Draft, Item} from '../../model/item.js';

/** Somebody is about to share a copy of an entry of their journal; cancel it to do it your way. */
export class EntryShareEvent extends Event {
  static readonly type = 'cop-entry-share';
  constructor(readonly discussion: Draft<'discussion'>) {
    super(EntryShareEvent.type, {bubbles: true, composed: true, cancelable: true});
  }
}

/** Somebody shared a copy of an entry of their journal: as this discussion, and nothing else of it. */
export class EntrySharedEvent extends Event {
  static readonly type = 'cop-entry-shared';
  constructor(readonly discussion: Item<'discussion'>) {
    super(EntrySharedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-entry-share': EntryShareEvent;
    'cop-entry-shared': EntrySharedEvent;
  }
}
