import {draftStore} from '../../context/draft-store.js';
import type {CommunitySource} from '../../context/source.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {replyDraft, type Conversation} from './draft-names.js';

/** The first words of a reply that was begun and is kept, here or in another tab. */
export function keptReply(source: CommunitySource, discussion: Conversation): string | undefined {
  const kept = draftStore(source.adapter?.name ?? '', source.you).read(replyDraft(discussion));
  return kept ? plainExcerpt(kept, 60) : undefined;
}
