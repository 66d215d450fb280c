import type {Item} from '../../model/item.js';

type Reply = Item<'reply'>;

/** A reply in its place among the others. */
export interface ThreadRow {
  readonly reply: Reply;
  /** How far it is set in: no further than the limit. */
  readonly depth: number;
  /** It stands deeper than it is drawn, so the page says what it answers. */
  readonly isBeyond: boolean;
  /** How many answers to it, and to those, are on the page. */
  readonly below: number;
}

/** Replies in the order of the thread, as they are drawn: set in up to a limit, without what hangs on a collapsed one. */
export function threadRows(
  replies: readonly Reply[],
  limit: number,
  collapsed: ReadonlySet<string>,
): readonly ThreadRow[] {
  const depths = depthsOf(replies);
  const rows: ThreadRow[] = [];
  for (let index = 0; index < replies.length; index++) {
    const reply = replies[index]!;
    const depth = depths[index]!;
    let end = index + 1;
    while (end < replies.length && depths[end]! > depth) end++;
    rows.push({reply, depth: Math.min(depth, limit), isBeyond: depth > limit, below: end - index - 1});
    if (collapsed.has(reply.id)) index = end - 1;
  }
  return rows;
}

/** Where a new reply belongs: behind the last of those that hang on what it answers. */
export function placeInThread({inReplyTo}: Reply, replies: readonly Reply[]): number {
  const above = replies.findIndex(({id}) => id === inReplyTo);
  if (above < 0) return replies.length;
  const depths = depthsOf(replies);
  let place = above + 1;
  while (place < replies.length && depths[place]! > depths[above]!) place++;
  return place;
}

/** How deep each stands, from 0: as the source says, else one below what it answers. */
function depthsOf(replies: readonly Reply[]): readonly number[] {
  const known = new Map<string, number>();
  return replies.map(({id, inReplyTo, depth}) => {
    const above = inReplyTo === undefined ? undefined : known.get(inReplyTo);
    const own = depth ?? (above === undefined ? 0 : above + 1);
    known.set(id, own);
    return own;
  });
}
