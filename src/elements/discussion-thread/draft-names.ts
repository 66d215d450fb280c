/** What the draft of a reply is kept under: one for the discussion, one for each reply in it. */
export function replyDraft(discussion: string, to?: string): string {
  return `reply/${discussion}${to ? `/${to}` : ''}`;
}

/** What a discussion that is being started is kept under: its head; its text under the same name and `/body`. */
export function newDraft(community: string | undefined): string {
  return `discussion/new/${community ?? ''}`;
}
