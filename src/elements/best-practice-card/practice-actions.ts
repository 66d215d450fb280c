import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import type {CommunityItem} from '../../context/community-item.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceActions} from '../../i18n/en/practice-actions.js';
import {Localize} from '../../i18n/localize.js';
import type {Item} from '../../model/item.js';
import {addStyles} from '../../ui/add-styles.js';
import {fields} from '../../ui/fields.styles.js';
import {badgeCheckIcon} from '../../ui/icons/badge-check.js';
import {clockIcon} from '../../ui/icons/clock.js';
import {messageCircleIcon} from '../../ui/icons/message-circle.js';
import {listIcon} from '../../ui/icons/list.js';
import {lightbulbIcon} from '../../ui/icons/lightbulb.js';
import {pencilIcon} from '../../ui/icons/pencil.js';
import {scaleIcon} from '../../ui/icons/scale.js';
import {flagIcon} from '../../ui/icons/flag.js';
import {heartIcon} from '../../ui/icons/heart.js';
import {Lazy} from '../../ui/lazy.js';
import {mayThank} from '../recognition-wall/may-thank.js';
import {failure, skeleton, stateStyles} from '../../ui/states.js';
import {actionStyles} from './practice-actions.styles.js';
import type {EditorEnd} from './practice-editor.js';
import {PracticeProposedEvent, PracticeSavedEvent} from './practice-events.js';
import type {OpenFlags} from './open-flags.js';
import {PracticeMarks} from './practice-marks.js';
import type {PracticeSteps} from './practice-steps.js';
import {QuietActions} from './quiet-actions.js';

type Practice = Item<'practice'>;

/** What a form under the buttons looks like to them. */
export interface PracticeForm {
  /** It was opened. */
  begin?(practice: Practice): void;
  render(practice: Practice): TemplateResult;
}

/** What a form tells when it is finished with. */
export interface FormEnd {
  /** Sent, or kept until it can be: what to say, in a status line. */
  done(
    result: WriteResult,
    word: 'adoptionSent' | 'adoptionTakenBack' | 'flagSent' | 'flagTakenBack' | 'thanksSent' | 'saved',
  ): void;
  cancel(): void;
}

/** Acts of a review. */
const stepNames: ReadonlySet<string> = new Set(['submit', 'approve', 'return', 'verify', 'retire', 'reinstate']);

type FormName =
  'adopt' | 'collect' | 'comments' | 'flag' | 'thank' | 'edit' | 'propose' | 'amendments' | 'fit' | 'versions';

