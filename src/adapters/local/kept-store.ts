import {createStore} from '../../adapter/store/store.js';
import type {Store, StoreOptions} from '../../adapter/store/types.js';
import {wait} from '../../adapter/waiting.js';
import type {FileHeader} from '../../file/format.js';
import {newId} from '../../model/id.js';
import type {Item} from '../../model/item.js';
import type {LocalDatabase} from './database.js';
import {keep} from './keep.js';
import {newsSince, readAll} from './kept.js';
import type {Look} from './look.js';
import {tabs} from './tabs.js';

/** A store over what the browser keeps: every change is kept first, and changes of other tabs come in as they are made. */
export async function storeIn(
  database: LocalDatabase,
  options: StoreOptions,
  seen: Look,
): Promise<{readonly store: Store; readonly header: FileHeader; readonly items: readonly Item[]}> {
  const taken = await database.taken();
  const {header = {}} = taken ?? {};
  if (taken && seen.is === 'same' && seen.validator !== taken.validator) {
    await database.change((everything) =>
      everything.objectStore('file').put({...taken, validator: seen.validator}, 'file'),
    );
  }
  const {items, gone, keys, at: start} = await readAll(database);
  let at = start;
  const holder = newId();

  const title = header.organisation?.name;
  const store = createStore({
    ...options,
    ...(title !== undefined && {title}),
    keeps: true,
    load: {items, gone, keys},
    commit: async (batch) => {
      let kept = await keep(database, batch, at, holder);
      for (; kept === 'wait'; kept = await keep(database, batch, at, holder)) await wait(5 + 10 * Math.random());
      if (kept === 'late') return news(batch.key?.key);
      at = kept;
      others.tell();
      return undefined;
    },
  });
  const news = async (key?: string) => {
    const found = await newsSince(database, at, key);
    at = Math.max(at, found.at);
    return found.news;
  };
  const hear = async () => {
    try {
      const found = await newsSince(database, at);
      if (found.at <= at) return;
      at = found.at;
      store.absorb(found.news);
    } catch {
      // Whoever writes next is told what is wrong with the place.
    }
  };
  const others = tabs(database.name, () => void hear());
  // It may have come in place of one that other tabs show.
  if (seen.is === 'new') others.tell();
  await store.ready;
  // What was written between reading and now.
  await hear();
  void database.tidy().catch(() => undefined);
  return {
    store: {
      ...store,
      close: () => {
        others.close();
        database.close();
        store.close?.();
      },
    },
    header,
    items: items as unknown as readonly Item[],
  };
}
