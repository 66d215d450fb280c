import {html, nothing, type TemplateResult} from 'lit';

import type {Item} from '../../model/item.js';
import type {Situation} from './acts-of.js';
import type {ToolStrings} from './feet.js';

/** What can be done with the discussion as a whole. */
export function discussionActions(
  item: Item<'discussion'>,
  {may, act}: Situation,
  harvest: (() => void) | undefined,
  strings: ToolStrings,
): TemplateResult {
  const isFollowed = item.mine?.['follow'] !== undefined;
  return html`${
    isFollowed || may(item, 'create:follow')
      ? html`<button
          type="button"
          class="quiet-button"
          aria-pressed=${isFollowed}
          @click=${() => act((acts) => acts.follow())}
        >
          ${isFollowed ? strings.unfollow : strings.follow}
        </button>`
      : nothing
  }
  ${
    harvest
      ? html`<button type="button" class="quiet-button" data-act="harvest" @click=${harvest}>
          ${strings.harvest}
        </button>`
      : nothing
  }`;
}
