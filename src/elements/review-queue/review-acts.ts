import type {LitElement} from 'lit';

import type {Change, WriteResult} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import type {CommunityError} from '../../model/errors.js';
import {noteWith} from '../../model/flag-note.js';
import type {Item} from '../../model/item.js';
import type {Flag, Judged, ReviewCase} from './review-cases.js';
import {ReviewDecidedEvent, ReviewDecideEvent, type Decision} from './review-events.js';

/** What was decided here, with the reports it settled: enough to take it back. */
interface Settled {
  readonly decision: Decision;
  readonly flags: readonly Flag[];
}

/**
 * Hides, shows again and keeps. Hiding settles what was reported, and so does keeping; showing again or undoing opens those reports again.
 */
export class ReviewActs {
  /** Which case has its form open, and for what. */
  form: {readonly id: string; readonly decision: 'hide' | 'keep'} | undefined;
  /** What was decided last. */
  last: Decision | undefined;
  /** Of which case the last decision failed. */
  failed = '';
  private readonly action: CommunityAction;
  private readonly settled = new Map<string, Settled>();
  /** As writes left them, for sources that report nothing. */
  private readonly written = new Map<string, Judged>();

  /** @param take Takes what a write made of things. */
  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly take: (result: WriteResult) => void,
  ) {
    this.action = new CommunityAction(host, source);
    source.onChange(() => {
      this.form = undefined;
      this.last = undefined;
      this.failed = '';
      this.settled.clear();
      this.written.clear();
    });
  }

  get isBusy(): boolean {
    return this.action.isBusy;
  }

  get error(): CommunityError | undefined {
    return this.action.error;
  }

  /** Reports that were settled here. */
  get flags(): readonly Flag[] {
    return [...this.settled.values()].flatMap(({flags}) => flags);
  }

  decisionOn(id: string): Decision | undefined {
    return this.settled.get(id)?.decision;
  }

  /** The later of what was read and what was written. */
  latest(item: Judged | null | undefined, id: string): Judged | null | undefined {
    const written = this.written.get(id);
    return written && (!item || item.updatedAt < written.updatedAt) ? written : item;
  }

  /** May this person do that, as far as source and store have said? */
  may({kind, may}: Item, verb: string): boolean {
    return this.source.adapter?.write !== undefined && this.source.can(kind, verb) && (may?.includes(verb) ?? true);
  }

  open(form: NonNullable<ReviewActs['form']>): void {
    this.form = form;
    this.failed = '';
    this.host.requestUpdate();
    void this.focusOn(form.id, 'form .field');
  }

  close(): void {
    const {form} = this;
    this.form = undefined;
    this.host.requestUpdate();
    if (form) void this.focusOn(form.id, `[data-act=${form.decision}]`);
  }

  async hide(about: ReviewCase, item: Judged, reason: string): Promise<void> {
    await this.decide(about, item, 'hide', reason, async () => {
      await this.act(item, 'hide', reason ? {reason} : {});
      // Why stands with what is hidden.
      await this.each(about, 'resolve');
    });
  }

  async keep(about: ReviewCase, item: Judged | undefined, note: string): Promise<void> {
    await this.decide(about, item, 'keep', note, () => this.each(about, 'resolve', note));
  }

  async show(about: ReviewCase, item: Judged): Promise<void> {
    await this.decide(about, item, 'show', '', async () => {
      await this.act(item, 'show', {});
      await this.each(about, 'reopen');
    });
  }

  async undo(about: ReviewCase, item: Judged | undefined): Promise<void> {
    await this.decide(about, item, 'undo', '', () => this.each(about, 'reopen'));
  }

  private async decide(
    about: ReviewCase,
    item: Judged | undefined,
    decision: Decision,
    reason: string,
    how: () => Promise<void>,
  ): Promise<void> {
    const {id, flags} = about;
    if (this.isBusy || !this.host.dispatchEvent(new ReviewDecideEvent(item, decision, reason))) return;
    this.failed = '';
    const isReported = flags.length > 0;
    // Known before it is done: what is settled leaves the list of the source, and shall stay on ours.
    const before = this.settled.get(id);
    this.settled.set(id, {decision, flags});
    try {
      await how();
    } catch {
      // `action.error` says why.
      if (before) this.settled.set(id, before);
      else this.settled.delete(id);
      this.failed = id;
      this.host.requestUpdate();
      return;
    }
    this.form = undefined;
    this.last = decision;
    if (isReported && (decision === 'show' || decision === 'undo')) this.settled.delete(id);
    this.host.requestUpdate();
    this.host.dispatchEvent(new ReviewDecidedEvent(item, decision));
    await this.focusOn(id, '.undo, [data-act]');
  }

  /** Settles the open reports, or opens those again that were settled. */
  private async each({flags}: ReviewCase, act: 'resolve' | 'reopen', words = ''): Promise<void> {
    const from = act === 'resolve' ? 'open' : 'resolved';
    for (const flag of flags) {
      if (flag.state !== from || !this.may(flag, act)) continue;
      const note = words && noteWith(flag.note, this.source.description?.you?.name, words);
      await this.act(flag, act, note ? {note} : {});
    }
  }

  private async act(
    {kind, id, version}: Judged | Flag,
    act: string,
    told: Readonly<Record<string, string>>,
  ): Promise<void> {
    const change: Change = {verb: 'act', kind, id, version, act, with: told};
    const result = await this.action.run(change);
    if (!result) throw this.error ?? new Error('It was given up.');
    for (const item of result.items) this.note(item);
    this.take(result);
  }

  private note(item: Item): void {
    if (item.kind === 'discussion' || item.kind === 'reply' || item.kind === 'practice')
      this.written.set(item.id, item);
    const settled = item.kind === 'flag' && this.settled.get(item.subject);
    if (!settled) return;
    const flags = settled.flags.map((flag) => (flag.id === item.id ? item : flag));
    this.settled.set(item.subject, {...settled, flags});
  }

  private async focusOn(id: string, selector: string): Promise<void> {
    await this.host.updateComplete;
    const found = this.host.renderRoot.querySelector<HTMLElement>(`[data-case="${CSS.escape(id)}"] :is(${selector})`);
    found?.focus();
    // What is proposed gives way to what is typed.
    if (found instanceof HTMLInputElement) found.select();
  }
}
