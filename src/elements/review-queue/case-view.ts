import type {review as section} from '../../i18n/en/review.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import type {CommonStrings} from '../../ui/states.js';
import {fragmentOf} from '../discussion-thread/permalink.js';
import type {ReviewActs} from './review-acts.js';
import type {Judged, ReviewCase} from './review-cases.js';

export type ReviewStrings = (typeof section)['phrases'];

/** What a case is drawn from. */
export interface CaseView {
  readonly about: ReviewCase;
  /** `null` where it is not here any more; `undefined` while it is on its way. */
  readonly item: Judged | null | undefined;
  /** Of a reply, the discussion it stands in. */
  readonly discussion: Item<'discussion'> | undefined;
  readonly nameOf: (id: string | undefined) => string;
  readonly acts: ReviewActs;
  readonly strings: ReviewStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
}

/** Was it deleted, or is it for others? A deleted reply leaves an empty place where somebody answered it. */
export function isGone(item: Judged | null | undefined): item is null {
  return item === null || item?.state === 'removed';
}

/** Does settling the reports leave it for everybody to see? */
export function isKeeping(item: Judged | null | undefined): boolean {
  return !isGone(item) && item?.state !== 'hidden';
}

/** What it is called in the names of buttons. */
export function titleOf({item, discussion, nameOf, strings}: CaseView): string {
  if (!item || isGone(item)) return strings.gone;
  return item.kind === 'reply' ? strings.replyIn(nameOf(item.createdBy), discussion?.title ?? '…') : item.title;
}

/** Where it is read; nowhere where it is gone. */
export function placeOf(item: Judged | null | undefined): string | undefined {
  if (!item || isGone(item)) return undefined;
  if (item.kind === 'practice') return itemHref('practice', item.id);
  return item.kind === 'reply' ? fragmentOf(item.discussion, item.id) : fragmentOf(item.id);
}
