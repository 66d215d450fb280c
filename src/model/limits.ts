import type {AnyItem} from './item.js';
import {tableOf} from './kinds.js';
import type {World} from './links.js';
import {permissions} from './permissions.js';
import {refuse, type Refused} from './verdict.js';

const [minute, hour] = [60_000, 3_600_000];

/**
 * Has its writer made as many of late as one person may? Counted are those that are there: whoever takes one back has room for another.
 *
 * The refusal names the field, for it is about this change alone: whoever sends others for them goes on.
 */
export function limitReached(draft: AnyItem, on: AnyItem, world: World): Refused | undefined {
  const {limit} = permissions[draft.kind];
  if (!limit || limit.on !== on.kind || draft.createdBy === undefined) return undefined;
  const parent = tableOf(draft.kind).parent!;
  const [now, span] = [Date.parse(draft.createdAt), limit.hours * hour];
  const times = (world.made?.(draft.kind, draft.createdBy, now - span) ?? [])
    .filter((item) => world.item(String(item[parent]))?.kind === limit.on)
    .map(({createdAt}) => Date.parse(createdAt))
    .sort((a, b) => b - a);
  if (times.length < limit.most) return undefined;
  const retryAfter = Math.max(minute, times[limit.most - 1]! + span - now);
  const words = `${limit.most} within ${limit.hours} hours are the most, so that each of them counts. Take one of them back, or wait ${inWords(retryAfter)}.`;
  return {...refuse('rate-limited', words, parent), retryAfter};
}

function inWords(milliseconds: number): string {
  if (milliseconds > hour) return `${Math.ceil(milliseconds / hour)} hours`;
  const minutes = Math.ceil(milliseconds / minute);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}
