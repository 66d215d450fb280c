import {html, nothing, type LitElement, type ReactiveController} from 'lit';

import type {Measure} from '../../ui/measure.js';
import {VirtualList} from '../../ui/virtual-list.js';
import type {FaceContext, Member} from '../member-card/member-face.js';
import type {DirectoryMore} from './directory-more.js';
import {memberItems, type DirectoryView} from './member-list.js';
import {firstRows, type MemberRows} from './member-rows.js';

/** The height of a row with the gap behind it, in em. */
const rowSizes = {cards: 10.7, slip: 4.5, compact: 3.6, table: 3.1} as const;
/** Between cards, in em. */
const gap = 0.75;
/** A card wants to be at least so wide, in em. */
const cardWidth = 19;
/** The side column and the letters, in em. */
const sideWidth = 16.5;
const railWidth = 1.75;

export interface DirectoryListOptions {
  readonly view: DirectoryView;
  readonly sorting: string;
  readonly hasSide: boolean;
  readonly hasLetters: boolean;
  readonly context: FaceContext;
  /** What comes after the first screen; a table waits for it. */
  readonly more: DirectoryMore | undefined;
  readonly wantMore: () => Promise<void>;
}

/** The members themselves: which of them are drawn, and where. */
export class DirectoryList implements ReactiveController {
  /** The one that the Tab key reaches. */
  active = 0;
  private hadFocus = false;
  /** The focus is to go to the active one as soon as it is drawn. */
  wantsFocus = false;
  /** The most that were ever here: once a list was long it keeps its size, so that nothing jumps while somebody types. */
  private most = 0;
  /** Those who are drawn, by id, or by row while that is on its way; and where in the page each of them stands. */
  private ids: readonly (string | number)[] = [];
  private slots: readonly unknown[] = [];
  private written: MemberRows['sheet'];
  /** Which list was laid out how. */
  private laid: readonly unknown[] = [];
  private readonly virtual: VirtualList;

  constructor(
    private readonly host: LitElement,
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
  }

  hostUpdate(): void {
    const row = this.focused?.dataset['row'];
    this.hadFocus = row !== undefined;
    if (row !== undefined && !this.wantsFocus) this.active = Number(row);
  }

  hostDisconnected(): void {
    this.hadFocus = this.wantsFocus = false;
  }

  hostUpdated(): void {
    const {virtual, measure, columns, isLong} = this;
    const list = this.element('.rows');
    if (!list) return;
    this.layOut(list, columns, Math.round(this.gap * measure.em));
    // Rows that stay keep their place in the page: to move them all would paint them all.
    list.style.paddingBlockStart = isLong ? `${virtual.top}px` : '';
    this.element('.runway')!.style.blockSize = isLong ? `${virtual.extent}px` : '';
    this.rows.on?.want(...this.range);
    this.moveFocus();
  }

  get context(): FaceContext {
    return this.options().context;
  }

  get columns(): number {
    const {view, hasSide} = this.options();
    if (view !== 'cards') return 1;
    const width = this.measure.width - (hasSide ? sideWidth : 0) - (this.hasRail ? railWidth : 0);
    return Math.max(1, Math.floor((width + gap) / (cardWidth + gap)));
  }

  /** How many there are to go to. */
  get reach(): number {
    const {reach, sheet} = this.rows;
    this.most = sheet ? Math.max(this.most, reach) : 0;
    return reach;
  }

  /** How many rows are seen at once. */
  get page(): number {
    return this.virtual.rowsSeen;
  }

  /** Where people are: the first line that is seen, by its last member, for a letter may begin within a line. */
  get first(): number {
    const row = this.virtual.firstRow * this.columns;
    return row && row + this.columns - 1;
  }

  memberAt(row: number | undefined): Member | undefined {
    return row === undefined ? undefined : this.rows.sheet?.rows[row];
  }

  elementOf(row: number): HTMLElement | null {
    return this.element(`[data-row="${row}"]`);
  }

  /** Goes to a member: with the focus, into view; for a letter, to the top. */
  goTo(row: number, where: 'nearest' | 'top' = 'nearest'): void {
    this.active = row;
    this.wantsFocus = where === 'nearest';
    if (this.isLong) this.virtual.show(Math.floor(row / this.columns), where);
    else this.host.requestUpdate();
  }

  /** Begins at the top again, as another question wants it. */
  startOver(): void {
    this.active = 0;
    this.virtual.show(0, 'top');
    this.options().more?.hands.close();
  }

