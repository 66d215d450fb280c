import type {CommunitySource} from '../../context/source.js';
import type {Item} from '../../model/item.js';

/** Somebody, or a topic of a community. */
export type Followable =
  | {readonly member: Item<'member'>; readonly community: string | undefined}
  | {readonly topic: string; readonly community: string};

/** May whoever is signed in follow it? Nobody follows themselves, or somebody who has moved on. */
export function mayFollow(source: CommunitySource, thing: Followable): boolean {
  const {you, adapter} = source;
  if (you === undefined || !adapter?.write || !source.can('follow', 'create')) return false;
  return 'topic' in thing || (thing.member.id !== you && thing.member.state !== 'moved-on');
}
