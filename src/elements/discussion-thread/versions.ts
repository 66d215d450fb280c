import type {Item} from '../../model/item.js';
import type {Entry} from './entry.js';

export type Told = Readonly<Record<string, unknown>>;

/** What something said for a while. */
export interface Version {
  /** The id of the revision that keeps it; empty for what it says now. */
  readonly id: string;
  /** Who wrote it so, and when, as far as that was read. */
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly isFirst: boolean;
  /** What it said, by field; nothing where that cannot be read. */
  readonly said: Told | undefined;
}

/** What a person writes of an entry, in the order it is shown in: what they may change, and restore. */
const written = {discussion: ['title', 'type', 'topics', 'body'], reply: ['body']} as const;

/** The name of a field a version is compared and restored by. */
export type Written = (typeof written)['discussion'][number];

export function writtenOf({kind}: Entry): readonly Written[] {
  return written[kind];
}

/**
 * All versions of an entry that are known, the newest first.
 *
 * A revision keeps what was there before, and says who changed that and when: so it is the one after a version that says who wrote it.
 */
export function versionsOf(entry: Entry, revisions: readonly Item<'revision'>[], isWhole: boolean): readonly Version[] {
  const now = entry as unknown as Told;
  const said = [now, ...revisions.map(({before}) => completed(read(before), now))];
  return said.map((fields, index) => {
    const isFirst = isWhole && index === revisions.length;
    const maker = revisions[index] ?? (isFirst ? entry : undefined);
    return {
      id: revisions[index - 1]?.id ?? '',
      by: maker?.createdBy,
      at: maker?.createdAt,
      isFirst,
      said: fields,
    };
  });
}

/** What has to be set to make an entry say what a version said; nothing where it says so already. */
export function restoring(entry: Entry, {said}: Version): Told | undefined {
  if (!said) return undefined;
  const now = entry as unknown as Told;
  const set = writtenOf(entry).flatMap((name) => (isSame(now[name], said[name]) ? [] : [[name, said[name] ?? null]]));
  return set.length > 0 ? (Object.fromEntries(set) as Told) : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What was a reply once had neither a title nor a kind: it is shown with those it has now. */
function completed(said: Told | undefined, now: Told): Told | undefined {
  if (now['kind'] !== 'discussion' || !said || 'title' in said) return said;
  const {title, type, topics} = now;
  return {...said, title, type, topics};
}

function read(before: string): Told | undefined {
  try {
    const said: unknown = JSON.parse(before);
    return typeof said === 'object' && said !== null ? (said as Told) : undefined;
  } catch {
    return undefined;
  }
}
