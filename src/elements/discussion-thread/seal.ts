import {html, nothing, type TemplateResult} from 'lit';

import type {discussion as section} from '../../i18n/en/discussion.js';
import type {Item} from '../../model/item.js';
import {circleCheckIcon} from '../../ui/icons/circle-check.js';
import {lockIcon} from '../../ui/icons/lock.js';
import {pinIcon} from '../../ui/icons/pin.js';

export type FeedStrings = (typeof section)['phrases'];

/** What a discussion is, in one word. */
export function typeName(type: string, strings: FeedStrings): string {
  const known: Readonly<Record<string, string>> = {
    question: strings.question,
    idea: strings.idea,
    story: strings.story,
    announcement: strings.announcement,
    prompt: strings.prompt,
    poll: strings.poll,
  };
  return known[type] ?? strings.otherType;
}

/** What a discussion is; the comments of a page lead to it, where it is known to be safe. */
export function aboutOf({type, subject}: Item<'discussion'>, strings: FeedStrings, href?: string): unknown {
  if (!subject) return typeName(type, strings);
  return href ? html`<a href=${href}>${strings.pageComments}</a>` : strings.pageComments;
}

/** Who said it, as far as anybody may know; nothing while the name is on its way. */
export function authorName(
  {anonymous, createdBy}: Item<'discussion'> | Item<'reply'>,
  author: Item<'member'> | undefined,
  you: string | undefined,
  strings: FeedStrings,
): string | undefined {
  if (anonymous) return createdBy !== undefined && createdBy === you ? strings.byYouAnonymously : strings.anonymously;
  return createdBy === undefined ? strings.nobody : author?.name;
}

/** One small mark of what has become of it. */
export function seal({state, pinned}: Item<'discussion'>, strings: FeedStrings): TemplateResult | typeof nothing {
  if (state === 'solved') return html`<span class="seal good">${circleCheckIcon()} ${strings.solved}</span>`;
  if (state === 'closed' || state === 'locked') return html`<span class="seal">${lockIcon()} ${strings[state]}</span>`;
  if (state === 'hidden') return html`<span class="seal">${strings.hidden}</span>`;
  return pinned ? html`<span class="seal">${pinIcon()} ${strings.pinned}</span>` : nothing;
}
