/** Where a fragment leads: a discussion, and perhaps one reply in it. */
export interface Place {
  readonly discussion: string;
  readonly reply?: string;
}

const start = '#cop-discussion-';

/** The fragment of a discussion or a reply, for `href`. */
export function fragmentOf(discussion: string, reply?: string): string {
  return start + encodeURIComponent(discussion) + (reply ? `/${encodeURIComponent(reply)}` : '');
}

/** What the address of the page leads to, where it is one of ours. */
export function placeOf(hash: string): Place | undefined {
  if (!hash.startsWith(start)) return undefined;
  try {
    const [discussion, reply] = hash.slice(start.length).split('/').map(decodeURIComponent);
    return discussion ? {discussion, ...(reply && {reply})} : undefined;
  } catch {
    return undefined;
  }
}
