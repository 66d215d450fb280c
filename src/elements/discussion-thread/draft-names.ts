/** As much of a discussion as names what is written to it. */
export interface Conversation {
  readonly id: string;
  readonly subject?: string;
  readonly community?: string;
}

/**
 * What the draft of a reply is kept under: one for the discussion, one for each reply in it. A comment on a page is kept under the page's
 * address: nobody may have begun its discussion yet.
 */
export function replyDraft({id, subject, community}: Conversation, to?: string): string {
  if (subject && !to) return `comments/${community ?? ''}/${subject}`;
  return `reply/${id}${to ? `/${to}` : ''}`;
}

/** What a discussion that is being started is kept under: its head; its text under the same name and `/body`. */
export function newDraft(community: string | undefined): string {
  return `discussion/new/${community ?? ''}`;
}

/** What a text that is being edited is kept under. */
export function editDraft({kind, id}: {readonly kind: string; readonly id: string}): string {
  return `edit/${kind}/${id}`;
}
