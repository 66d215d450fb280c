import {html, nothing, type LitElement, type ReactiveController} from 'lit';

import type {CommunitySource} from '../../context/source.js';
import {Lazy} from '../../ui/lazy.js';
import type {Measure} from '../../ui/measure.js';
import {VirtualList} from '../../ui/virtual-list.js';
import {MemberAskEvent} from '../member-card/member-ask-event.js';
import type {FaceContext, Member} from '../member-card/member-face.js';
import {letterRail} from './directory-tools.js';
import {nextRow} from './list-keys.js';
import {memberList, tableHead, type DirectoryView} from './member-list.js';
import {firstRows, type MemberRows} from './member-rows.js';
import {MemberSelectEvent} from './member-select-event.js';

/** The height of a row with the gap behind it, in em. */
const rowSizes = {cards: 10.7, slip: 4.5, compact: 3.6, table: 3.1} as const;
/** Between members, in em. */
const gap = 0.75;
/** A card wants to be at least so wide, in em. */
const cardWidth = 19;
/** The side column and the letters, in em. */
const sideWidth = 16.5;
const railWidth = 1.75;
/** How long a pointer or the focus rests on somebody before their card opens, in milliseconds. */
const dwell = 450;

export interface DirectoryListOptions {
  readonly view: DirectoryView;
  readonly sorting: string;
  readonly hasSide: boolean;
  readonly hasLetters: boolean;
  readonly context: FaceContext;
}

/** The members themselves: which of them are drawn, who has the focus, and whose card is open. */
export class DirectoryList implements ReactiveController {
  /** The one that the Tab key reaches. */
  private active = 0;
  private hasFocus = false;
  /** The most that were ever here: once a list was long it keeps its size, so that nothing jumps while somebody types. */
  private most = 0;
  private clock: ReturnType<typeof setInterval> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly virtual: VirtualList;
  private readonly peek: Lazy<import('./member-peek.js').MemberPeek>;

  constructor(
    private readonly host: LitElement,
    source: CommunitySource,
    private readonly rows: MemberRows,
    private readonly measure: Measure,
    private readonly options: () => DirectoryListOptions,
  ) {
    host.addController(this);
    this.virtual = new VirtualList(host, () => ({
      rows: Math.ceil(this.reach / this.columns),
      rowSize: this.rowSize,
      scroller: this.element('.scroller'),
      guess: Math.min(44 * measure.em, innerHeight * 0.8),
    }));
    this.peek = new Lazy(host, async () => {
      const {MemberPeek} = await import('./member-peek.js');
      return new MemberPeek(host, source, () => this.options().context);
    });
  }

  hostConnected(): void {
    // What time it is elsewhere is said to the minute.
    this.clock = setInterval(() => this.host.requestUpdate(), 60_000);
  }

  hostDisconnected(): void {
    clearInterval(this.clock);
    clearTimeout(this.timer);
    this.hasFocus = false;
  }

  hostUpdated(): void {
    const {virtual, measure, columns} = this;
    const list = this.element('.rows');
    if (!list) return;
    const pixels = (em: number) => `${Math.round(em * measure.em)}px`;
    list.style.setProperty('--_columns', String(columns));
    list.style.setProperty('--_row', `${this.rowSize - (this.gap > 0 ? Math.round(gap * measure.em) : 0)}px`);
    list.style.setProperty('--_gap', pixels(this.gap));
    list.style.transform = this.isLong ? `translateY(${virtual.top}px)` : '';
    const runway = this.element('.runway')!;
    runway.style.blockSize = this.isLong ? `${virtual.extent}px` : '';
    this.rows.want(...this.range);
    this.keepFocus();
  }

  /** Begins at the top again, as another question wants it. */
  startOver(): void {
    this.active = 0;
    this.virtual.show(0, 'top');
    this.peek.part?.close();
  }

  render() {
    const {rows, virtual, columns, hasFocus, active} = this;
    const {view, sorting, context} = this.options();
    const {sheet, status} = rows;
    const [start, end] = this.range;
    const drawn = Array.from({length: Math.max(0, end - start)}, (_, index) => start + index);
    const kept = hasFocus && (active < start || active >= end) ? active : -1;
    if (kept >= 0) drawn[kept < start ? 'unshift' : 'push'](kept);
    const shape = view === 'table' && this.measure.shape === 'slip' ? 'compact' : view;
    const list = {...context, view: shape, drawn, kept, active, members: sheet!.rows, total: sheet!.total.value, sort: sorting, opened: this.peek.part?.member?.id};
    const isTable = shape === 'table';
    const letters = this.hasRail && sorting === 'name' ? rows.letters : [];
    return html`<div class="list ${this.isLong ? 'long' : ''} ${this.hasRail ? 'railed' : ''} ${isTable ? 'tabular' : ''}" aria-busy=${status === 'loading'}>
        <div
          class="body" role=${isTable ? 'table' : nothing} aria-label=${isTable ? context.strings.list : nothing}
          aria-rowcount=${isTable ? list.total + 1 : nothing}
        >
          ${isTable ? tableHead(list) : nothing}
          <div class=${this.isLong ? 'scroller' : 'flow'} role=${isTable ? 'presentation' : nothing}>
            <div
              class="runway" role=${isTable ? 'presentation' : nothing} @click=${this.click} @keydown=${this.press} @focusin=${this.focus}
              @focusout=${this.blur} @pointerover=${this.hover} @pointerleave=${this.leave}
            >${memberList(list)}</div>
          </div>
        </div>
        ${letters.length > 1 ? letterRail(letters, virtual.firstRow * columns, context.strings, this.goTo) : nothing}
      </div>
      ${this.peek.part?.render()}`;
  }

