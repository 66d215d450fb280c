import {html, nothing, type TemplateResult} from 'lit';

import type {Words} from '../../i18n/words.js';
import {checkIcon} from '../../ui/icons/check.js';
import {slidersHorizontalIcon} from '../../ui/icons/sliders-horizontal.js';
import type {CommonStrings} from '../../ui/states.js';
import type {NoticeStrings} from './notice-row.js';

export interface NoticeToolsView {
  readonly isOnlyUnread: boolean;
  readonly isSetting: boolean;
  readonly isCompact: boolean;
  readonly isBusy: boolean;
  /** How many were marked as read at once, and can be taken back. */
  readonly undoable: number;
  /** Since when a cache has had the list, in epoch milliseconds. */
  readonly storedAt: number | undefined;
  readonly strings: NoticeStrings;
  readonly shared: CommonStrings;
  readonly words: Words;
  readonly onFilter: () => void;
  /** Left out where there is nothing to mark. */
  readonly onMarkAll: (() => void) | undefined;
  readonly onUndo: () => void;
  readonly onSettings: (() => void) | undefined;
}

/** What can be done with all notices, and what was just done. */
export function noticeTools(view: NoticeToolsView): TemplateResult {
  const {isOnlyUnread, isSetting, isCompact, isBusy, undoable, storedAt, strings, shared, words} = view;
  return html`<div class="tools row" part="tools">
      ${isCompact ? html`<h2 class="label">${strings.label}</h2>` : nothing}
      <button type="button" class="chip only" aria-pressed=${isOnlyUnread} @click=${view.onFilter}>
        ${strings.onlyUnread}
      </button>
      <span class="row doing">
        ${
          view.onMarkAll
            ? html`<button type="button" class="button plain mark-all" aria-disabled=${isBusy} @click=${view.onMarkAll}>
                ${checkIcon()} ${strings.markAll}
              </button>`
            : nothing
        }
        ${
          view.onSettings
            ? html`<button
                type="button"
                class="button plain round settings-button"
                aria-label=${strings.settings}
                title=${strings.settings}
                aria-expanded=${isSetting}
                @click=${view.onSettings}
              >
                ${slidersHorizontalIcon()}
              </button>`
            : nothing
        }
      </span>
    </div>
    ${storedAt === undefined ? nothing : html`<p class="age quiet">${shared.asOf(words.ago(new Date(storedAt).toISOString()))}</p>`}
    <div class="undo" role="status">
      ${undoable > 0 ? html`<span>${strings.allRead(undoable)}</span> <button type="button" class="as-link" @click=${view.onUndo}>${strings.undo}</button>` : nothing}
    </div>`;
}
