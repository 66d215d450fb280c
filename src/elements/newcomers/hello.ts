import type {LitElement, TemplateResult} from 'lit';

import {CommunityAction} from '../../context/community-action.js';
import {isKeeping} from '../../context/keeping.js';
import type {Attempt} from '../../context/attempts.js';
import type {CommunitySource} from '../../context/source.js';
import {common} from '../../i18n/en/common.js';
import {welcome} from '../../i18n/en/newcomers.js';
import {Localize} from '../../i18n/localize.js';
import type {Draft, Item} from '../../model/item.js';
import {printOf} from '../../model/print.js';
import {addStyles} from '../../ui/add-styles.js';
import {formStyles} from '../../ui/form.styles.js';
import {itemHref} from '../../ui/rich-text/safe-link.js';
import {MessageForm} from '../people-to-meet/message-form.js';
import type {Arrival} from './arrivals.js';
import {WelcomeSendEvent, WelcomeSentEvent} from './welcome-events.js';
import {homeOf} from './welcomes.js';

type Member = Item<'member'>;

export interface HelloOptions {
  readonly done: (member: Member) => void;
}

/**
 * Says hello to somebody who is new, in the discussion that is about them; the first one makes it. Fetched when somebody begins.
 *
 * Its id follows from newcomer and community, so that two people who are the first at the same moment make one discussion.
 */
export class Hello {
  private readonly localize: Localize<(typeof welcome)['phrases']>;
  private readonly shared: Localize<(typeof common)['phrases']>;
  private readonly action: CommunityAction;
  private open: {readonly arrival: Arrival; readonly form: MessageForm} | undefined;

  constructor(
    private readonly host: LitElement,
    private readonly source: CommunitySource,
    private readonly options: HelloOptions,
  ) {
    addStyles(host, formStyles);
    this.localize = new Localize(host, welcome);
    this.shared = new Localize(host, common);
    this.action = new CommunityAction(host, source);
    source.onChange(() => (this.open = undefined));
  }

  /** Whom it is being written to. */
  get of(): string | undefined {
    return this.open?.arrival.member.id;
  }

  begin(arrival: Arrival, discussion: Item<'discussion'> | undefined): void {
    this.action.error = undefined;
    const {id} = arrival.member;
    const form = new MessageForm(
      this.host,
      this.source,
      `welcome/${id}`,
      this.action,
      {send: (text, attempt) => this.send(arrival, discussion?.id, text, attempt), cancel: () => this.close()},
      this.localize.strings.text,
    );
    this.open = {arrival, form};
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => form.focus());
  }

  render(): TemplateResult {
    const {strings} = this.localize;
    const {arrival, form} = this.open!;
    const {label, hint, send, need} = strings;
    return form.render({label: label(arrival.member.name), hint, send, need}, this.shared.strings);
  }

  private async send(
    arrival: Arrival,
    discussion: string | undefined,
    text: string,
    {id, key}: Attempt,
  ): Promise<boolean> {
    const {member} = arrival;
    const community = homeOf(arrival, this.source) ?? '';
    const draft = this.discussion(member, community);
    const body = `[@${member.name.replace(/[[\]\\]/g, '\\$&')}](member:${encodeURIComponent(member.id)}) ${text}`;
    const reply: Draft<'reply'> = {id, discussion: discussion ?? draft.id, body, community};
    if (!this.host.dispatchEvent(new WelcomeSendEvent(member, reply))) return false;
    if (!discussion && !(await this.make(draft, `${key}/discussion`))) return false;
    const result = await this.action.run({verb: 'create', kind: 'reply', item: reply}, key);
    if (!result) return false;
    this.host.dispatchEvent(new WelcomeSentEvent(member, result.items[0] as Item<'reply'>));
    this.options.done(member);
    this.close();
    return true;
  }

  /** Makes the discussion, or finds the one that somebody else has made meanwhile. */
  private async make(item: Draft<'discussion'>, key: string): Promise<boolean> {
    if (await this.action.run({verb: 'create', kind: 'discussion', item}, key)) return true;
    const {error} = this.action;
    const current = error?.kind === 'conflict' ? (error.current as Item<'discussion'> | undefined) : undefined;
    if (current?.id !== item.id || current.state !== 'open') return false;
    this.action.error = undefined;
    const {adapter} = this.source;
    if (isKeeping(adapter)) await adapter.discard(key).catch(() => {});
    return true;
  }

  private discussion({id, name}: Member, community: string): Draft<'discussion'> {
    const subject = itemHref('member', id);
    return {
      id: `welcome-${printOf([community, subject])}`,
      type: 'prompt',
      title: [...this.localize.strings.title(name)].slice(0, 300).join(''),
      subject,
      community,
    };
  }

  /** The focus goes back to the one it was about. */
  private close(): void {
    const about = this.of;
    this.open = undefined;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => {
      const card = this.host.renderRoot.querySelector(`[data-member="${CSS.escape(about ?? '')}"]`);
      (card?.querySelector<HTMLElement>('.begin') ?? card?.querySelector<HTMLElement>('h3 a'))?.focus();
    });
  }
}
