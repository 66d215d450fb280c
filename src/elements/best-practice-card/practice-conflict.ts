import {html, nothing, type TemplateResult} from 'lit';

import type {history} from '../../i18n/en/history.js';
import type {practiceEditing} from '../../i18n/en/practice-editing.js';
import type {Words} from '../../i18n/words.js';
import type {EditDraft} from '../../ui/edit-draft.js';
import {listOf} from '../../ui/in-json.js';
import {showDifferences} from '../../ui/show-differences.js';
import {choices, lines, refs, type PracticeField, type PracticeValues, type Section} from './practice-values.js';

export interface PracticeConflict {
  readonly draft: EditDraft<PracticeValues>;
  /** Who saved last, where that is known. */
  readonly by: string | undefined;
  readonly strings: (typeof practiceEditing)['phrases'];
  readonly history: (typeof history)['phrases'];
  readonly words: Words;
  /** What something is called that a field names by its id. */
  readonly nameOf: (name: PracticeField, id: string) => string;
  /** What the field is to be: it is decided then. */
  readonly decide: (name: PracticeField, value: string) => void;
}

/** Of one line: two make no sense together. */
const single: ReadonlySet<string> = new Set(['title', 'summary', 'unit', 'origin']);

/** One field that was changed here and elsewhere: what is saved, what is different, and ways to make one of both. */
export function fieldConflict(name: PracticeField, view: PracticeConflict): TemplateResult | typeof nothing {
  const {draft, by, strings, history: said, decide} = view;
  if (!draft.both.includes(name)) return nothing;
  const [theirs, mine] = [draft.before[name], draft.values[name]];
  const label = strings[name];
  const canBeBoth = !Object.hasOwn(choices, name) && !single.has(name);
  return html`<section class="notice conflict" role="group" aria-label="${strings.conflictTitle}: ${label}">
    <div class="stack">
      <p><strong>${strings.conflictTitle}</strong></p>
      <p class="hint">${by ? strings.theirsBy(by) : strings.theirs}</p>
      <div class="theirs">${showDifferences(sayable(name, mine, view), sayable(name, theirs, view), said)}</div>
      <div class="row">
        <button
          type="button"
          class="button small"
          aria-label=${strings.keepTheirs(label)}
          @click=${() => decide(name, theirs)}
        >
          ${strings.takeTheirs}
        </button>
        <button
          type="button"
          class="button small"
          aria-label=${strings.keepMine(label)}
          @click=${() => decide(name, mine)}
        >
          ${strings.keep}
        </button>
        ${
          canBeBoth
            ? html`<button
                type="button"
                class="button small"
                aria-label=${strings.addTheirs(label)}
                @click=${() => decide(name, together(name, mine, theirs))}
              >
                ${strings.add}
              </button>`
            : nothing
        }
      </div>
    </div>
  </section>`;
}

/** Both, mine first: of lists what either has. */
export function together(name: PracticeField, mine: string, theirs: string): string {
  if (name === 'sections') return JSON.stringify(united(listOf<Section>(mine), listOf<Section>(theirs)));
  if (includes(refs, name)) return JSON.stringify(united(listOf<string>(mine), listOf<string>(theirs)));
  if (includes(lines, name)) return united(mine.split('\n'), theirs.split('\n')).join('\n');
  return [mine.trimEnd(), theirs].filter(Boolean).join('\n\n');
}

function united<T>(mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const known = new Set(mine.map((each) => JSON.stringify(each)));
  return [...mine, ...theirs.filter((each) => !known.has(JSON.stringify(each)))];
}

/** What stands in a field, in words. */
function sayable(name: PracticeField, text: string, {strings, words, nameOf}: PracticeConflict): string {
  if (!text) return strings.nothing;
  if (name === 'sections')
    return listOf<Section>(text)
      .map(({heading, body}) => `${heading}\n${body}`)
      .join('\n\n');
  if (includes(refs, name)) return words.list(listOf<string>(text).map((id) => nameOf(name, id))) || strings.nothing;
  return Object.hasOwn(choices, name) ? strings[text as 'works'] : text;
}

function includes<T extends string>(all: readonly T[], name: string): name is T {
  return (all as readonly string[]).includes(name);
}
