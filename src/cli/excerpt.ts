import type {Excerpt} from '../adapters/excerpt/index.js';
import {policy} from '../adapter/policy.js';
import type {CommunityAdapter} from '../adapter/contract.js';
import {actorAs} from '../file/role-actor.js';
import {linkedOf} from '../model/freshness.js';
import type {AnyItem, Item} from '../model/item.js';
import type {Kind, Role} from '../model/kinds.js';
import {UsageError} from './usage.js';

interface Asked {
  readonly as: Role;
  /** Everything there is, from which roles are known. */
  readonly items: readonly Item[];
  readonly practices: readonly string[];
}

/** What cards of these practices show, as somebody of a role is answered: the practices, who is named, what they are linked with, who used them. */
export async function excerptOf(store: CommunityAdapter, {as, items, practices}: Asked): Promise<Excerpt> {
  if (as === 'administrator')
    throw new UsageError('An excerpt is shown to everybody: make it --as guest, or another role.');
  const source = policy(store, actorAs(as, items));
  const found = await source.get('practice', practices);
  const missing = practices.find((_, index) => found[index] === undefined);
  if (missing !== undefined) throw new Error(`There is no practice "${missing}" that a ${as} may see.`);
  const shown = found as readonly Item<'practice'>[];
  const hanging = async <K extends 'adoption' | 'flag'>(kind: K) =>
    (await Promise.all(shown.map(({id}) => source.list(kind, {where: {parent: id} as never, limit: 100})))).flatMap(
      ({items: some}) => some as unknown as readonly AnyItem[],
    );
  const [adoptions, flags] = [await hanging('adoption'), await hanging('flag')];
  const named = (item: Item<'practice'>) => [item.authors, item.stewards, item.reviewers].flatMap((ids) => ids ?? []);
  const people = [...shown.flatMap(named), ...[...adoptions, ...flags].flatMap(({createdBy}) => createdBy ?? [])];
  const others = shown.flatMap((item) => [...linkedOf(item), ...(item.replacedBy ? [item.replacedBy] : [])]);
  const all = async (kind: Kind, ids: readonly string[]) =>
    (await source.get(kind, [...new Set(ids)])).flatMap((item) => (item ? [item as unknown as AnyItem] : []));
  const {kinds, ...description} = await source.describe();
  const linked = (await all('practice', others)).filter(({id}) => !practices.includes(id));
  const kept: Record<string, readonly AnyItem[]> = {
    practice: [...(shown as unknown as readonly AnyItem[]), ...linked.map(brief)],
    discussion: (await all('discussion', others)).map(brief),
    member: (await all('member', people)).map(brief),
    adoption: adoptions,
    flag: flags,
  };
  return {
    format: 'cop-elements-excerpt',
    as,
    // It can be read by id; nothing is sorted, counted or written.
    description: {
      ...description,
      kinds: Object.fromEntries(
        Object.keys(kept).map((kind) => [
          kind,
          {...kinds[kind as Kind]!, verbs: [], text: false, sort: [], facets: [], watch: false},
        ]),
      ),
    },
    items: Object.fromEntries(Object.entries(kept).map(([kind, some]) => [kind, some.map(readOnly)])),
  };
}

/** As much of what is only named as the card says of it. */
function brief(item: AnyItem): AnyItem {
  const names = ['id', 'kind', 'version', 'state', 'createdAt', 'updatedAt', 'visibility', 'name', 'title', 'picture'];
  const more = ['changedAt', 'worked', 'type'];
  return Object.fromEntries(Object.entries(item).filter(([name]) => [...names, ...more].includes(name))) as AnyItem;
}

function readOnly({may: _, mine: _mine, ...item}: AnyItem): AnyItem {
  return item as AnyItem;
}
