import type {LitElement} from 'lit';

import {Lazy} from '../../ui/lazy.js';
import {MemberAskEvent} from '../member-card/member-ask-event.js';
import type {Member} from '../member-card/member-face.js';
import type {Around} from './around.js';
import type {DirectoryList} from './directory-list.js';
import {nextRow} from './list-keys.js';
import {MemberSelectEvent} from './member-select-event.js';

/** How long a pointer or the focus rests on somebody before their card opens, in milliseconds. */
const dwell = 450;

/** What people do with the members: go from one to the next, look at a card, open it, ask. */
export class ListHands {
  private readonly host: LitElement;
  private readonly list: DirectoryList;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly peek: Lazy<import('./member-peek.js').MemberPeek>;

  constructor(private readonly around: Around) {
    const {host, source, list} = around;
    [this.host, this.list] = [host, list];
    host.addController({hostDisconnected: () => this.close()});
    this.peek = new Lazy(host, async () => {
      const {MemberPeek} = await import('./member-peek.js');
      return new MemberPeek(host, source, () => list.context);
    });
  }

  /** Whose card is open. */
  get opened(): string | undefined {
    return this.peek.part?.member?.id;
  }

  handle(event: Event): void {
    this.handlers[event.type]?.(event);
  }

  render() {
    return this.peek.part?.render();
  }

  close(): void {
    clearTimeout(this.timer);
    this.peek.part?.close();
  }

  private readonly handlers: Readonly<Record<string, (event: Event) => void>> = {
    click: (event) => this.click(event),
    keydown: (event) => this.press(event as KeyboardEvent),
    focusin: (event) => this.focus(event),
    focusout: (event) => this.blur(event as FocusEvent),
    pointerover: (event) => this.hover(event as PointerEvent),
    pointerleave: () => this.leave(),
  };

  private click(event: Event): void {
    const row = rowOf(event);
    const member = this.list.memberAt(row);
    if (row === undefined || !member) return;
    if ((event.target as Element).closest('.ask')) {
      if (this.host.dispatchEvent(new MemberAskEvent(member))) writeTo(member);
      return;
    }
    this.list.active = row;
    if (this.host.dispatchEvent(new MemberSelectEvent(member))) void this.open(row, member, true);
  }

  private press(event: KeyboardEvent): void {
    const row = rowOf(event);
    if (event.key === 'Escape') this.close();
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const option = event.target as HTMLElement;
    if (option.matches('[role=option]') && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return option.click();
    }
    const {reach: total, columns, page} = this.list;
    const next =
      nextRow(event.key, row, {total, columns, page, isRtl: this.host.matches(':dir(rtl)')}) ?? this.rowOf(event.key);
    if (next === undefined) return;
    event.preventDefault();
    this.list.goTo(next);
  }

  /** Where the members begin whose names begin with a letter, in a list by name. */
  private rowOf(letter: string): number | undefined {
    const {rows, sorting} = this.around;
    if (sorting() !== 'name') return undefined;
    return rows.on?.letters.find(({value}) => value === letter.toUpperCase())?.row;
  }

  private focus(event: Event): void {
    const row = rowOf(event);
    if (row === undefined) return;
    if (this.list.active !== row) this.host.requestUpdate();
    if ((event.target as Element).matches(':focus-visible')) this.soon(row);
  }

  private blur({relatedTarget}: FocusEvent): void {
    clearTimeout(this.timer);
    this.peek.part?.leave(relatedTarget);
  }

  private hover(event: PointerEvent): void {
    if (event.pointerType !== 'mouse') return;
    void this.peek.want();
    const row = rowOf(event);
    if (row === undefined) this.leave();
    else this.soon(row);
  }

  private leave(): void {
    clearTimeout(this.timer);
    this.peek.part?.leaveSoon();
  }

  /** Opens a card when the pointer or the focus has rested for a while. */
  private soon(row: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const member = this.list.memberAt(row);
      if (member) void this.open(row, member, false);
    }, dwell);
  }

  private async open(row: number, member: Member, isPinned: boolean): Promise<void> {
    clearTimeout(this.timer);
    await this.peek.want();
    const element = this.list.elementOf(row);
    if (element) this.peek.part?.open(member, element, isPinned);
  }
}

/** As a link to their address would. */
function writeTo({mail = ''}: Member): void {
  const link = document.createElement('a');
  link.href = `mailto:${mail}`;
  link.click();
}

/** Which row an event happened in. */
function rowOf(event: Event): number | undefined {
  const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
  return row === undefined ? undefined : Number(row);
}
