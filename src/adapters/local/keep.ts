import type {Batch} from '../../adapter/store/types.js';
import {CommunityError} from '../../model/errors.js';
import {lastChange, type LocalDatabase} from './database.js';

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