  private get reach(): number {
    const {reach} = this.rows;
    this.most = this.rows.sheet ? Math.max(this.most, reach) : 0;
    return reach;
  }

  /** So many scroll inside; fewer are part of the page. */
  private get isLong(): boolean {
    return this.most > firstRows;
  }

  /** Its place is kept while another order has no letters: the members stay where they are. */
  private get hasRail(): boolean {
    return this.isLong && this.options().hasLetters;
  }

  private get range(): readonly [number, number] {
    const {virtual, columns} = this;
    return this.isLong ? [virtual.start * columns, Math.min(virtual.end * columns, this.reach)] : [0, this.reach];
  }

  private get gap(): number {
    return this.options().view === 'cards' && this.measure.shape !== 'slip' ? gap : 0;
  }

  private get columns(): number {
    const {view, hasSide} = this.options();
    if (view !== 'cards') return 1;
    const width = this.measure.width - (hasSide ? sideWidth : 0) - (this.hasRail ? railWidth : 0);
    return Math.max(1, Math.floor((width + gap) / (cardWidth + gap)));
  }

  private get rowSize(): number {
    const {view} = this.options();
    const size = this.measure.shape === 'slip' ? rowSizes.slip : rowSizes[view];
    return Math.round(size * this.measure.em);
  }

  private element(selector: string): HTMLElement | null {
    return (this.host.renderRoot as ParentNode | undefined)?.querySelector<HTMLElement>(selector) ?? null;
  }

  private elementOf(row: number): HTMLElement | null {
    return this.element(`[data-row="${row}"]`);
  }

  private readonly goTo = (row: number): void => {
    this.active = row;
    this.virtual.show(Math.floor(row / this.columns), 'top');
  };

  private readonly press = (event: KeyboardEvent): void => {
    const row = rowOf(event);
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const {columns, virtual} = this;
    const isRtl = this.host.matches(':dir(rtl)');
    const next = nextRow(event.key, row, {total: this.reach, columns, page: virtual.rowsSeen, isRtl});
    if (event.key === 'Escape') this.peek.part?.close();
    if (next === undefined) return;
    event.preventDefault();
    this.active = next;
    this.wantsFocus = true;
    if (this.isLong) virtual.show(Math.floor(next / columns));
    this.host.requestUpdate();
  };

  private wantsFocus = false;

  /** The focus follows to where the keys lead, and is found again where a drawing lost it. */
  private keepFocus(): void {
    if (!this.wantsFocus) return;
    const name = this.elementOf(this.active)?.querySelector<HTMLElement>('.name');
    // A row that is still on its way gets the focus when it is there.
    if (!name) return;
    this.wantsFocus = false;
    name.focus({preventScroll: this.isLong});
  }

  private readonly focus = (event: FocusEvent): void => {
    const row = rowOf(event);
    if (row === undefined) return;
    this.hasFocus = true;
    this.active = row;
    this.host.requestUpdate();
    if ((event.target as HTMLElement).matches('.name:focus-visible')) this.soon(row);
  };

  private readonly blur = (event: FocusEvent): void => {
    const list = event.currentTarget as HTMLElement;
    // Taken out while it had the focus: it comes back with the next drawing.
    if (!event.relatedTarget && !(event.target as HTMLElement).isConnected) this.wantsFocus = true;
    else this.hasFocus = list.contains(event.relatedTarget as Node | null);
    clearTimeout(this.timer);
    this.peek.part?.leave(event.relatedTarget);
    this.host.requestUpdate();
  };

  private readonly hover = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') return;
    void this.peek.want();
    const row = rowOf(event);
    if (row === undefined) this.leave();
    else this.soon(row);
  };

  private readonly leave = (): void => {
    clearTimeout(this.timer);
    this.peek.part?.leaveSoon();
  };

  private readonly click = (event: MouseEvent): void => {
    const row = rowOf(event);
    const member = row === undefined ? undefined : this.rows.sheet?.rows[row];
    if (row === undefined || !member) return;
    if ((event.target as Element).closest('.ask')) {
      if (!this.host.dispatchEvent(new MemberAskEvent(member))) event.preventDefault();
      return;
    }
    this.active = row;
    if (this.host.dispatchEvent(new MemberSelectEvent(member))) void this.open(row, member, true);
  };

  /** Opens a card when the pointer or the focus has rested for a while. */
  private soon(row: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const member = this.rows.sheet?.rows[row];
      if (member) void this.open(row, member, false);
    }, dwell);
  }

  private async open(row: number, member: Member, isPinned: boolean): Promise<void> {
    clearTimeout(this.timer);
    await this.peek.want();
    const element = this.elementOf(row);
    if (element) this.peek.part?.open(member, element, isPinned);
  }
}

/** Which row an event happened in. */
function rowOf(event: Event): number | undefined {
  const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
  return row === undefined ? undefined : Number(row);
}
