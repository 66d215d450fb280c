import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {newId} from '../../../src/model/id.js';
import type {Item} from '../../../src/model/item.js';

/** So many items travel at once, and no more than about so many characters. */
const most = {items: 500, characters: 4_000_000};

/** Takes items in with their own dates and authors; ids that are there are replaced. Answers how many. */
export async function importItems(
  adapter: CommunityAdapter,
  items: Iterable<Item>,
  told: (count: number) => void = () => undefined,
): Promise<number> {
  let count = 0;
  for (const some of batches(items)) {
    await adapter.write!({verb: 'restore', items: some}, {key: newId()});
    told((count += some.length));
  }
  return count;
}

function* batches(items: Iterable<Item>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  let characters = 0;
  for (const item of items) {
    const length = JSON.stringify(item).length;
    if (batch.length === most.items || (batch.length > 0 && characters + length > most.characters)) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(item);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}
