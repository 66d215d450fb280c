import type {AnyItem} from './item.js';
import {pairOf} from './links.js';

/** States of a mentorship in which two people got to know each other; of a circle, its people now. */
const together: ReadonlySet<string> = new Set(['accepted', 'active', 'closed']);

/** Those somebody works with as mentor or mentee, or in a circle, or did. */
export function workedWith(me: string, mentorships: Iterable<AnyItem>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const item of mentorships)
    if (item.kind === 'mentorship' && together.has(item.state))
      for (const id of pairOf(item).includes(me) ? pairOf(item) : []) found.add(id);
  found.delete(me);
  return found;
}

/** Who wrote something with their name. */
export function signedBy(item: AnyItem | undefined): string | undefined {
  return item?.['anonymous'] === true ? undefined : item?.createdBy;
}

/** What a reply answers: another one, or where it names none, what the discussion began with. */
export function answeredBy(reply: AnyItem): string {
  return String(reply['inReplyTo'] ?? reply['discussion']);
}
