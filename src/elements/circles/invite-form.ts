import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {circle as section} from '../../i18n/en/circle.js';
import {newId} from '../../model/id.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {formStyles} from '../../ui/form.styles.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import type {Deeds} from '../mentoring/deeds.js';

type Strings = (typeof section)['phrases'];

interface Begun {
  readonly circle: Item<'circle'>;
  readonly strings: Strings;
  /** Kept through a failure: whoever presses again invites once. */
  readonly id: string;
  readonly key: string;
}

/** Invites somebody into a circle. */
export class InviteForm {
  private begun: Begun | undefined;
  private people: readonly string[] = [];
  private person = '';
  private name = '';
  private message = '';
  private problem = '';
  private readonly box: Combobox<Option>;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly deeds: Deeds,
  ) {
    addStyles(host, formStyles);
    this.box = new Combobox<Option>(host, {
      name: 'circle-person',
      choose: ({id, words}) => this.set(id, words),
      type: (text) => this.set('', text),
      find: (text, signal) => this.find(text, signal),
    });
    source.onChange(() => (this.begun = undefined));
  }

  get isOpen(): boolean {
    return this.begun !== undefined;
  }

  begin(circle: Item<'circle'>, people: readonly string[], strings: Strings): void {
    this.begun = {circle, strings, id: newId(), key: newId()};
    this.people = people;
    this.person = this.name = this.message = this.problem = '';
    this.deeds.action.error = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('#circle-person'));
  }

  render(strings: Strings, shared: CommonStrings): TemplateResult {
    const {error, isBusy} = this.deeds.action;
    const {problem} = this;
    return html`<form class="stack" novalidate aria-label=${strings.invite} @submit=${this.submit}>
      <p class="form-title">${strings.invite}</p>
      <div>
        <label for="circle-person">${strings.person}</label>
        ${this.box.render(this.name, strings, {describedBy: problem ? 'circle-person-problem circle-person-hint' : 'circle-person-hint', isInvalid: problem !== ''})}
        ${problem ? html`<p class="field-error" id="circle-person-problem">${problem}</p>` : nothing}
        <p class="hint" id="circle-person-hint">${strings.personHint}</p>
      </div>
      <div>
        <label for="circle-message">${strings.message}</label>
        <textarea
          class="field"
          id="circle-message"
          aria-describedby="circle-message-hint"
          .value=${this.message}
          @input=${(event: Event) => (this.message = (event.target as HTMLTextAreaElement).value)}
        ></textarea>
        <p class="hint" id="circle-message-hint">${strings.messageHint}</p>
      </div>
      ${error ? failure(error, shared, {kept: true}) : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${isBusy}>${strings.sendInvitation}</button>
        <button type="button" class="button plain" @click=${this.cancel}>${shared.cancel}</button>
      </div>
    </form>`;
  }

  private set(person: string, name: string): void {
    this.person = person;
    this.name = name;
    this.problem = '';
    this.host.requestUpdate();
  }

  /** Whoever is in it is not among them, nor is anybody who has left. */
  private async find(text: string, signal: AbortSignal): Promise<readonly Option[]> {
    const fields = ['name', 'title', 'unit'] as const;
    const page = await this.source.adapter?.list(
      'member',
      {text, where: {state: 'active'}, fields: [...fields], limit: 15},
      {signal},
    );
    return (page?.items ?? [])
      .filter(({id}) => !this.people.includes(id))
      .slice(0, 7)
      .map(({id, name, title, unit}) => ({id, words: name, detail: [title, unit].filter(Boolean).join(', ')}));
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {circle, strings, id, key} = this.begun!;
    if (!this.person) {
      this.problem = strings.needPerson;
      this.host.requestUpdate();
      this.focus('#circle-person');
      return;
    }
    const {person: mentee, name, message} = this;
    const item = {
      id,
      mentor: circle.owner,
      mentee,
      form: 'circle',
      circle: circle.id,
      ...(message.trim() && {message}),
    };
    const change = {verb: 'create', kind: 'mentorship', item: item as Draft<'mentorship'>} as const;
    if (!(await this.deeds.run(change, key))) {
      // What did not arrive is sent again as it is; what was refused is another invitation the next time.
      const isRefused = this.deeds.action.error?.kind === 'invalid';
      if (isRefused) this.begun = {...this.begun!, id: newId(), key: newId()};
      return;
    }
    this.begun = undefined;
    await this.deeds.done(strings.wasInvited(name));
  };

  private readonly cancel = (): void => {
    this.begun = undefined;
    this.deeds.action.error = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('[data-opens="invite"]'));
  };

  private focus(selector: string): void {
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
