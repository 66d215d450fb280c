import {html, nothing, type TemplateResult} from 'lit';

import type {quietHelp} from '../../i18n/en/quiet-help.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import type {Help} from '../../model/quiet-help.js';
import {avatar} from '../../ui/avatar.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {woven} from '../../ui/woven.js';

export interface HelpRow {
  readonly help: Help;
  readonly person: Item<'member'> | undefined;
  readonly strings: (typeof quietHelp)['phrases'];
  readonly words: Words;
  /** What somebody is called whose name is not known. */
  readonly someone: string;
  /** Thanks for it; left out where that cannot be done. */
  readonly thank: (() => void) | undefined;
}

/** One piece of help: who, what, when, and what thanks for it. */
export function helpRow({help, person, strings, words, someone, thank}: HelpRow): TemplateResult {
  const {what, on, member, at} = help;
  const name = person?.name ?? someone;
  const who = person
    ? html`<a class="who" href=${itemHref('member', member)} dir="auto">${name}</a>`
    : html`<bdi>${name}</bdi>`;
  const thing = on && html`<a href=${itemHref(on.kind, on.id)} dir="auto">${on.title}</a>`;
  const phrase = (named: string, title: string) => strings[what](named, title);
  return html`<li class="help">
    ${avatar({name, ...(person?.picture && {picture: person.picture})}, 'small')}
    <p>
      ${woven((named, title) => phrase(named!, title!), who, thing ?? '')}
      <span class="quiet when">
        <time datetime=${at} title=${words.date(at)}>${words.ago(at)}</time
        >${what === 'mentoring' ? html` · ${strings.onlyYou}` : nothing}
      </span>
    </p>
    ${
      thank
        ? html`<button
            type="button"
            class="button small"
            aria-label=${strings.thankThis(phrase(name, on?.title ?? ''))}
            @click=${thank}
          >
            ${strings.thank}
          </button>`
        : nothing
    }
  </li>`;
}
