import {html, nothing, type TemplateResult} from 'lit';

import type {discussion as feedSection} from '../../i18n/en/discussion.js';
import type {thread} from '../../i18n/en/thread.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {avatar} from '../../ui/avatar.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import type {CommonStrings} from '../../ui/states.js';
import {fragmentOf} from './permalink.js';

export type ThreadStrings = (typeof thread)['phrases'];
export type Entry = Item<'discussion'> | Item<'reply'>;

/** The words an entry is drawn with. */
export interface EntryWords {
  readonly strings: ThreadStrings;
  readonly shared: CommonStrings;
  readonly feed: (typeof feedSection)['phrases'];
  readonly words: Words;
}

/** What is drawn of one thing that was said. */
export interface EntryView {
  readonly entry: Entry;
  readonly discussion: string;
  readonly name: string;
  readonly picture?: string | undefined;
  /** It was said since the reader was here last. */
  readonly isNew: boolean;
  /** Set where it stands deeper than it is drawn: whom it answers, and where that stands. */
  readonly answers?: {readonly id: string; readonly name: string | undefined} | undefined;
  readonly onJump: (id: string) => void;
  readonly onRetry: (key: string) => void;
  readonly onDiscard: (entry: Entry) => void;
  /** Shows what it said before. */
  readonly onEdited: (entry: Entry) => void;
}

/** Who said it and when, and what has become of it meanwhile. */
export function entryLine(view: EntryView, said: EntryWords, pending: unknown): TemplateResult {
  const {strings, words, feed} = said;
  const {entry, discussion, name, isNew, answers, onJump} = view;
  if (isGone(entry)) return html``;
  const fragment = entry.kind === 'reply' ? fragmentOf(discussion, entry.id) : fragmentOf(discussion);
  return html`<p class="byline">
    <bdi class="name">${name}</bdi>
    ${isNew ? html`<span class="new-mark">${feed.isNew}</span>` : nothing}
    <a class="when" href=${fragment} title=${words.dateTime(entry.createdAt)}
      ><time datetime=${entry.createdAt}>${words.ago(entry.createdAt)}</time></a
    >
    ${editedMark(view, said)}
    ${
      answers
        ? html`<button type="button" class="as-link answers-link" @click=${() => onJump(answers.id)}>
            ${answers.name === undefined ? strings.inReplyToDeleted : strings.inReplyTo(answers.name)}
          </button>`
        : nothing
    }
    ${pending}
  </p>`;
}

/** It does not say any more what it said at first; leads to that. */
export function editedMark({entry, onEdited}: EntryView, {strings}: EntryWords): TemplateResult | typeof nothing {
  return entry.counts?.['revisions']
    ? html`<button type="button" class="as-link quiet" data-act="edited" @click=${() => onEdited(entry)}>
        ${strings.edited}
      </button>`
    : nothing;
}

/** What was said; an empty place where it was deleted. */
export function entryText(entry: Entry, {strings}: EntryWords): TemplateResult | typeof nothing {
  if (isGone(entry)) {
    const {movedTo} = entry as Item<'reply'>;
    return html`<p class="quiet gone">
      ${movedTo ? html`<a href=${fragmentOf(movedTo)}>${strings.movedReply}</a>` : strings.deletedReply}
    </p>`;
  }
  if (!entry.body) return nothing;
  return html`${entry.state === 'hidden' ? html`<p class="quiet gone">${strings.hiddenReply(entry.hiddenBecause)}</p>` : nothing}
    <div class="text">
      ${richText(entry.body, {words: strings, headingLevel: 4, of: `${entry.kind}/${entry.id}`})}
    </div>`;
}

/** The face in the margin. */
export function entryFace({entry, name, picture}: EntryView): TemplateResult {
  if (isGone(entry)) return html`<span class="face blank"></span>`;
  return html`<span class="face">${avatar({name, ...(picture && {picture})})}</span>`;
}

/** Deleted, and kept as an empty place for the answers that hang on it. */
export function isGone(entry: Entry): boolean {
  return entry.kind === 'reply' && entry.state === 'removed';
}

/** Nothing can be added: it was closed, or locked by those who keep order. */
export function isShut({state}: Item<'discussion'>): boolean {
  return state === 'closed' || state === 'locked';
}
