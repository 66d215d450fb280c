import type {Item} from './item.js';

/** So many days after an answer was accepted, whoever asked can say whether it worked. */
export const daysToTry = 3;

const aDay = 86_400_000;

type Asked = Pick<Item<'discussion'>, 'state' | 'accepted' | 'acceptedOn' | 'worked' | 'updatedAt'>;

/**
 * Is it time to ask whether the answer worked? Once, and not before there was time to try it.
 *
 * Where nobody wrote down when an answer was accepted, it is the last change that counts: the answer is at least as old.
 */
export function isTimeToTell({state, accepted, acceptedOn, worked, updatedAt}: Asked, now: string): boolean {
  if (worked !== undefined || !accepted?.length || (state !== 'solved' && state !== 'closed')) return false;
  const days = (Date.parse(now.slice(0, 10)) - Date.parse(acceptedOn ?? updatedAt.slice(0, 10))) / aDay;
  return days >= daysToTry;
}
