import type {FileHeader} from '../../file/format.js';
import {actorAs, worldOf} from '../../file/role-actor.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem, Item} from '../../model/item.js';
import {hiddenFields, maySee} from '../../model/visibility.js';

/**
 * Refuses a file that holds more than the role it was exported for may see; one that names no role, more than a guest may.
 *
 * Whoever opens the page can open the file, so that hiding a part of it here would be no protection.
 */
export function refuseMore({as = 'guest'}: FileHeader, items: readonly Item[], src = 'community.json'): void {
  if (as === 'administrator') throw refusal(src, 'was exported for an administrator, and so holds everything', as);
  const actor = actorAs(as, items);
  const world = worldOf(items);
  for (const known of items) {
    const item = known as unknown as AnyItem;
    const hidden = hiddenFields(actor, item, world).find(
      (name) => name !== 'fieldVisibility' && item[name] !== undefined,
    );
    if (!maySee(actor, item, world))
      throw refusal(src, `holds the ${item.kind} ${item.id}, which a ${as} may not see`, as);
    if (hidden) throw refusal(src, `holds “${hidden}” of the ${item.kind} ${item.id}, which a ${as} may not see`, as);
    // Of a community, the field says that its members may.
    const isUnsigned = item['anonymous'] === true && item.kind !== 'community';
    if (isUnsigned && item.createdBy !== undefined)
      throw refusal(src, `says who wrote the anonymous ${item.kind} ${item.id}`, as);
  }
}

function refusal(src: string, why: string, as: string): CommunityError {
  const role = as === 'administrator' ? 'guest' : as;
  return new CommunityError(
    'invalid',
    `${src} ${why}, and a page would show it to everybody. Make a file to show: npx cop-elements export ${src.split('/').at(-1)} --as ${role} -o public.json`,
  );
}
