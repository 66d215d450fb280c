import {html, type LitElement, type TemplateResult, type nothing} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import type {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceForms} from '../../i18n/en/practice-forms.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formStyles} from '../../ui/form.styles.js';
import type {FormEnd, PracticeForm} from './practice-actions.js';
import {PracticeFlaggedEvent, PracticeFlagEvent} from './practice-events.js';
import {formButtons, formProblem} from './practice-form-parts.js';

const reasons = ['out-of-date', 'wrong', 'broken-link', 'unsafe'] as const;

/** Says what is wrong with a practice. Any reader may. */
export class FlagForm implements PracticeForm {
  private readonly localize: Localize<(typeof practiceForms)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private draft: FormDraft<{reason: string; note: string}> | undefined;
  private practice = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
    private readonly end: FormEnd,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, practiceForms);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.draft = undefined));
  }

  render(practice: Item<'practice'>): TemplateResult {
    const {strings} = this.localize;
    const {values, take} = this.draftOf(practice);
    return html`<form
      class="stack"
      aria-label=${strings.flagTitle}
      @input=${take}
      @submit=${(event: Event) => this.handleSubmit(event, practice)}
    >
      <fieldset>
        <legend>${strings.flagTitle}</legend>
        <div class="choices">
          ${reasons.map(
            (reason) =>
              html`<label class="choice">
                <input type="radio" name="reason" value=${reason} .checked=${values.reason === reason} />
                ${strings[reason]}
              </label>`,
          )}
        </div>
      </fieldset>
      <div>
        <label for="flag-note">${strings.note}</label>
        <textarea
          class="field"
          id="flag-note"
          name="note"
          maxlength="1000"
          aria-describedby="flag-hint"
          .value=${values.note}
        ></textarea>
        <p class="hint" id="flag-hint">${strings.noteHint}</p>
      </div>
      ${this.renderProblem(practice)}
      ${formButtons({
        action: this.action,
        send: strings.sendFlag,
        cancel: this.shared.strings.cancel,
        onCancel: () => this.end.cancel(),
        takeBack: practice.mine?.['flag'] && strings.takeBack,
        onTakeBack: () => void this.handleTakeBack(practice),
      })}
    </form>`;
  }

  private renderProblem(practice: Item<'practice'>): TemplateResult | typeof nothing {
    const {strings} = this.localize;
    return formProblem({
      action: this.action,
      kind: 'flag',
      shared: this.shared.strings,
      title: strings.alreadyFlagged,
      replace: strings.replaceNote,
      quote: ({note}) => note || strings.noNote,
      onReplace: (current) => void this.handleReplace(practice, current),
    });
  }

  /** One draft for each practice; the card may show another one meanwhile. */
  private draftOf({id}: Item<'practice'>): FormDraft<{reason: string; note: string}> {
    if (this.practice !== id || !this.draft) {
      this.practice = id;
      this.action.error = undefined;
      this.draft = new FormDraft(this.host, this.source, `flag/${id}`, {reason: 'out-of-date', note: ''});
    }
    return this.draft;
  }

  private async handleSubmit(event: Event, practice: Item<'practice'>): Promise<void> {
    event.preventDefault();
    if (this.action.isBusy) return;
    const draft = this.draftOf(practice);
    const {id, key} = draft.attempt();
    const note = draft.values.note.trim();
    const item = {
      id,
      subject: practice.id,
      reason: draft.values.reason as (typeof reasons)[number],
      ...(note && {note}),
      ...(practice.community && {community: practice.community}),
    };
    if (!this.host.dispatchEvent(new PracticeFlagEvent(practice, item))) return;
    const result = await this.action.run({verb: 'create', kind: 'flag', item}, key);
    if (!result) return;
    this.whole.take(result);
    draft.forget();
    this.host.dispatchEvent(new PracticeFlaggedEvent(practice, result.items[0] as Item<'flag'>));
    this.end.done(result, 'flagSent');
  }

  private async handleReplace(practice: Item<'practice'>, current: Item<'flag'>): Promise<void> {
    if (this.action.isBusy) return;
    const draft = this.draftOf(practice);
    const {id, version} = current;
    const result = await this.action.run(
      {verb: 'update', kind: 'flag', id, version, set: {note: draft.values.note.trim() || null}},
      draft.attempt(id).key,
    );
    if (!result) return;
    this.whole.take(result);
    draft.forget();
    this.end.done(result, 'flagSent');
  }

  private async handleTakeBack({mine}: Item<'practice'>): Promise<void> {
    const {id, version} = mine!['flag']!;
    const result = await this.action.run({verb: 'remove', kind: 'flag', id, version});
    if (!result) return;
    this.whole.take(result);
    this.end.done(result, 'flagTakenBack');
  }
}
