import type {CommunityAdapter} from '../../adapter/contract.js';
import {policy} from '../../adapter/policy.js';
import type {Store} from '../../adapter/store/types.js';
import type {FileHeader} from '../../file/format.js';
import {withUnknownKinds} from '../../file/unknown-kinds.js';
import type {Actor} from '../../model/actor.js';
import type {Item} from '../../model/item.js';
import type {LocalOptions} from './options.js';

/** Of the organisation, and nobody in it: reads what everybody there may read. */
const guest: Actor = {roles: {'': 'guest'}};

/** The store as the person sees it whose page this is; their roles are those of their memberships, at every call. */
export function forPerson(
  store: Store,
  items: readonly Item[],
  {you}: FileHeader,
  {person = you, actor: given}: LocalOptions,
  limits: readonly string[],
): CommunityAdapter {
  const actor = async (): Promise<Actor> => {
    if (given || person === undefined) return given ?? guest;
    const [member] = await store.get('member', [person]);
    return member ? store.actor(person) : guest;
  };
  const why =
    person === undefined
      ? 'Nobody has said who you are here, so that you can read and not take part.'
      : `Nobody here has the id “${person}”, so that you can read and not take part.`;
  const seen = policy(withUnknownKinds(store, items), actor);
  return {
    ...seen,
    describe: async (options) => {
      const description = await seen.describe(options);
      const all = [...(description.limits ?? []), ...limits, ...((await actor()) === guest ? [why] : [])];
      return {...description, ...(all.length > 0 && {limits: all})};
    },
  };
}