  render() {
    const {rows, hadFocus, active, isLong} = this;
    const {view, sorting, context, more} = this.options();
    const {sheet, status} = rows;
    const [start, end] = this.range;
    const drawn = Array.from({length: Math.max(0, end - start)}, (_, index) => start + index);
    const kept = hadFocus && (active < start || active >= end) && active < this.reach ? active : -1;
    if (kept >= 0) drawn[kept < start ? 'unshift' : 'push'](kept);
    // Somebody who scrolled away from the active one comes in where they look.
    const reached = drawn.includes(active) ? active : Math.min(this.virtual.firstRow * this.columns, this.reach - 1);
    const shape = view === 'table' && (this.measure.shape === 'slip' || !more) ? 'compact' : view;
    // The next answer is written over the last one, which is quicker than to make all anew; not while the focus is there, for then an
    // element stands for somebody. Whoever scrolls brings new ones.
    const ids = drawn.map((row) => sheet!.rows[row]?.id ?? row);
    const before = sheet === this.written || hadFocus ? this.ids : ids;
    this.slots = ids.map((id) => this.slots[before.indexOf(id)] ?? Symbol());
    [this.ids, this.written] = [ids, sheet];
    const list = {
      ...context,
      view: shape,
      drawn,
      slots: this.slots,
      kept,
      active: reached,
      members: sheet!.rows,
      total: sheet!.total.value,
      sort: sorting,
      opened: more?.hands.opened,
    };
    const body = html`<div class=${isLong ? 'scroller' : 'flow'} role=${shape === 'table' ? 'presentation' : nothing}>
      <div
        class="runway"
        role=${shape === 'table' ? 'presentation' : nothing}
        @click=${this}
        @keydown=${this}
        @focusin=${this}
        @focusout=${this}
        @pointerover=${this}
        @pointerleave=${this}
      >
        ${shape === 'table' ? more!.memberTableRows(list) : memberItems(list)}
      </div>
    </div>`;
    return html`<div
        class="list ${isLong ? 'long' : ''} ${this.hasRail ? 'railed' : ''}"
        aria-busy=${status === 'loading'}
      >
        ${shape === 'table' ? more!.memberTable(list, more!.tools.strings, body) : html`<div class="body">${body}</div>`}
        ${this.hasRail && sorting === 'name' ? more?.letterRail(rows.on?.letters ?? [], this.first, more.tools.strings, (row) => this.goTo(row, 'top')) : nothing}
      </div>
      ${more?.hands.render()}`;
  }

  /** Through the CSSOM, for a strict page refuses style attributes. Once: what is set again is looked at again, member by member. */
  private layOut(list: HTMLElement, columns: number, space: number): void {
    const laid = [list, columns, this.rowSize, space];
    if (laid.every((each, index) => each === this.laid[index])) return;
    this.laid = laid;
    list.style.setProperty('--_columns', String(columns));
    list.style.setProperty('--_row', `${this.rowSize - space}px`);
    list.style.setProperty('--_gap', `${space}px`);
  }

  /** What people do with the list. Who was faster than the hands is served when they are there. */
  handleEvent(event: Event): void {
    const {more, wantMore} = this.options();
    const target = event.target as HTMLElement;
    if (more) more.hands.handle(event);
    else if (event.type === 'click' || (event as KeyboardEvent).key === 'Enter')
      void wantMore().then(() => target.click());
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

  private get rowSize(): number {
    const size = this.measure.shape === 'slip' ? rowSizes.slip : rowSizes[this.options().view];
    return Math.round(size * this.measure.em);
  }

  /** The row that has the focus. */
  private get focused(): HTMLElement | null {
    return (this.host.renderRoot as ShadowRoot | undefined)?.activeElement?.closest<HTMLElement>('[data-row]') ?? null;
  }

  private element(selector: string): HTMLElement | null {
    return (this.host.renderRoot as ParentNode | undefined)?.querySelector<HTMLElement>(selector) ?? null;
  }

  /** The focus follows to where the keys lead, and is found again where a drawing lost it. A row on its way gets it when it is there. */
  private moveFocus(): void {
    // A drawing took it out of the page.
    if (this.hadFocus && !(this.host.renderRoot as ShadowRoot).activeElement) this.wantsFocus = true;
    const row = this.wantsFocus ? this.elementOf(this.active) : null;
    if (!row) return;
    this.wantsFocus = false;
    handleOf(row).focus({preventScroll: this.isLong});
  }
}

/** What carries the focus of a row: the row itself, or the button in it. */
export function handleOf(row: HTMLElement): HTMLElement {
  return row.querySelector<HTMLElement>('button.name') ?? row;
}
