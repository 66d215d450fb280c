import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import type {Everything, LocalDatabase, Taken} from './database.js';

/** About so many characters make a pack: few enough to be unpacked within a slice. */
const packSize = 64 * 1024;

/** Takes a file in whole, in place of what was there. Answers false where somebody took in another one meanwhile. */
export function takeIn(
  database: LocalDatabase,
  items: readonly AnyItem[],
  file: Taken,
  before: string | undefined,
): Promise<boolean> {
  return database.change(async (everything) => {
    const known = await everything.objectStore('file').get('file');
    if (known?.print !== before) return false;
    const remove = known ? await clear(everything, new Set(items.map(({id}) => id))) : [];
    let number = 0;
    // The page lives on while the browser writes: a turn for each.
    for (const pack of packsOf(items)) await everything.objectStore('packs').put(pack, number++);
    await everything.objectStore('file').put(file, 'file');
    if (known) await everything.objectStore('changes').add({isWhole: true, put: [], remove});
    return true;
  });
}

/** Empties the place; answers what will not be there any more. */
async function clear(everything: Everything, stay: ReadonlySet<string>) {
  const remove: {readonly kind: Kind; readonly id: string}[] = [];
  const note = ({kind, id}: AnyItem) => {
    if (!stay.has(id)) remove.push({kind, id});
  };
  for (let cursor = await everything.objectStore('packs').openCursor(); cursor; cursor = await cursor.continue()) {
    cursor.value.forEach(note);
  }
  (await everything.objectStore('items').getAll()).forEach(note);
  for (const store of ['packs', 'items', 'gone'] as const) await everything.objectStore(store).clear();
  return remove;
}

function* packsOf(items: readonly AnyItem[]): Generator<readonly AnyItem[]> {
  let pack: AnyItem[] = [];
  let size = 0;
  for (const item of items) {
    pack.push(item);
    size += weightOf(item);
    if (size < packSize) continue;
    yield pack;
    pack = [];
    size = 0;
  }
  if (pack.length > 0) yield pack;
}

/** About how many characters a value holds. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 8;
  if (typeof value !== 'object' || value === null) return 8;
  let weight = 8;
  for (const entry of Object.values(value)) weight += weightOf(entry);
  return weight;
}
