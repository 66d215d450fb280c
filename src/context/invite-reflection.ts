import {adapterAround} from './adapter-around.js';
import {inviteToReflect, type ReflectionInvitation} from './invite-to-reflect.js';
import {describeOnce} from './source.js';

/**
 * Leaves an invitation to write in the journal of whoever is signed in, for what happens on the page beside our elements.
 *
 * @param place An element that gets its data where the person is signed in.
 * @returns Whether it was left: not for whoever never opened a journal on this device.
 */
export async function inviteReflection(invitation: ReflectionInvitation, place: Element): Promise<boolean> {
  const adapter = adapterAround(place);
  if (!adapter) return false;
  const description = await describeOnce(adapter).catch(() => undefined);
  return inviteToReflect({adapter, you: description?.you?.member}, invitation);
}
