import type {LitElement} from 'lit';

import type {Change, WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import type {AnyItem} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {FieldForm, type FieldFormOptions} from '../../ui/field-form.js';

/** What somebody does in mentoring, one thing at a time, and the one form that is open. */
export class Deeds {
  readonly action: CommunityAction;
  /** What was done last. */
  said = '';
  /** Takes that back, where it can be. */
  undo: (() => void) | undefined;
  form: {readonly about: string; readonly form: FieldForm; isSending: boolean} | undefined;

  private last: Promise<unknown> = Promise.resolve();
  /** What became of versions that an open form still has, as somebody was told. */
  private readonly newer = new Map<string, string>();

  /** @param onDone Something was done: what is listed may be another. */
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly onDone: () => Promise<unknown>,
  ) {
    this.action = new CommunityAction(host, source);
    source.onChange(() => {
      this.form = this.undo = undefined;
      this.said = '';
    });
  }

  can(kind: Kind, verb: string): boolean {
    return this.source.adapter?.write !== undefined && this.source.can(kind, verb);
  }

  /** Opens a form in its place, `about` names which; `send` answers whether it was taken. */
  open(about: string, options: Omit<FieldFormOptions, 'cancel'>): void {
    const send: FieldFormOptions['send'] = async (values, attempt) => {
      // What was filled in waits for what was pressed before.
      await this.last;
      opened.isSending = true;
      try {
        return await options.send(values, attempt);
      } finally {
        opened.isSending = false;
      }
    };
    const form = new FieldForm(this.host, this.source, this.action, {...options, send, cancel: () => this.close()});
    const opened = {about, form, isSending: false};
    this.form = opened;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => form.focus());
  }

  formFor(about: string): FieldForm | undefined {
    return this.form?.about === about ? this.form.form : undefined;
  }

  /** Back to what opened the form. */
  close(): void {
    const about = this.form?.about ?? '';
    this.form = undefined;
    this.action.error = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`[data-opens="${CSS.escape(about)}"]`)?.focus(),
    );
  }

  async act(
    {kind, id, version}: {readonly kind: Kind; readonly id: string; readonly version: string},
    act: string,
    told?: Readonly<Record<string, unknown>>,
    key?: string,
  ): Promise<WriteResult | undefined> {
    return this.run({verb: 'act', kind, id, version, act, ...(told && {with: told})} as unknown as Change, key);
  }

  /** One thing at a time: what is pressed twice is done once. */
  async run(change: Change, key?: string): Promise<WriteResult | undefined> {
    if (this.action.isBusy) return undefined;
    const result = this.action.run(this.upToDate(change), key);
    this.last = result;
    await result;
    const {error} = this.action;
    if (error?.kind !== 'conflict') return result;
    // Somebody did something about it meanwhile: that is shown, and who sends the same form again means it all the same.
    const {version} = (error.current ?? {}) as Partial<AnyItem>;
    const stale = 'version' in change ? change.version : undefined;
    if (stale !== undefined && version !== undefined && version !== stale) this.newer.set(stale, version);
    await this.onDone();
    return undefined;
  }

  private upToDate(change: Change): Change {
    if (!('version' in change) || change.version === undefined) return change;
    let {version} = change;
    while (this.newer.has(version)) version = this.newer.get(version)!;
    return {...change, version};
  }

  /** What is listed may be another. */
  async refresh(): Promise<void> {
    await this.onDone();
  }

  /** Says so, and leads whoever works by keyboard on to it where what they pressed is gone. A form that was opened meanwhile stays. */
  async done(said: string, undo?: () => Promise<void>): Promise<void> {
    if (this.form?.isSending) this.form = undefined;
    this.said = said;
    this.undo = undo && (() => void undo());
    this.host.requestUpdate();
    await this.host.updateComplete;
    const root = this.host.renderRoot as ShadowRoot;
    if (!root.activeElement) root.querySelector<HTMLElement>('.said')?.focus();
    await this.onDone();
  }
}
