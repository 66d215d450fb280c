import type {Absorbed, Batch, RememberedKey} from '../../adapter/store/types.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {type Entry, lastChange, type LocalDatabase, type Taken} from './database.js';

/** Everything a browser keeps of a community, as of one change. */
export interface Everyone {
  readonly items: readonly AnyItem[];
  readonly gone: readonly {readonly kind: Kind; readonly id: string}[];
  readonly keys: readonly RememberedKey[];
  /** The number of the last change in it. */
  readonly at: number;
}

/** How long the page may be held by what was read, in milliseconds. */
const slice = 6;

/** Reads everything, a slice at a time: the page stays alive at any size. */
export async function readAll(database: LocalDatabase): Promise<Everyone> {
  // First the number: a change made meanwhile is then read twice, and none is missed.
  const at = await database.read(async (opened) => lastChange(opened.transaction('changes')));
  const items: AnyItem[] = [];
  for (let last: string | undefined, count = 50, more = true; more;) {
    const found = await database.read((opened) =>
      opened.getAll('items', last === undefined ? null : IDBKeyRange.lowerBound(last, true), count),
    );
    const started = performance.now();
    items.push(...found);
    more = found.length === count;
    last = found.at(-1)?.id;
    // The values are unpacked here, as far as the browser did not already.
    count = performance.now() - started < slice ? Math.min(count * 2, 400) : Math.max(count >> 1, 20);
  }
  const [gone, keys] = await database.read(
    async (opened) => [await opened.getAll('gone'), await opened.getAll('keys')] as const,
  );
  return {items, gone, keys: keys.sort((one, other) => one.at - other.at), at};
}

/** Takes a file in whole. Answers the number of that change, or nothing where somebody took in another one meanwhile. */
export function takeIn(
  database: LocalDatabase,
  items: readonly AnyItem[],
  file: Taken,
  before: string | undefined,
): Promise<number | undefined> {
  return database.change(async (everything) => {
    const known = await everything.objectStore('file').get('file');
    if (known?.print !== before) return undefined;
    const store = everything.objectStore('items');
    const stay = new Set(items.map(({id}) => id));
    const remove: {kind: Kind; id: string}[] = [];
    for (let cursor = known && (await store.openCursor()); cursor; cursor = await cursor.continue()) {
      const {kind, id} = cursor.value;
      if (!stay.has(id)) remove.push({kind, id});
    }
    await Promise.all(remove.map(({id}) => store.delete(id)));
    // The page lives on while the browser writes: one turn for every few.
    for (const [index, item] of items.entries()) {
      const kept = store.put(item);
      if (index % 8 === 7) await kept;
      else kept.catch(() => undefined);
    }
    await everything.objectStore('file').put(file, 'file');
    if (!known) return lastChange(everything);
    return everything.objectStore('changes').add({put: [...stay], remove});
  });
}

/** How long a tab that came too late may take to come again, in milliseconds. */
const patience = 1_000;

/**
 * Keeps one change and answers its number. `late`: others changed something since `at`, nothing was kept, and it is this tab's turn
 * now. `wait`: it is another tab's turn.
 */
export async function keep(
  database: LocalDatabase,
  {put, remove, key}: Batch,
  at: number,
  holder: string,
): Promise<number | 'late' | 'wait'> {
  try {
    return await database.change(async (everything) => {
      const [file, turn, last] = [
        await everything.objectStore('file').get('file'),
        await everything.objectStore('turn').get('turn'),
        await lastChange(everything),
      ];
      if (!file)
        throw new CommunityError(
          'unavailable',
          'What this browser kept of the community was deleted meanwhile. Load the page again.',
        );
      if (turn && turn.holder !== holder && turn.until > Date.now()) return 'wait';
      if (last !== at) {
        await everything.objectStore('turn').put({holder, until: Date.now() + patience}, 'turn');
        return 'late';
      }
      const [items, gone] = [everything.objectStore('items'), everything.objectStore('gone')];
      await Promise.all([
        ...put.flatMap((item) => [items.put(item), gone.delete(item.id)]),
        ...remove.flatMap(({kind, id}) => [items.delete(id), gone.put({kind, id})]),
        key && everything.objectStore('keys').put(key),
        turn && everything.objectStore('turn').delete('turn'),
        !file.isWritten && everything.objectStore('file').put({...file, isWritten: true}, 'file'),
      ]);
      return everything
        .objectStore('changes')
        .add({put: put.map(({id}) => id), remove: [...remove], ...(key && {key: key.key})});
    });
  } catch (error) {
    if ((error as Error).name !== 'QuotaExceededError') throw error;
    throw new CommunityError('too-large', 'This browser has no room left for this site: nothing was kept.', {
      cause: error,
    });
  }
}

/** What others changed since, and the number of the last of it; everything, where that was too long ago to say. */
export async function newsSince(
  database: LocalDatabase,
  at: number,
  key?: string,
): Promise<{readonly news: Absorbed; readonly at: number}> {
  const found = await database.read(async (opened) => {
    const everything = opened.transaction(['items', 'keys', 'changes']);
    const changes = everything.objectStore('changes');
    const [first, last] = [await changes.openKeyCursor(), await lastChange(everything)];
    if (last === at) return {news: {put: [], remove: []}, at};
    if (!first || first.key > at + 1) return undefined;
    const entries: readonly Entry[] = await changes.getAll(IDBKeyRange.lowerBound(at, true));
    const put: AnyItem[] = [];
    for (const id of new Set(entries.flatMap((entry) => entry.put))) {
      const item = await everything.objectStore('items').get(id);
      if (item) put.push(item);
    }
    const here = new Set(put.map(({id}) => id));
    const known = key === undefined ? undefined : await everything.objectStore('keys').get(key);
    return {
      news: {
        put,
        remove: entries.flatMap(({remove}) => remove).filter(({id}) => !here.has(id)),
        ...(known && {key: known}),
      },
      at: last,
    };
  });
  if (found) return found;
  const {items, gone, at: last} = await readAll(database);
  return {news: {put: items, remove: gone}, at: last};
}
