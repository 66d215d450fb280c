/** What the draft of a reply is kept under: one for the discussion, one for each reply in it. */
export function replyDraft(discussion: string, to?: string): string {
  return `reply/${discussion}${to ? `/${to}` : ''}`;
}

/** What a discussion that is being started is kept under: its head; its text under the same name and `/body`. */
export function newDraft(community: string | undefined): string {
  return `discussion/new/${community ?? ''}`;
}

/** What a text that is being edited is kept under. */
export function editDraft({kind, id}: {readonly kind: string; readonly id: string}): string {
  return `edit/${kind}/${id}`;
}
