import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {recognitionForms} from '../../i18n/en/recognition-forms.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {xIcon} from '../../ui/icons/x.js';

/** What an award is for, as the form keeps it: an item by kind and id with its title, or an address alone in `title`. */
export interface TypedEvidence {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
}

interface Found extends Option {
  readonly kind: string;
}

/** As the award keeps it; `undefined` where what was typed is neither an item nor an address. */
export function evidenceOf({
  kind,
  id,
  title,
}: TypedEvidence): {kind: string; id: string; title: string} | {url: string} | undefined {
  if (kind && id) return {kind, id, title};
  const url = title.trim();
  return /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) ? {url} : undefined;
}

/** Chooses a practice or a discussion by its title, or takes an address. */
export class EvidenceField {
  private readonly box: Combobox<Found>;
  private strings: (typeof recognitionForms)['phrases'] | undefined;

  /** @param form What the form is called, in the ids of what it shows. */
  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly choose: (evidence: TypedEvidence) => void,
    private readonly form = 'thank',
  ) {
    this.box = new Combobox<Found>(host, {
      name: `${form}-evidence`,
      choose: ({kind, id, words}) => {
        choose({kind, id, title: words});
        void host.updateComplete.then(() => host.renderRoot.querySelector<HTMLElement>(`#${form}-taken`)?.focus());
      },
      type: (title) => choose({kind: '', id: '', title}),
      find: async (text, signal) => {
        if (/^https?:/i.test(text)) return [];
        const search = async (kind: 'practice' | 'discussion') => {
          if (!source.description?.kinds[kind]) return [];
          const where = source.community ? {community: source.community} : {};
          const page = await source.adapter?.list(kind, {text, where, fields: ['title'], limit: 4}, {signal});
          return (page?.items ?? []).map(({id, title}) => ({
            kind,
            id,
            words: title,
            detail: this.strings?.[kind] ?? kind,
          }));
        };
        return (await Promise.all([search('practice'), search('discussion')])).flat();
      },
    });
  }

  render(
    evidence: TypedEvidence,
    strings: (typeof recognitionForms)['phrases'],
    problem: string | undefined,
  ): TemplateResult {
    this.strings = strings;
    if (evidence.id) {
      return html`<div>
        <span class="label">${strings.evidence}</span>
        <p class="taken">
          <span dir="auto">${evidence.title}</span>
          <button
            type="button"
            class="button plain round"
            id="${this.form}-taken"
            aria-label=${strings.takeAway(evidence.title)}
            @click=${this.handleRemove}
          >
            ${xIcon()}
          </button>
        </p>
      </div>`;
    }
    const id = `${this.form}-evidence`;
    return html`<div>
      <label for=${id}>${strings.evidence}</label>
      ${this.box.render(evidence.title, strings, {
        describedBy: problem ? `${id}-problem ${id}-hint` : `${id}-hint`,
        isInvalid: problem !== undefined,
      })}
      ${problem ? html`<p class="field-error" id="${id}-problem">${problem}</p>` : nothing}
      <p class="hint" id="${id}-hint">${strings.evidenceHint}</p>
    </div>`;
  }

  private readonly handleRemove = (): void => {
    this.choose({kind: '', id: '', title: ''});
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`#${this.form}-evidence`)?.focus(),
    );
  };
}
