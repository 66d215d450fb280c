import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {history} from '../../i18n/en/history.js';
import {practiceEditing} from '../../i18n/en/practice-editing.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {EditDraft} from '../../ui/edit-draft.js';
import {FormDraft} from '../../ui/form-draft.js';
import {formKeys} from '../../ui/form-keys.js';
import {partsStyles} from '../../ui/form-parts.styles.js';
import {formStyles} from '../../ui/form.styles.js';
import {severalStyles} from '../../ui/several-field.js';
import {differenceStyles} from '../../ui/show-differences.js';
import {failure} from '../../ui/states.js';
import {fieldConflict, type PracticeConflict} from './practice-conflict.js';
import {editorStyles} from './practice-editor.styles.js';
import {noteField, practiceFields, problemsOf, type FieldsContext} from './practice-fields.js';
import {beginWith, editing, writing, type EditorPurpose} from './practice-purpose.js';
import {PracticeRefs} from './practice-refs.js';
import {PracticeReader} from './practice-reader.js';
import {filledIn, valuesOf, type PracticeValues} from './practice-values.js';

type Practice = Item<'practice'>;

export interface EditorEnd {
  /** It is saved, or kept until it can be; what to say, in a status line. */
  done(result: WriteResult, said: string): void;
  /** It was left. */
  cancel(said: string): void;
}

/**
 * A practice as it is written, changed, or would be. What is typed is kept on the device until it is saved. What others save meanwhile comes in where
 * nothing was touched here; what was changed in both places is shown beside, to be made one of. Fetched when somebody begins.
 */
