import {html, nothing, type TemplateResult} from 'lit';

import {checkIcon} from '../../ui/icons/check.js';
import {ellipsisIcon} from '../../ui/icons/ellipsis.js';
import {linkIcon} from '../../ui/icons/link.js';
import {messageSquareQuoteIcon} from '../../ui/icons/message-square-quote.js';
import {pencilIcon} from '../../ui/icons/pencil.js';
import {replyIcon} from '../../ui/icons/reply.js';
import {trash2Icon} from '../../ui/icons/trash-2.js';
import type {CommonStrings} from '../../ui/states.js';
import type {Entry} from './entry.js';
import type {ToolStrings} from './feet.js';

/** What a person may do with something that was said, and does by these buttons. */
export interface EntryActs {
  readonly reply?: (() => void) | undefined;
  readonly quote?: ((event: Event) => void) | undefined;
  readonly accept?: (() => void) | undefined;
  readonly unaccept?: (() => void) | undefined;
  readonly edit?: (() => void) | undefined;
  readonly remove?: (() => void) | undefined;
  readonly copy: () => void;
  /** What is wanted less often: to keep order, to look back. */
  readonly more?: (() => void) | undefined;
}

/** The buttons under an entry. What may not be done is not there. */
export function entryActions(
  {kind}: Entry,
  name: string,
  acts: EntryActs,
  strings: ToolStrings,
  shared: CommonStrings,
): TemplateResult {
  const named = (
    icon: TemplateResult,
    label: string,
    words: string,
    act: ((event: Event) => void) | undefined,
    more = '',
  ) =>
    act
      ? html`<button
          type="button"
          class="quiet-button ${more}"
          aria-label=${label}
          @pointerdown=${keepSelection}
          @click=${act}
        >
          ${icon}<span>${words}</span>
        </button>`
      : nothing;
  const plain = (icon: TemplateResult, label: string, act: (() => void) | undefined, name: string) =>
    act
      ? html`<button
          type="button"
          class="quiet-button"
          data-act=${name}
          aria-label=${label}
          title=${label}
          @click=${act}
        >
          ${icon}
        </button>`
      : nothing;
  return html`<div class="actions on-hover">
    ${kind === 'reply' ? named(replyIcon(), strings.replyTo(name), strings.reply, acts.reply) : nothing}
    ${named(messageSquareQuoteIcon(), strings.quoteOf(name), strings.quote, acts.quote)}
    ${named(checkIcon(), strings.accept, strings.accept, acts.accept, 'good')}
    ${named(checkIcon(), strings.unaccept, strings.unaccept, acts.unaccept)}
    ${plain(pencilIcon(), shared.edit, acts.edit, 'edit')} ${plain(trash2Icon(), shared.remove, acts.remove, 'remove')}
    ${plain(linkIcon(), shared.copyLink, acts.copy, 'copy')} ${plain(ellipsisIcon(), shared.actions, acts.more, 'more')}
  </div>`;
}

/** A press must not take away the selection that is to be quoted. */
function keepSelection(event: Event): void {
  event.preventDefault();
}
