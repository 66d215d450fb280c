import type {LitElement} from 'lit';

import type {Change} from '../../adapter/contract.js';
import {CommunityAction} from '../../context/community-action.js';
import type {CommunitySource} from '../../context/source.js';
import {newId} from '../../model/id.js';
import type {Draft, Item} from '../../model/item.js';
import {IntroductionAskedEvent, IntroductionAskEvent} from './introduction-events.js';
import {MessageForm} from './message-form.js';
import type {MeetingStrings} from './reason-words.js';

type Introduction = Item<'introduction'>;

export interface MeetingsOptions {
  readonly strings: () => MeetingStrings;
  readonly nameOf: (member: string | undefined) => string;
  /** Something was done: what is listed may be another. */
  readonly onDone: () => Promise<unknown>;
}

/** What somebody does about people to meet: ask them, put them aside, answer those who ask. */
export class Meetings {
  readonly action: CommunityAction;
  /** What was done last. */
  said = '';
  /** Takes that back, where it can be. */
  undo: (() => void) | undefined;
  /** Members something was just done about: they are on the list no more, also where it cannot be read again. */
  readonly gone = new Set<string>();
  /** The one form that is open, and the member or the introduction it is about. */
  form: {readonly about: string; readonly form: MessageForm; isSending: boolean} | undefined;

  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: MeetingsOptions,
  ) {
    this.action = new CommunityAction(host, source);
    source.onChange(() => {
      this.form = this.undo = undefined;
      this.said = '';
      this.gone.clear();
    });
  }

  get mayAsk(): boolean {
    return this.source.adapter?.write !== undefined && this.source.can('introduction', 'create');
  }

  get mayPutAside(): boolean {
    return this.source.adapter?.write !== undefined && this.source.can('preference', 'create');
  }

  beginToAsk(member: string): void {
    this.open(member, `introduction/${member}`, async (message, {id, key}) => {
      const item: Draft<'introduction'> = {id, member, message};
      if (!this.host.dispatchEvent(new IntroductionAskEvent(item))) return false;
      const result = await this.run({verb: 'create', kind: 'introduction', item}, key);
      if (!result) return false;
      const {strings, nameOf} = this.options;
      this.gone.add(member);
      void this.done(strings().wasAsked(nameOf(member)));
      this.host.dispatchEvent(new IntroductionAskedEvent(result.items[0] as Introduction));
      return true;
    });
  }

  beginToAnswer(introduction: Introduction): void {
    this.open(introduction.id, `introduction-answer/${introduction.id}`, async (answer, {key}) => {
      const isDone = await this.act(introduction, 'accept', answer ? {answer} : undefined, key);
      const {strings, nameOf} = this.options;
      if (isDone) void this.done(strings().accepted(nameOf(introduction.createdBy)));
      return isDone;
    });
  }

  async decline(introduction: Introduction): Promise<void> {
    const {strings, nameOf} = this.options;
    if (await this.act(introduction, 'decline')) await this.done(strings().declined(nameOf(introduction.createdBy)));
  }

  async withdraw(introduction: Introduction): Promise<void> {
    const {strings, nameOf} = this.options;
    if (!(await this.act(introduction, 'withdraw'))) return;
    this.gone.delete(introduction.member);
    await this.done(strings().withdrawn(nameOf(introduction.member)));
  }

  /** With what was said the first time. */
  async askAgain(introduction: Introduction): Promise<void> {
    const {strings, nameOf} = this.options;
    if (await this.act(introduction, 'ask')) await this.done(strings().wasAsked(nameOf(introduction.member)));
  }

  async putAside(member: string): Promise<void> {
    const id = newId();
    const item = {id, subject: member, about: 'meeting', wanted: false} as const;
    if (!(await this.run({verb: 'create', kind: 'preference', item}))) return;
    const {strings, nameOf} = this.options;
    this.gone.add(member);
    await this.done(strings().wasPutAside(nameOf(member)), async () => {
      if (!(await this.run({verb: 'remove', kind: 'preference', id}))) return;
      this.gone.delete(member);
      await this.done(strings().mayComeAgain(nameOf(member)));
    });
  }

  readonly close = (): void => {
    const about = this.form?.about;
    this.form = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`[data-about="${CSS.escape(about ?? '')}"] .begin`)?.focus(),
    );
  };

  private open(
    about: string,
    name: string,
    send: (message: string, attempt: {readonly id: string; readonly key: string}) => Promise<boolean>,
  ): void {
    this.action.error = undefined;
    const sends: typeof send = async (message, attempt) => {
      // What was written waits for what was pressed before.
      await this.last;
      opened.isSending = true;
      try {
        return await send(message, attempt);
      } finally {
        opened.isSending = false;
      }
    };
    const form = new MessageForm(this.host, this.source, name, this.action, {send: sends, cancel: this.close});
    const opened = {about, form, isSending: false};
    this.form = opened;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => form.focus());
  }

  private async act(
    {id, version}: Introduction,
    act: string,
    told?: Readonly<Record<string, string>>,
    key?: string,
  ): Promise<boolean> {
    const change = {verb: 'act', kind: 'introduction', id, version, act, ...(told && {with: told})} as Change;
    const result = await this.run(change, key);
    // Somebody did something about it meanwhile: that is shown.
    if (this.action.error?.kind === 'conflict') await this.options.onDone();
    return result !== undefined;
  }

  private async run(change: Change, key?: string) {
    if (this.action.isBusy) return undefined;
    const result = this.action.run(change, key);
    this.last = result;
    return result;
  }

  /** Says so, and leads whoever works by keyboard on to it where what they pressed is gone. A form that was opened meanwhile stays. */
  private async done(said: string, undo?: () => Promise<void>): Promise<void> {
    if (this.form?.isSending) this.form = undefined;
    this.said = said;
    this.undo = undo && (() => void undo());
    this.host.requestUpdate();
    await this.host.updateComplete;
    const root = this.host.renderRoot as ShadowRoot;
    if (!this.form || !root.activeElement) root.querySelector<HTMLElement>('.said')?.focus();
    await this.options.onDone();
  }
}
