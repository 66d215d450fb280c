import type {AnyItem} from './item.js';
import type {Kind} from './kinds.js';
import type {World} from './links.js';
import {isOwn, sumOf, type Proved, type Report} from './maturity.js';
import {isAsWide} from './visibility.js';

export type Counts = Readonly<Record<string, number>>;

/** Kinds that only their owner sees, or all but whom they are about: they are nobody else's to count. */
export const silent: ReadonlySet<Kind> = new Set([
  'follow',
  'subscription',
  'read-mark',
  'notice',
  'membership',
  'introduction',
  'nomination',
  'preference',
  'mentoring',
  'mentorship',
  'session',
  'check-in',
]);

/** The name something is counted by, where it hangs on an item. */
export function countName(child: AnyItem, on: AnyItem): string | undefined {
  switch (child.kind) {
    case 'reply':
      return child.state === 'removed' ? undefined : 'replies';
    case 'reaction':
      return `reaction:${String(child['reaction'])}`;
    case 'vote':
      return `vote:${String(child['choice'])}`;
    case 'endorsement':
      return 'endorsements';
    case 'flag':
      return child.state !== 'open' ? undefined : child['dead'] === undefined ? 'flags' : 'dead-links';
    case 'amendment':
      if (child.state === 'open') return 'amendments';
      return child.state === 'withdrawn' ? undefined : 'amendments:decided';
    case 'award':
      return 'awards';
    case 'practice':
      return 'practices';
    case 'discussion':
      return on.kind === 'member' ? 'accepted' : undefined;
    case 'revision':
      return 'revisions';
    default:
      return undefined;
  }
}

/** Does a child take part in the tally that everybody who sees the item may know? */
export function isForAll(child: AnyItem, on: AnyItem, world: World): boolean {
  if (child.kind === 'award' && world.item(String(child['member']))?.['hidesAwards'] === true) return false;
  return isAsWide(child, on);
}

/** Tallies what hangs on an item: so many replies, reactions by name, adoptions and how many of them count. */
export function countsOf(item: AnyItem, children: Iterable<AnyItem>): Counts | undefined {
  const counts: Record<string, number> = {};
  const reports: AnyItem[] = [];
  for (const child of children) {
    if (silent.has(child.kind)) continue;
    if (child.kind === 'adoption') reports.push(child);
    const name = countName(child, item);
    if (name) counts[name] = (counts[name] ?? 0) + 1;
  }
  if (reports.length > 0) {
    const {adoptions, independent, again, units} = sumOf(item as unknown as Proved, reports as unknown as Report[]);
    Object.assign(counts, {adoptions, 'adoptions:independent': independent, again, units});
  }
  for (const _ in counts) return Object.freeze(counts);
  return undefined;
}

/** What one child alone adds to a tally; of an adoption, as though nobody else had told of that unit. */
export function countsBy(child: AnyItem, on: AnyItem): Counts {
  if (child.kind === 'adoption') {
    if (child.state === 'retracted') return {};
    const report = child as unknown as Report;
    if (isOwn(on as unknown as Proved, report)) return {adoptions: 1};
    return {adoptions: 1, 'adoptions:independent': 1, again: report.again === 'no' ? 0 : 1, units: 1};
  }
  const name = silent.has(child.kind) ? undefined : countName(child, on);
  return name ? {[name]: 1} : {};
}

/** The name of what a person did to an item, among what is theirs. */
export function markName(child: AnyItem): string | undefined {
  switch (child.kind) {
    case 'reaction':
      return `reaction:${String(child['reaction'])}`;
    case 'vote':
      return `vote:${String(child['choice'])}`;
    case 'endorsement':
      return child['skill'] === undefined ? 'endorsement' : `endorsement:${String(child['skill'])}`;
    case 'preference':
      return `preference:${String(child['about'])}`;
    case 'introduction':
      return 'introduction';
    case 'read-mark':
      return 'read';
    case 'flag':
      return child.state === 'open' ? 'flag' : undefined;
    case 'adoption':
      return child.state === 'reported' ? 'adoption' : undefined;
    case 'follow':
      return child['topic'] === undefined ? 'follow' : `follow:${String(child['topic'])}`;
    default:
      return undefined;
  }
}

/** What makes an item lively; reading, following and reacting do not. */
export const lively: ReadonlySet<Kind> = new Set(['reply', 'adoption', 'award']);

/** When something last happened to an item or below it. */
export function activityOf(item: AnyItem, children: Iterable<AnyItem>): string {
  let latest = item.updatedAt;
  for (const {kind, updatedAt} of children) if (lively.has(kind) && isLater(updatedAt, latest)) latest = updatedAt;
  return latest;
}

/** Instants written alike compare as they are written. */
function isLater(a: string, b: string): boolean {
  return a.length === b.length ? a > b : Date.parse(a) > Date.parse(b);
}
