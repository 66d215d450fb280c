import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import type {circle as section} from '../../i18n/en/circle.js';
import type {Draft, Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {Combobox, type Option} from '../../ui/combobox.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formKeys} from '../../ui/form-keys.js';
import {formStyles} from '../../ui/form.styles.js';
import {failure, type CommonStrings} from '../../ui/states.js';
import type {Deeds} from '../mentoring/deeds.js';

type Strings = (typeof section)['phrases'];

interface Begun {
  readonly circle: Item<'circle'>;
  readonly strings: Strings;
  /** Kept on the device until it is sent; whoever presses again after a failure invites once. */
  readonly draft: FormDraft<Readonly<Record<'person' | 'name' | 'message', string>>>;
}

/** Invites somebody into a circle. */
export class InviteForm {
  private begun: Begun | undefined;
  private people: readonly string[] = [];
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
      choose: ({id, words}) => this.set({person: id, name: words}),
      type: (text) => this.set({person: '', name: text}),
      find: (text, signal) => this.find(text, signal),
    });
    source.onChange(() => (this.begun = undefined));
  }

  get isOpen(): boolean {
    return this.begun !== undefined;
  }

  begin(circle: Item<'circle'>, people: readonly string[], strings: Strings): void {
    const blank = {person: '', name: '', message: ''};
    this.begun = {circle, strings, draft: new FormDraft(this.host, this.source, `invite/${circle.id}`, blank)};
    this.people = people;
    this.problem = '';
    this.deeds.action.error = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('#circle-person'));
  }

  render(strings: Strings, shared: CommonStrings): TemplateResult {
    const {error, isBusy} = this.deeds.action;
    const {problem, begun} = this;
    if (!begun) return html``;
    const {values} = begun.draft;
    return html`<form
      class="stack"
      novalidate
      aria-label=${strings.invite}
      @submit=${this.submit}
      @keydown=${this.handleKeys}
    >
      <p class="form-title">${strings.invite}</p>
      <div>
        <label for="circle-person">${strings.person}</label>
        ${this.box.render(values.name, strings, {describedBy: problem ? 'circle-person-problem circle-person-hint' : 'circle-person-hint', isInvalid: problem !== ''})}
        ${problem ? html`<p class="field-error" id="circle-person-problem">${problem}</p>` : nothing}
        <p class="hint" id="circle-person-hint">${strings.personHint}</p>
      </div>
      <div>
        <label for="circle-message">${strings.message}</label>
        <textarea
          class="field"
          id="circle-message"
          aria-describedby="circle-message-hint"
          .value=${values.message}
          @input=${(event: Event) => this.set({message: (event.target as HTMLTextAreaElement).value})}
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

  private set(change: Partial<Begun['draft']['values']>): void {
    this.problem = '';
    this.begun?.draft.set(change);
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
    const {circle, strings, draft} = this.begun!;
    const {person: mentee, name, message} = draft.values;
    if (!mentee) {
      this.problem = strings.needPerson;
      this.host.requestUpdate();
      this.focus('#circle-person');
      return;
    }
    const {id, key} = draft.attempt();
    const about = {id, mentor: circle.owner, mentee, form: 'circle', circle: circle.id};
    const item = {...about, ...(message.trim() && {message})} as Draft<'mentorship'>;
    if (!(await this.deeds.run({verb: 'create', kind: 'mentorship', item}, key))) return;
    draft.forget();
    this.begun = undefined;
    await this.deeds.done(strings.wasInvited(name));
  };

  private readonly cancel = (): void => {
    this.begun = undefined;
    this.deeds.action.error = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.focus('[data-opens="invite"]'));
  };

  private readonly handleKeys = formKeys(this.cancel);

  private focus(selector: string): void {
    this.host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
