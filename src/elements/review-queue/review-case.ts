import {html, nothing, type TemplateResult} from 'lit';

import {checkIcon} from '../../ui/icons/check.js';
import {eyeOffIcon} from '../../ui/icons/eye-off.js';
import {flagIcon} from '../../ui/icons/flag.js';
import {plainExcerpt} from '../../ui/rich-text/plain-excerpt.js';
import {failure} from '../../ui/states.js';
import {woven} from '../../ui/woven.js';
import {isGone, isKeeping, placeOf, titleOf, type CaseView} from './case-view.js';
import type {Flag, Judged, ReviewCase} from './review-cases.js';
import {reviewForm} from './review-form.js';

/** Enough to judge by, in characters; the whole is one press away. */
const excerptLength = 500;

/** Something that was reported or hidden: what it says, who reported it and why, and what can be done. */
export function reviewCase(view: CaseView): TemplateResult {
  const {about, item, acts, strings, shared} = view;
  const isDone = item?.state === 'hidden' || isSettled(about);
  return html`<li class=${isDone ? 'case settled' : 'case'} part="case" data-case=${about.id}>
    ${item === undefined ? html`<span class="bar"></span>` : isGone(item) ? html`<p class="quiet">${strings.gone}</p>` : thing(item, view)}
    ${
      about.flags.length > 0
        ? html`<ul class="reports" aria-label=${strings.reports(about.flags.length)}>
            ${about.flags.map((flag) => report(flag, view))}
          </ul>`
        : nothing
    }
    ${
      item?.state === 'hidden' && item.kind !== 'practice'
        ? html`<p class="because">
            ${eyeOffIcon()}
            <span
              ><bdi
                >${item.hiddenBecause ? strings.hiddenBecause(item.hiddenBecause) : strings.hiddenWithout}</bdi
              ></span
            >
          </p>`
        : nothing
    }
    ${item?.pending?.state === 'unsent' ? html`<p class="unsent">${shared.unsent}</p>` : nothing}
    ${acts.failed === about.id && acts.error ? failure(acts.error, shared, {kept: acts.form?.id === about.id}) : nothing}
    ${acts.form?.id === about.id ? reviewForm(view) : buttons(view)}
  </li>`;
}

/** Has every report on it been answered, here or by somebody else who leads? */
function isSettled({flags}: ReviewCase): boolean {
  return flags.length > 0 && flags.every((flag) => flag.state === 'resolved');
}

/** What it says, and where. */
function thing(item: Judged, {discussion, nameOf, strings, words}: CaseView): TemplateResult {
  const author = item.kind !== 'practice' && item.anonymous ? strings.anonymous : nameOf(item.createdBy);
  const who = html`<bdi class="who">${author}</bdi>`;
  const what =
    item.kind === 'reply'
      ? woven((name, title) => strings.replyIn(name!, title!), who, html`<bdi>${discussion?.title ?? '…'}</bdi>`)
      : woven((name) => (item.kind === 'practice' ? strings.practiceBy : strings.discussionBy)(name!), who);
  const text = item.kind === 'practice' ? (item.summary ?? item.problem) : item.body;
  return html`<p class="what quiet">
      <span>${what}</span>
      <time datetime=${item.createdAt} title=${words.dateTime(item.createdAt)}>${words.ago(item.createdAt)}</time>
    </p>
    ${item.kind === 'reply' ? nothing : html`<h4 class="title"><bdi>${item.title}</bdi></h4>`}
    ${text ? html`<p class="excerpt"><bdi>${plainExcerpt(text, excerptLength)}</bdi></p>` : nothing}`;
}

function report({reason, note, createdBy, createdAt}: Flag, {nameOf, strings, words}: CaseView): TemplateResult {
  const why = strings[reason] ?? strings.otherReason;
  return html`<li>
    ${flagIcon()}
    <span>
      ${woven((who, what) => strings.reportedBy(who!, what!), html`<bdi>${nameOf(createdBy)}</bdi>`, html`<strong>${why}</strong>`)}
      ${note ? html`<q dir="auto">${note}</q>` : nothing}
      <time class="quiet" datetime=${createdAt} title=${words.dateTime(createdAt)}>${words.ago(createdAt)}</time>
    </span>
  </li>`;
}

/** What can be done now; of what is settled, how it is taken back. */
function buttons(view: CaseView): TemplateResult {
  const {about, item, acts, strings} = view;
  const title = titleOf(view);
  const decision = acts.decisionOn(about.id);
  const href = placeOf(item);
  const isHidden = item?.state === 'hidden';
  const mayHide = item && item.kind !== 'practice' && acts.may(item, 'hide');
  const isOpen = about.flags.some((flag) => flag.state === 'open' && acts.may(flag, 'resolve'));
  const isDone = isSettled(about);
  // Settled by whoever reads this, so that they may take it back.
  const isMine = decision === 'keep' && isDone;
  const words = isGone(item) || isHidden ? strings.isSettled : strings.isKept;
  return html`<div class="row acts">
    ${
      isHidden
        ? html`<span class="state">${strings.isHidden}</span> ${
              acts.may(item, 'show')
                ? undo(strings.show, strings.showThis(title), () => void acts.show(about, item))
                : nothing
            }`
        : nothing
    }
    ${isDone && !isHidden && !isMine ? html`<span class="state">${checkIcon()} ${strings.isSettled}</span>` : nothing}
    ${
      isMine
        ? html`<span class="state">${checkIcon()} ${words}</span>
            ${undo(strings.undo, strings.undoThis(title), () => void acts.undo(about, item ?? undefined))}`
        : nothing
    }
    ${decision === 'show' && !isHidden ? html`<span class="state">${strings.isShown}</span>` : nothing}
    ${mayHide && !isMine ? opener('hide', view, strings.hide, strings.hideThis(title)) : nothing}
    ${isOpen ? opener('keep', view, ...(isKeeping(item) ? ([strings.keep, strings.keepThis(title)] as const) : ([strings.settle, strings.settleThis(title)] as const))) : nothing}
    ${href ? html`<a class="go" href=${href} aria-label=${strings.goTo(title)}>${strings.go}</a>` : nothing}
  </div>`;
}

function undo(words: string, label: string, act: () => void): TemplateResult {
  return html`<button type="button" class="as-link undo" aria-label=${label} @click=${act}>${words}</button>`;
}

function opener(decision: 'hide' | 'keep', {about, acts}: CaseView, words: string, label: string): TemplateResult {
  return html`<button
    type="button"
    class="button small"
    data-act=${decision}
    aria-label=${label}
    @click=${() => acts.open({id: about.id, decision})}
  >
    ${words}
  </button>`;
}
