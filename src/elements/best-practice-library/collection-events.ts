import type {Item} from '../../model/item.js';

/** A collection was begun or changed: its words, what it lists, or whether it is in use. */
export class CollectionSavedEvent extends Event {
  static readonly type = 'cop-collection-saved';
  constructor(readonly collection: Item<'collection'>) {
    super(CollectionSavedEvent.type, {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'cop-collection-saved': CollectionSavedEvent;
  }
}
