import {newId} from '../model/id.js';
import type {Mark} from '../model/item.js';
import type {CommunitySource} from './source.js';

/** Something that can be read: a discussion, a community as a whole. */
export interface Readable {
  readonly id: string;
  readonly community?: string | undefined;
  readonly mine?: Readonly<Record<string, Mark>> | undefined;
}

/** May this reader's place be kept, and is it known where they were? */
export function keepsPlace(source: CommunitySource): boolean {
  return source.you !== undefined && source.can('read-mark', 'create');
}

/**
 * Keeps until when somebody has read a thing.
 *
 * @param until An instant of the source's own clock, such as the `activityAt` of what was shown: the reader's clock may be wrong.
 */
export async function markRead(source: CommunitySource, {id, community, mine}: Readable, until: string): Promise<void> {
  const mark = mine?.['read'];
  if (!keepsPlace(source) || (mark?.until && !isLater(until, mark.until))) return;
  try {
    await source.adapter!.write!(
      mark
        ? {verb: 'update', kind: 'read-mark', id: mark.id, version: mark.version, set: {until}}
        : {verb: 'create', kind: 'read-mark', item: {id: newId(), subject: id, until, ...(community && {community})}},
      {key: newId()},
    );
  } catch {
    // A courtesy: what is not kept is shown as new once more.
  }
}

export function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}