export class PracticeEditor {
  private readonly localize: Localize<(typeof practiceEditing)['phrases']>;
  private readonly history: Localize<(typeof history)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private readonly refs: PracticeRefs;
  private readonly reader: PracticeReader;
  private draft: EditDraft<PracticeValues> | undefined;
  private purpose: EditorPurpose = writing(undefined);
  /** Why it should be so, of what is proposed. */
  private note: FormDraft<{note: string}> | undefined;
  /** As it is saved; of a new one nothing is. */
  private saved: Practice | undefined;
  private isPreviewed = false;
  private problems: Readonly<Record<string, string>> = {};
  /** What came in from others. */
  private news = '';

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly end: EditorEnd,
  ) {
    addStyles(host, formStyles, partsStyles, severalStyles, differenceStyles, editorStyles);
    this.localize = new Localize(host, practiceEditing);
    this.history = new Localize(host, history);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    this.reader = new PracticeReader(host, source);
    source.onChange(() => this.draft && this.cancel());
    this.refs = new PracticeRefs(host, source, {
      strings: () => this.localize.strings,
      get: (name) => this.draft?.values[name] ?? '[]',
      set: (name, ids) => this.set({[name]: ids}),
      self: () => this.saved?.id,
    });
  }

  /** Opens the form for a practice, or for a new one; what was typed into it before is still there. */
  begin(practice?: Practice, purpose = practice ? editing(practice) : writing(this.source.community)): void {
    const {host, source} = this;
    this.saved = practice;
    this.purpose = purpose;
    this.draft = beginWith(
      (version, values) => new EditDraft(host, source, purpose.draft, version, values),
      practice ?? {...(source.you && {authors: [source.you]}), outcome: 'works'},
      purpose,
    );
    this.note = purpose.is === 'propose' ? new FormDraft(host, source, `${purpose.draft}/note`, {note: ''}) : undefined;
    this.action.error = undefined;
    this.problems = {};
    this.news = '';
    this.isPreviewed = false;
    if (practice) this.take(practice);
    // What is proposed was not written here meanwhile.
    if (purpose.is === 'take-in') this.news = '';
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.find('#practice-title')?.focus());
  }

  /** It is saved elsewhere as it is now. */
  take(practice: Practice): void {
    const {draft} = this;
    const {saved} = this;
    if (!draft || saved?.id !== practice.id || this.action.isBusy || practice.pending) return;
    if (practice.updatedAt < saved.updatedAt) return;
    this.saved = practice;
    if (practice.version === draft.version) return;
    const moved = draft.rebase(practice.version, valuesOf(practice)).filter((name) => !draft.both.includes(name));
    if (moved.length === 0) return;
    const {strings, words} = this.localize;
    const names = words.list(moved.map((name) => strings[name]));
    const by = this.by;
    this.news = by ? strings.changedBy(by, names) : strings.changed(names);
  }

  /** Closes the form; what was typed is kept. */
  close(): void {
    this.draft = this.saved = undefined;
    this.host.requestUpdate();
  }

  render(): TemplateResult {
    const {draft} = this;
    if (!draft) return html``;
    const title = this.localize.strings[`title-${this.purpose.is}`];
    return html`<form
      class="parted practice"
      part="editor"
      novalidate
      aria-label=${title}
      @input=${this.handleInput}
      @keydown=${this.handleKeys}
      @submit=${this.handleSubmit}
    >
      <h3>${title}</h3>
      ${this.isPreviewed ? this.reader.render(filledIn(this.saved ?? begun(), draft.values)) : this.renderFields(draft)}
      ${this.renderFoot(draft)}
    </form>`;
  }

  private renderFields(draft: EditDraft<PracticeValues>): TemplateResult {
    const {strings} = this.localize;
    const conflict = this.conflictOf(draft);
    const context: FieldsContext = {
      values: draft.values,
      strings,
      problems: this.problems,
      set: this.set,
      above: (name) => fieldConflict(name, conflict),
    };
    // Who stands for it is nobody else's to say.
    return practiceFields(context, this.note ? undefined : this.refs.people, this.refs.related);
  }

  private renderFoot(draft: EditDraft<PracticeValues>): TemplateResult {
    const {strings, words} = this.localize;
    const shared = this.shared.strings;
    const {error, isBusy} = this.action;
    const open = draft.both.map((name) => strings[name]);
    const save = strings[`save-${this.purpose.is}`];
    return html`<div class="foot stack">
      ${this.note && !this.isPreviewed ? noteField(this.note.values.note, strings) : nothing}
      <p class="news" role="status">${this.news}</p>
      ${open.length > 0 ? html`<p class="field-error" role="alert">${strings.openedFor(words.list(open))}</p>` : nothing}
      ${error && error.kind !== 'conflict' && !error.fields ? failure(error, shared, {kept: true}) : nothing}
      ${Object.keys(this.problems).length > 0 ? html`<p class="field-error" role="alert">${strings.needed}</p>` : nothing}
      <div class="row">
        <button type="submit" class="button primary" aria-disabled=${isBusy}>${isBusy ? shared.sending : save}</button>
        <button type="button" class="button" aria-pressed=${this.isPreviewed} @click=${this.handlePreview}>
          ${strings.preview}
        </button>
        <button type="button" class="button plain" @click=${this.cancel}>${shared.close}</button>
        ${draft.isChanged ? html`<button type="button" class="button plain" @click=${this.discard}>${strings.discard}</button>` : nothing}
      </div>
    </div>`;
  }

  private conflictOf(draft: EditDraft<PracticeValues>): PracticeConflict {
    const {strings, words} = this.localize;
    return {
      draft,
      strings,
      words,
      by: this.by,
      history: this.history.strings,
      nameOf: (name, id) => this.refs.nameOf(name, id),
      decide: (name, value) => {
        this.set({[name]: value});
        draft.settle(name);
        this.host.requestUpdate();
        void this.host.updateComplete.then(() =>
          this.find(`[data-field="${name}"] :is(input, textarea, select)`)?.focus(),
        );
      },
    };
  }

  /** Who saved it last, where that is somebody else whose name is known. */
  private get by(): string | undefined {
    const {updatedBy} = this.saved ?? {};
    return updatedBy && updatedBy !== this.source.you ? this.refs.members.get(updatedBy)?.name : undefined;
  }

  private readonly set = (change: Partial<PracticeValues>): void => {
    this.problems = Object.fromEntries(Object.entries(this.problems).filter(([name]) => !(name in change)));
    this.draft?.set(change);
    this.host.requestUpdate();
  };

  private readonly handleInput = ({target}: Event): void => {
    const {name, value} = target as HTMLInputElement;
    if (name === 'note') this.note?.set({note: value});
    else if (name) this.set({[name]: value});
  };

  private readonly handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const {draft, saved} = this;
    if (!draft || this.action.isBusy) return;
    if (!draft.isChanged) return this.cancel();
    this.problems = problemsOf(draft.values, this.localize.strings);
    if (Object.keys(this.problems).length > 0) return this.goTo(`[aria-invalid='true']`);
    if (draft.both.length > 0) return this.goTo('.conflict button');
    const note = this.note?.values.note.trim() ?? '';
    const {id, key} = draft.attempt(note);
    const result = await this.action.run(this.purpose.change(draft, id, note), key);
    if (this.draft !== draft) return;
    if (result) {
      draft.forget();
      this.note?.forget();
      this.draft = this.saved = undefined;
      return this.end.done(result, this.localize.strings[`done-${this.purpose.is}`]);
    }
    const {error} = this.action;
    const current = error?.kind === 'conflict' ? (error.current as Practice | undefined) : undefined;
    if (saved && current?.id === saved.id) {
      this.take(current);
      this.host.requestUpdate();
      // Where both touched other fields, nobody has to decide anything.
      if (draft.both.length === 0) return this.handleSubmit(event);
      return this.goTo('.conflict button');
    }
    if (error?.fields) {
      this.problems = error.fields;
      await this.goTo(`[aria-invalid='true']`);
    }
  };

  private async goTo(selector: string): Promise<void> {
    this.isPreviewed = false;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.find(`form.practice ${selector}`)?.focus();
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  private readonly handlePreview = (): void => {
    this.isPreviewed = !this.isPreviewed;
    this.host.requestUpdate();
  };

  private readonly discard = (): void => {
    this.draft?.forget();
    this.note?.forget();
    this.cancel();
  };

  private readonly cancel = (): void => {
    const isKept = this.draft?.isChanged === true;
    this.close();
    // What was typed is kept, where anything was.
    this.end.cancel(isKept ? this.localize.strings.kept : '');
  };

  private readonly handleKeys = formKeys(this.cancel);
}

/** What a new practice is looked at as, before it is one. */
function begun(): Practice {
  const now = new Date().toISOString();
  return {kind: 'practice', id: '', title: '', createdAt: now, updatedAt: now} as unknown as Practice;
}
