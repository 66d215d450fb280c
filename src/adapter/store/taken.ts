import {countsOf} from '../../model/counts.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {hiddenStates} from '../../model/visibility.js';
import type {Circumstances} from './planned.js';

/** An award as it is given; one that somebody takes by the rule of its badge: once, and with what they had then. */
export function taken(award: AnyItem, {rows, actor, shown}: Circumstances): AnyItem {
  if (award['member'] !== actor?.member) return award;
  const {count, from} = rows.item(String(award['badge']))!['rule'] as {readonly count: string; readonly from: number};
  const member = rows.item(String(award['member']))!;
  const on = rows.on(member.id).map(({item}) => item);
  const known = on.find(({kind, badge}: AnyItem & {badge?: unknown}) => kind === 'award' && badge === award['badge']);
  if (known) throw new CommunityError('conflict', 'You were given this badge already.', {current: shown(known)});
  // A draft proves nothing yet, and what was hidden or taken back nothing any more.
  const open = on.filter(({kind, state}) => !hiddenStates[kind]?.[state]);
  const sum = countsOf(member, open)?.[count] ?? 0;
  if (sum >= from) return {...award, rule: {count, from, sum}} as AnyItem;
  const reason = `It asks for ${from} (${count}), and you have ${sum}.`;
  throw new CommunityError('invalid', reason, {fields: {badge: reason}});
}
