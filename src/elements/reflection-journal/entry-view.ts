import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import type {Entry} from '../../journal/kept.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {richText} from '../../ui/rich-text/rich-text.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';
import type {CommonStrings} from '../../ui/states.js';
import type {JournalDesk} from './journal-desk.js';
import type {ReflectionStrings} from './prompts.js';

export interface EntryContext {
  readonly desk: JournalDesk;
  readonly strings: ReflectionStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  /** Begins to share it; nothing where that cannot be. */
  readonly share: ((entry: Entry) => void) | undefined;
  /** What stands in place of its acts: the form that shares it. */
  readonly below: TemplateResult | typeof nothing;
}

/** One entry: when, what was asked, what was written. */
export function entryView(entry: Entry, context: EntryContext): TemplateResult {
  const {strings, words, below} = context;
  const {id, text, draft, prompt, about, writtenAt, shared = []} = entry;
  const when = words.dateTime(writtenAt);
  return html`<article class="entry" part="entry" data-entry=${id} aria-labelledby="when-${id}">
    <h3 class="when" id="when-${id}">${when}</h3>
    <div class="page">
      ${prompt ? html`<p class="prompt"><bdi>${prompt}</bdi></p>` : nothing}
      ${about ? html`<p class="line quiet">${aboutLink(about, strings)}</p>` : nothing}
      ${text ? richText(text, {words: strings, headingLevel: 4, of: 'nowhere'}) : nothing}
      ${
        draft === undefined
          ? nothing
          : html`<p class="unfinished">
              <span class="chip">${strings.unfinished}</span> <bdi>${plainExcerpt(draft)}</bdi>
            </p>`
      }
      ${shared.map(
        (copy) =>
          html`<p class="line quiet copy">
            ${strings.sharedAs(copy.community, words.date(copy.at))}
            <a href=${safeLink(`discussion:${encodeURIComponent(copy.id)}`)?.href ?? nothing}
              ><bdi>${copy.title}</bdi></a
            >
          </p>`,
      )}
      ${below === nothing ? acts(entry, when, context) : below}
    </div>
  </article>`;
}

function acts(entry: Entry, when: string, {desk, strings, shared, share}: EntryContext): TemplateResult {
  const isUnfinished = entry.draft !== undefined;
  return html`<p class="row acts">
    <button
      type="button"
      class="as-link"
      aria-label=${isUnfinished ? strings.goOnName(when) : strings.editName(when)}
      @click=${() => desk.beginAndFocus({}, entry)}
    >
      ${isUnfinished ? strings.goOn : shared.edit}
    </button>
    ${
      share && entry.text
        ? html`<button
            type="button"
            class="as-link share"
            aria-label=${strings.shareName(when)}
            @click=${() => share(entry)}
          >
            ${strings.share}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="as-link"
      aria-label=${strings.deleteName(when)}
      @click=${() => void desk.remove(entry)}
    >
      ${shared.remove}
    </button>
  </p>`;
}

function aboutLink({title, kind, id}: NonNullable<Entry['about']>, strings: ReflectionStrings): unknown {
  // Only what a page can show leads anywhere.
  const href = kind && id ? safeLink(`${kind}:${encodeURIComponent(id)}`)?.href : undefined;
  return html`<bdi>${href ? html`<a href=${href}>${strings.about(title)}</a>` : strings.about(title)}</bdi>`;
}
