import type {LitElement} from 'lit';

import type {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import type {practiceCollections} from '../../i18n/en/practice-collections.js';
import type {Item} from '../../model/item.js';
import {FieldForm} from '../../ui/field-form.js';
import {CollectionSavedEvent} from './collection-events.js';

export type CollectionStrings = (typeof practiceCollections)['phrases'];

/** Where the form of a collection stands, and what it is for. */
export interface CollectionFormOptions {
  readonly action: CommunityAction;
  readonly strings: () => CollectionStrings;
  /** The one that is changed; a new one where left out. */
  readonly collection?: Item<'collection'>;
  /** The same as it is by now. */
  readonly latest?: () => Promise<Item<'collection'>>;
  /** Of a new one: where it belongs, and what it begins with. */
  readonly begin?: {readonly community?: string | undefined; readonly practices?: readonly string[]};
  readonly done: (collection: Item<'collection'>) => void;
  readonly cancel: () => void;
}

/** What a collection is called, and what it is for. */
export function collectionForm(host: LitElement, source: CommunitySource, options: CollectionFormOptions): FieldForm {
  const {action, strings, collection, latest, begin, done, cancel} = options;
  return new FieldForm(host, source, action, {
    name: collection ? `collection/${collection.id}` : `collection/new/${begin?.practices?.[0] ?? ''}`,
    ...(collection && {begin: {title: collection.title, body: collection.body ?? ''}}),
    fields: () => [
      {name: 'title', label: strings().name, need: strings().needName},
      {name: 'body', label: strings().about, hint: strings().aboutHint, as: 'text'},
    ],
    words: () => {
      const {rename, save, beginWith, begin: anew, beginNow, beginHint} = strings();
      if (collection) return {title: rename, send: save};
      return {title: begin?.practices ? beginWith : anew, send: beginNow, hint: beginHint};
    },
    cancel,
    send: async ({title = '', body = ''}, {id, key}) => {
      const {community = source.community, practices} = begin ?? {};
      const item = {id, title, ...(body && {body}), ...(practices && {practices}), ...(community && {community})};
      const result = await action.run(
        collection
          ? {
              verb: 'update',
              kind: 'collection',
              id: collection.id,
              version: (await latest?.())?.version ?? collection.version,
              set: {title, body: body || null},
            }
          : {verb: 'create', kind: 'collection', item},
        key,
      );
      const saved = result?.items.find(({kind}) => kind === 'collection') as Item<'collection'> | undefined;
      if (!saved) return false;
      host.dispatchEvent(new CollectionSavedEvent(saved));
      done(saved);
      return true;
    },
  });
}
