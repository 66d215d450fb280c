import {html, nothing, type LitElement, type TemplateResult} from 'lit';

import type {WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import {CommunityQuery} from '../../context/community-query.js';
import {ItemLookup} from '../../context/item-lookup.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {practiceSteps} from '../../i18n/en/practice-steps.js';
import {practices} from '../../i18n/en/practices.js';
import {Localize} from '../../i18n/localize.js';
import {noteWith} from '../../model/flag-note.js';
import type {Item} from '../../model/item.js';
import {FieldForm} from '../../ui/field-form.js';
import {failure} from '../../ui/states.js';

type Flag = Item<'flag'>;
type Practice = Item<'practice'>;

/** What readers and the source hold against a practice, for whoever may settle it: who wrote it and who looks after it, not only those who lead. */
export class OpenFlags {
  private readonly localize: Localize<(typeof practiceSteps)['phrases']>;
  private readonly names: Localize<(typeof practices)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly flags: CommunityQuery<'flag'>;
  private readonly people: ItemLookup<'member'>;
  private readonly action: CommunityAction;
  private practice = '';
  private opened: {readonly id: string; readonly form: FieldForm} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly onDone: (result: WriteResult, said: string) => void,
  ) {
    this.localize = new Localize(host, practiceSteps);
    this.names = new Localize(host, practices);
    this.shared = new Localize(host, common);
    this.people = new ItemLookup(host, source, 'member');
    this.action = new CommunityAction(host, source);
    this.flags = new CommunityQuery(host, source, {
      kind: 'flag',
      query: () =>
        this.practice
          ? {where: {parent: this.practice, state: 'open', community: {exists: true}}, limit: 100}
          : undefined,
      belongs: ({state}) => state === 'open',
    });
    source.onChange(() => (this.opened = undefined));
  }

  /** Those that are open on a practice, as far as they are known. */
  on({id}: Practice): readonly Flag[] | undefined {
    // While those of the next one are asked for, those of the last are still there.
    return this.practice === id && this.flags.page ? this.flags.items.filter(({subject}) => subject === id) : undefined;
  }

  /** Those of them that whoever looks may settle. */
  mine(practice: Practice): readonly Flag[] {
    return this.on(practice)?.filter(({may}) => may?.includes('resolve')) ?? [];
  }

  close(): void {
    this.opened = undefined;
  }

  render(practice: Practice): TemplateResult | typeof nothing {
    if (this.practice !== practice.id) {
      this.practice = practice.id;
      this.opened = undefined;
      queueMicrotask(() => this.host.requestUpdate());
    }
    const {error} = this.flags;
    const shared = this.shared.strings;
    if (error) return failure(error, shared, {retry: () => void this.flags.reload()});
    const own = this.mine(practice);
    if (own.length === 0) return nothing;
    const {strings} = this.localize;
    return html`<section class="flags stack" aria-label=${strings.openFlags}>
      <h3>${strings.openFlags}</h3>
      <ul class="stack">
        ${own.map((flag) => this.renderFlag(flag))}
      </ul>
      ${this.action.error && !this.opened ? failure(this.action.error, shared) : nothing}
    </section>`;
  }

  /** Settles all that may be settled, one after the other; answers what came of the last. Where one cannot be, it says so, and the others wait. */
  async resolveAll(practice: Practice): Promise<WriteResult | undefined> {
    let last: WriteResult | undefined;
    for (const flag of this.mine(practice)) {
      const result = await this.resolve(flag, '');
      if (!result) break;
      last = result;
    }
    return last;
  }

  private renderFlag(flag: Flag): TemplateResult {
    const {strings, words} = this.localize;
    const {id, note, dead, createdBy, createdAt} = flag;
    const open = this.opened?.id === id ? this.opened : undefined;
    const reason = this.reasonOf(flag);
    // The service raises some itself, in nobody's name.
    const by = dead ? undefined : (this.people.get(createdBy)?.name ?? this.shared.strings.someone);
    const when = words.date(createdAt);
    return html`<li data-flag=${id}>
      <div class="row">
        <span><strong>${reason}</strong> <span class="quiet" dir="auto">${by ? `${by}, ${when}` : when}</span></span>
        <button
          type="button"
          class="button small"
          aria-label=${strings.resolveThis(reason)}
          aria-expanded=${open !== undefined}
          @click=${() => this.handleOpen(flag)}
        >
          ${strings.resolve}
        </button>
      </div>
      ${note ? html`<p dir="auto">“${note}”</p>` : nothing}
      ${dead?.map(({url}) => html`<p class="quiet" dir="auto">${url}</p>`)}
      ${open ? html`<div class="form">${open.form.render(this.shared.strings)}</div>` : nothing}
    </li>`;
  }

  private reasonOf({reason}: Flag): string {
    const word = (this.names.strings as Readonly<Record<string, unknown>>)[reason];
    return typeof word === 'string' ? word : reason;
  }

  private handleOpen(flag: Flag): void {
    const {strings} = this.localize;
    this.opened =
      this.opened?.id === flag.id
        ? undefined
        : {
            id: flag.id,
            form: new FieldForm(this.host, this.source, this.action, {
              name: `flag/resolve/${flag.id}`,
              fields: () => [{name: 'note', label: this.localize.strings.resolveNote, as: 'text'}],
              words: () => ({title: strings.resolve, send: strings.resolve, hint: this.localize.strings.resolveHint}),
              send: (values, {key}) => this.handleResolve(flag, values['note'] ?? '', key),
              cancel: () => this.leave(flag.id),
            }),
          };
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.find(`[data-flag="${CSS.escape(flag.id)}"] .field-form textarea`));
  }

  private async handleResolve(flag: Flag, note: string, key: string): Promise<boolean> {
    const result = await this.resolve(flag, note, key);
    if (!result) return false;
    this.opened = undefined;
    this.onDone(result, this.localize.strings.resolved);
    void this.host.updateComplete.then(() => this.find('.flags button', '.steps button', '.actions button'));
    return true;
  }

  private async resolve(
    {id, version, note: reported}: Flag,
    note: string,
    key?: string,
  ): Promise<WriteResult | undefined> {
    const whole = note && noteWith(reported, this.source.description?.you?.name, note);
    const result = await this.action.run(
      {verb: 'act', kind: 'flag', id, version, act: 'resolve', ...(whole && {with: {note: whole}})},
      key,
    );
    if (result) this.flags.take(result);
    return result;
  }

  private leave(id: string): void {
    this.opened = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.find(`[data-flag="${CSS.escape(id)}"] button`));
  }

  /** To the first of these that is there. */
  private find(...selectors: readonly string[]): void {
    for (const selector of selectors) {
      const found = this.host.renderRoot.querySelector<HTMLElement>(selector);
      if (found) return found.focus();
    }
  }
}
