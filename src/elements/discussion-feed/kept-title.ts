import {draftStore} from '../../context/draft-store.js';
import type {CommunitySource} from '../../context/source.js';
import {newDraft} from '../discussion-thread/draft-names.js';

/** The title of what somebody began to write, here or in another tab. */
export function keptTitle(source: CommunitySource): string | undefined {
  const store = draftStore(source.adapter?.name ?? '', source.you);
  const name = newDraft(source.community);
  try {
    const head = JSON.parse(store.read(name) ?? '{}') as {readonly title?: string};
    return head.title || (store.read(`${name}/body`) && '…');
  } catch {
    return undefined;
  }
}
