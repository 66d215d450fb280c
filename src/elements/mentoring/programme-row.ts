import {html, nothing, type TemplateResult} from 'lit';

import type {common} from '../../i18n/en/common.js';
import type {Words} from '../../i18n/words.js';
import type {Item} from '../../model/item.js';
import {openProgramme, type ProgrammeContext} from './programme-form.js';

interface RowContext extends ProgrammeContext {
  readonly words: Words;
  readonly shared: (typeof common)['phrases'];
  /** Are pairs being tried out just now? */
  readonly isTrying: boolean;
  readonly look: () => void;
  readonly turn: (act: 'close' | 'reopen') => void;
}

/** One programme, with what its coordinator may do. */
export function programmeRow(programme: Item<'programme'>, context: RowContext): TemplateResult {
  const {strings, words, shared, mentoring, deeds} = context;
  const {id, title, body, form, until, matched, skill} = programme;
  const about = [
    mentoring[form] ?? form,
    skill ? strings.about(skill) : '',
    until ? words.date(until) : '',
    matched ? strings.matched(matched) : '',
  ];
  return html`<li class="card">
    <h4><bdi>${title}</bdi></h4>
    <p class="line quiet">${about.filter(Boolean).join(' · ')}</p>
    ${body ? html`<p><bdi>${body}</bdi></p>` : nothing}
    ${deeds.formFor(`programme ${id}`)?.render(shared) ?? acts(programme, context)}
  </li>`;
}

function acts(programme: Item<'programme'>, context: RowContext): TemplateResult {
  const {strings, isTrying, look, turn} = context;
  const {id, title, state, may = []} = programme;
  return html`<div class="row acts">
    ${
      may.includes('match') && state === 'open'
        ? html`<button
            type="button"
            class="button small primary"
            aria-label=${strings.previewName(title)}
            aria-disabled=${isTrying}
            @click=${look}
          >
            ${strings.preview}
          </button>`
        : nothing
    }
    ${
      may.includes('update')
        ? html`<button
            type="button"
            class="button small"
            data-opens="programme ${id}"
            aria-label=${strings.nameOf(strings.change, title)}
            @click=${() => openProgramme(context, programme)}
          >
            ${strings.change}
          </button>`
        : nothing
    }
    ${(['close', 'reopen'] as const).map((act) =>
      may.includes(act)
        ? html`<button
            type="button"
            class="button small plain"
            aria-label=${strings.nameOf(strings[act], title)}
            @click=${() => turn(act)}
          >
            ${strings[act]}
          </button>`
        : nothing,
    )}
  </div>`;
}
