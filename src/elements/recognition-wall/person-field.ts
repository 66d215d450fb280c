import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {recognitionForms} from '../../i18n/en/recognition-forms.js';
import {Combobox, type Option} from '../../ui/combobox.js';

/** Chooses a person by name. Whoever is signed in is not among them, nor is anybody who has left. */
export class PersonField {
  private readonly box: Combobox<Option>;
  private type: (text: string) => void = () => undefined;

  /** @param form What the form is called, in the ids of what it shows. */
  constructor(
    host: LitElement,
    source: CommunitySource,
    choose: (person: Option) => void,
    private readonly form = 'thank',
  ) {
    this.box = new Combobox<Option>(host, {
      name: `${form}-person`,
      choose,
      type: (text) => this.type(text),
      find: async (text, signal): Promise<readonly Option[]> => {
        const page = await source.adapter?.list(
          'member',
          {text, where: {state: 'active'}, fields: ['name', 'title', 'unit'], limit: 8},
          {signal},
        );
        return (page?.items ?? [])
          .filter(({id}) => id !== source.you)
          .slice(0, 7)
          .map(({id, name, title, unit}) => ({id, words: name, detail: [title, unit].filter(Boolean).join(', ')}));
      },
    });
  }

  render(
    name: string,
    strings: (typeof recognitionForms)['phrases'],
    problem: string | undefined,
    type: (text: string) => void,
  ): TemplateResult {
    this.type = type;
    const id = `${this.form}-person`;
    return html`<div>
      <label for=${id}>${strings.person}</label>
      ${this.box.render(name, strings, {describedBy: problem ? `${id}-problem ${id}-hint` : `${id}-hint`, isInvalid: problem !== undefined})}
      ${problem ? html`<p class="field-error" id="${id}-problem">${problem}</p>` : nothing}
      <p class="hint" id="${id}-hint">${strings.personHint}</p>
    </div>`;
  }
}
