import type {Query} from '../../adapter/contract.js';
import type {Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';

/** So long what came along may be taken for an answer, in milliseconds. */
const moment = 2_000;

/**
 * What came along with a list: who wrote it, and where. Each is given to the first who asks for it, and not for long; the first screen
 * then waits for one answer instead of two.
 */
export function keepIncluded() {
  const asked = new Set<Kind>();
  const here = new Map<string, Item>();
  const forget = () => here.clear();
  return {
    /** Is this list to bring along what it names? The first one of a kind is: what later ones name is mostly known. */
    isWanted: (kind: Kind, {limit, fields, cursor}: Query): boolean => {
      if (!/^(?:discussion|reply)$/.test(kind) || asked.has(kind) || limit === 0 || fields || cursor) return false;
      asked.add(kind);
      return true;
    },

    take: (items: readonly Item[]): void => {
      for (const item of items) here.set(item.kind + item.id, item);
      setTimeout(forget, moment);
    },

    /** Something changed: what came along may be old. */
    forget,

    /** The items of these ids, where all of them are here; none of them is afterwards. */
    give: (kind: Kind, ids: readonly string[]): readonly Item[] | undefined => {
      const items = ids.flatMap((id) => here.get(kind + id) ?? []);
      ids.forEach((id) => here.delete(kind + id));
      return items.length === ids.length ? items : undefined;
    },
  };
}