/** The row of buttons of a card, and the form that is open under it. */
export class PracticeActions implements FormEnd {
  private opened: FormName | undefined;
  /** The practice that it is open for. */
  private of = '';
  private said = '';
  private readonly localize: Localize<(typeof practiceActions)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly marks: PracticeMarks;
  private readonly forms: Readonly<Record<FormName, Lazy<PracticeForm>>>;
  private readonly flags: Lazy<OpenFlags>;
  private readonly steps: Lazy<PracticeSteps>;
  private readonly quiet: QuietActions;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly whole: CommunityItem<'practice'>,
  ) {
    addStyles(host, fields, stateStyles, actionStyles);
    this.localize = new Localize(host, practiceActions);
    this.shared = new Localize(host, common);
    this.quiet = new QuietActions(host, source, whole);
    this.marks = new PracticeMarks(host, source, whole);
    // What is written to one source, or by one person, is not shown to the next.
    source.onChange(() => (this.opened = undefined));
    this.forms = {
      adopt: new Lazy(
        host,
        async () => new (await import('./adoption-form.js')).AdoptionForm(host, source, whole, this),
      ),
      collect: new Lazy(host, async () => new (await import('./collect-form.js')).CollectForm(host, source, this)),
      comments: new Lazy(host, async () => (await import('./practice-comments.js')).practiceComments(host, source)),
      flag: new Lazy(host, async () => new (await import('./flag-form.js')).FlagForm(host, source, whole, this)),
      fit: new Lazy(host, async () => new (await import('./fit-form.js')).FitForm(host, this)),
      versions: new Lazy(
        host,
        async () => new (await import('./versions-form.js')).VersionsForm(host, source, whole, this),
      ),
      thank: new Lazy(host, async () => new (await import('./thank-authors.js')).ThankAuthors(host, source, this)),
      edit: this.writingFor(false),
      propose: this.writingFor(true),
      amendments: new Lazy(
        host,
        async () => new (await import('./amendments-form.js')).AmendmentsForm(host, source, whole, this),
      ),
    };
    this.flags = new Lazy(host, async () => new (await import('./open-flags.js')).OpenFlags(host, source, this.taken));
    this.steps = new Lazy(host, async () => {
      const {PracticeSteps} = await import('./practice-steps.js');
      return new PracticeSteps(host, source, () => this.flags.part, this.taken);
    });
  }

  private writingFor(isProposal: boolean): Lazy<PracticeForm> {
    return new Lazy(this.host, async () => {
      const {PracticeWriting} = await import('./practice-writing.js');
      return new PracticeWriting(this.host, this.source, this.whole, this.writing, isProposal);
    });
  }

  render(practice: Practice): TemplateResult {
    const {strings} = this.localize;
    const {strings: words} = this.shared;
    // A form is about one practice; comments lead on to those of the next.
    const isOver = this.opened === 'comments' ? !this.isTalkedAbout(practice) : practice.id !== this.of;
    if (isOver) this.opened = undefined;
    this.of = practice.id;
    return html`<div class="actions row" part="actions">
        ${this.may(practice, 'adoption') ? this.opener(practice, 'adopt', html`${badgeCheckIcon()} ${strings.iUsedThis}`, practice.mine?.['adoption'] && strings.adoptedMark) : nothing}
        ${this.marks.renderEndorse(practice)}
        ${this.may(practice, 'flag') ? this.opener(practice, 'flag', html`${flagIcon()} ${strings.flag}`, practice.mine?.['flag'] && strings.flaggedMark) : nothing}
        ${this.isTalkedAbout(practice) ? this.opener(practice, 'comments', html`${messageCircleIcon()} ${strings.comments}`) : nothing}
        ${this.source.you && practice.state !== 'retired' && this.source.can('collection', 'create') ? this.opener(practice, 'collect', html`${listIcon()} ${strings.collect}`) : nothing}
        ${this.thankable(practice) ? this.opener(practice, 'thank', html`${heartIcon()} ${strings.thank}`) : nothing}
        ${practice.useWhen?.length || practice.notWhen?.length ? this.opener(practice, 'fit', html`${scaleIcon()} ${strings.fit}`) : nothing}
        ${this.isWritable(practice) ? this.opener(practice, 'edit', html`${pencilIcon()} ${strings.edit}`) : this.may(practice, 'amendment') ? this.opener(practice, 'propose', html`${pencilIcon()} ${strings.propose}`) : nothing}
        ${this.amendmentsOf(practice)}
        ${practice.counts?.['revisions'] ? this.opener(practice, 'versions', html`${clockIcon()} ${strings.versions}`) : nothing}
      </div>
      ${this.renderFlags(practice)} ${this.renderSteps(practice)} ${this.reason(practice)}
      <p class="said" role="status">${this.said}</p>
      ${this.marks.error ? failure(this.marks.error, words) : nothing} ${this.renderForm(practice)}`;
  }

  /** What is done with the card rather than with the practice, and whether it is a favourite. */
  renderQuiet(practice: Practice): TemplateResult {
    const say = (said: string) => {
      this.said = said;
      this.host.requestUpdate();
    };
    const {strings} = this.localize;
    const favourite = this.marks.renderFavourite(practice);
    return this.quiet.render(practice, {strings, shared: this.shared.strings, favourite, say});
  }

  done({items: [item]}: WriteResult, word: Parameters<FormEnd['done']>[1]): void {
    this.close(item?.pending ? this.localize.strings.keptUnsent : this.localize.strings[word]);
  }

  cancel(): void {
    this.close('');
  }

  private opener(practice: Practice, name: FormName, label: TemplateResult, mark?: string): TemplateResult {
    const isOpen = this.opened === name;
    return html`<button
      type="button"
      class="button small"
      data-form=${name}
      aria-expanded=${isOpen}
      title=${mark || nothing}
      @click=${() => this.handleToggle(practice, name)}
    >
      ${label}${mark ? html`<span class="mark" aria-hidden="true">✓</span><span class="visually-hidden">, ${mark}</span>` : nothing}
    </button>`;
  }

  private renderForm(practice: Practice): unknown {
    if (!this.opened) return nothing;
    const {part, error, again} = this.forms[this.opened];
    if (part) return html`<div class="form" @keydown=${this.handleKey}>${part.render(practice)}</div>`;
    return error ? failure(error, this.shared.strings, {retry: again}) : skeleton(1, this.shared.strings.loading);
  }

  private renderFlags(practice: Practice): unknown {
    const {flags, 'dead-links': dead} = practice.counts ?? {};
    // Who may write it may settle what is flagged on it; nobody else has to ask.
    if (!(flags || dead) || !this.source.can('flag', 'resolve') || !practice.may?.includes('update')) return nothing;
    void this.flags.want();
    const {part, error, again} = this.flags;
    return part?.render(practice) ?? (error ? failure(error, this.shared.strings, {retry: again}) : nothing);
  }

  private renderSteps(practice: Practice): unknown {
    // A practice says what may be done with it; most of it needs none of this.
    if (!practice.may?.some((act) => stepNames.has(act))) return nothing;
    void this.steps.want();
    const {part, error, again} = this.steps;
    return part?.render(practice) ?? (error ? failure(error, this.shared.strings, {retry: again}) : nothing);
  }

  /** Where people would miss the buttons, one quiet line says why they are not there. */
  private reason(practice: Practice): TemplateResult | typeof nothing {
    const {description, adapter, you} = this.source;
    if (!description || !this.whole.item || this.may(practice, 'adoption')) return nothing;
    const {strings} = this.localize;
    if (!adapter?.write) return html`<p class="quiet reason">${strings.whyNotSource}</p>`;
    return html`<p class="quiet reason">${you ? strings.whyNotMember : strings.whyNotSignedOut}</p>`;
  }

  /** What others suggest, with how much of it is open; there too once all is decided on. */
  private amendmentsOf(practice: Practice): TemplateResult | typeof nothing {
    const {amendments: open, 'amendments:decided': decided} = practice.counts ?? {};
    if (!open && !decided && this.opened !== 'amendments') return nothing;
    const {strings, words} = this.localize;
    const count = open ? html`<span class="count">${words.number(open)}</span>` : nothing;
    return this.opener(practice, 'amendments', html`${lightbulbIcon()} ${strings.amendments} ${count}`);
  }

  private may(practice: Practice, kind: 'adoption' | 'amendment' | 'flag'): boolean {
    return this.source.can(kind, 'create') && (practice.may?.includes(`create:${kind}`) ?? false);
  }

  /** Of a draft, nobody speaks yet. */
  private isTalkedAbout({state, community}: Practice): boolean {
    return state !== 'draft' && community !== undefined && this.source.description?.kinds.discussion !== undefined;
  }

  private isWritable(practice: Practice): boolean {
    return this.source.can('practice', 'update') && practice.may?.includes('update') === true;
  }

  private thankable({authors, community}: Practice): boolean {
    return mayThank(this.source, community) && (authors?.some((author) => author !== this.source.you) ?? false);
  }

  /** Is it being written? Then its text is in the form. */
  get isWriting(): boolean {
    return this.opened === 'edit' || this.opened === 'propose';
  }

  private readonly taken = (result: WriteResult, said: string): void => {
    this.whole.take(result);
    this.said = result.items[0]?.pending ? this.localize.strings.keptUnsent : said;
    this.host.requestUpdate();
  };

  private readonly writing: EditorEnd = {
    done: (result, said) => {
      this.whole.take(result);
      const [item] = result.items;
      if (item?.kind === 'practice') this.host.dispatchEvent(new PracticeSavedEvent(item as Practice));
      if (item?.kind === 'amendment') this.host.dispatchEvent(new PracticeProposedEvent(item as Item<'amendment'>));
      this.close(item?.pending ? this.localize.strings.keptUnsent : said);
    },
    cancel: (said) => this.close(said),
  };

  private close(said: string): void {
    const name = this.opened;
    this.opened = undefined;
    this.said = said;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const find = (selector: string) => this.host.renderRoot.querySelector<HTMLElement>(selector);
      // The last suggestion is decided on, and its button gone: to the first of them.
      (find(`[data-form="${name}"]`) ?? find('.actions button'))?.focus();
    });
  }

  private handleToggle(practice: Practice, name: FormName): void {
    this.opened = this.opened === name ? undefined : name;
    this.said = '';
    this.host.requestUpdate();
    if (!this.opened) return;
    const form = this.forms[name];
    void form.want().then(async () => {
      form.part?.begin?.(practice);
      await this.host.updateComplete;
      this.host.renderRoot
        .querySelector<HTMLElement>('.form :is(input:checked, input, textarea, select, button)')
        ?.focus();
    });
  }

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.cancel();
  };
}
