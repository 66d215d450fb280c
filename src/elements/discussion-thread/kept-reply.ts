import {draftStore} from '../../context/draft-store.js';
import type {CommunitySource} from '../../context/source.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';

/** The first words of a reply that was begun and is kept, here or in another tab. */
export function keptReply(source: CommunitySource, discussion: string): string | undefined {
  const kept = draftStore(source.adapter?.name ?? '', source.you).read(replyDraft(discussion));
  return kept ? plainExcerpt(kept, 60) : undefined;
}

/** What the draft of a reply is kept under: one for the discussion, one for each reply in it. */
export function replyDraft(discussion: string, to?: string): string {
  return `reply/${discussion}${to ? `/${to}` : ''}`;
}
