import type {CommunityAdapter} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';

/** Everybody who takes part in a programme, page after page. */
export async function participantsOf(
  adapter: CommunityAdapter,
  programme: string,
): Promise<readonly Item<'mentoring'>[]> {
  const found: Item<'mentoring'>[] = [];
  const query = {where: {programmes: programme, state: 'active'}, limit: 200};
  for (let cursor: string | undefined; ;) {
    const page = await adapter.list('mentoring', cursor === undefined ? query : {...query, cursor});
    found.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return found;
  }
}
