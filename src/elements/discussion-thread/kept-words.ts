import {draftStore} from '../../context/draft-store.js';
import type {CommunitySource} from '../../context/source.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {newDraft, replyDraft, type Conversation} from './draft-names.js';

/** The first words of a reply that was begun and is kept, here or in another tab. */
export function keptReply(source: CommunitySource, discussion: Conversation): string | undefined {
  const kept = storeOf(source).read(replyDraft(discussion));
  return kept ? plainExcerpt(kept, 60) : undefined;
}

/** The title of what somebody began to write, here or in another tab. */
export function keptTitle(source: CommunitySource): string | undefined {
  const store = storeOf(source);
  const name = newDraft(source.community);
  try {
    const head = JSON.parse(store.read(name) ?? '{}') as {readonly title?: string};
    return head.title || (store.read(`${name}/body`) && '…');
  } catch {
    return undefined;
  }
}

function storeOf({adapter, you}: CommunitySource) {
  return draftStore(adapter?.name ?? '', you);
}
