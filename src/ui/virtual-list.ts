import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Firefox draws nothing of an element taller than 17.9 million pixels. */
export const tallest = 15_000_000;

export interface VirtualListOptions {
  /** How many rows there are; all of the same size. */
  readonly rows: number;
  /** The height of a row with the gap behind it, in whole pixels. */
  readonly rowSize: number;
  /** The element that scrolls, as drawn; `undefined` where nothing does. */
  readonly scroller: HTMLElement | null;
  /** How tall the scroller will be, until it is there to be measured. */
  readonly guess: number;
}

/** Rows kept ready above and below what is seen, in pixels: what a finger throws in a frame or two. After the first frame. */
const ready = 320;

/**
 * Says which rows of a long list are to be drawn, and where.
 *
 * Rows are of one size, so that each place is a product and nothing is measured, guessed or corrected. Where the whole would be
 * taller than a browser can draw, the scroll bar is scaled: small moves go pixel by pixel, great ones by proportion.
 */
export class VirtualList implements ReactiveController {
  /** The rows to draw: from `start` up to but without `end`. */
  start = 0;
  end = 0;
  /** How far down the list we are, in pixels nobody scaled. */
  offset = 0;

  private scroller: HTMLElement | null = null;
  private observer: ResizeObserver | undefined;
  private rows = 0;
  private rowSize = 1;
  private view = 0;
  /** Where the scroll bar was when we last looked. */
  private bar = 0;
  private margin = 0;
  /** The scroll bar is still to follow `offset`. */
  private isBehind = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: () => VirtualListOptions,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const {rows, rowSize, guess} = this.options();
    // Another view, or a larger font: the row at the top stays there.
    if (rowSize !== this.rowSize) this.moveTo((this.offset / this.rowSize) * rowSize);
    [this.rows, this.rowSize] = [rows, rowSize];
    this.view ||= guess;
    if (this.offset > this.last) this.moveTo(this.last);
    this.setRange();
  }

  hostUpdated(): void {
    const {scroller} = this.options();
    if (scroller !== this.scroller) this.attach(scroller);
    if (scroller && this.margin === 0) requestAnimationFrame(() => setTimeout(this.makeReady, 50));
    if (!scroller || !this.isBehind) return;
    this.isBehind = false;
    scroller.scrollTop = this.offset * this.scale;
    // Browsers round: what they made of it is no move of anybody's.
    this.bar = scroller.scrollTop;
  }

  hostDisconnected(): void {
    this.attach(null);
  }

  /** The height to give to what is scrolled. */
  get extent(): number {
    return Math.min(this.length, tallest);
  }

  /** Where the first drawn row stands in it. */
  get top(): number {
    return this.start * this.rowSize - this.offset + (this.isBehind ? this.offset * this.scale : this.bar);
  }

  /** The first row that is seen. */
  get firstRow(): number {
    return Math.floor(this.offset / this.rowSize);
  }

  /** How many whole rows are seen at once. */
  get rowsSeen(): number {
    return Math.max(1, Math.floor(this.view / this.rowSize));
  }

  /** Brings a row into view with the next drawing: to the nearest edge, or to the top. */
  show(row: number, where: 'nearest' | 'top' = 'nearest'): void {
    const start = row * this.rowSize;
    const below = start + this.rowSize - this.view;
    // Another list, or another part of it: what is seen of it is drawn first.
    if (where === 'top') this.margin = 0;
    if (where === 'top' || start < this.offset) this.moveTo(start);
    else if (below > this.offset) this.moveTo(below);
    this.host.requestUpdate();
  }

  private get length(): number {
    return this.rows * this.rowSize;
  }

  private get last(): number {
    return Math.max(0, this.length - this.view);
  }

  /** What a pixel of the list is on the scroll bar. */
  private get scale(): number {
    return this.length <= tallest ? 1 : (tallest - this.view) / this.last;
  }

  private moveTo(offset: number): void {
    this.offset = Math.max(0, Math.min(offset, this.last));
    this.isBehind = true;
  }

  private attach(scroller: HTMLElement | null): void {
    this.scroller?.removeEventListener('scroll', this.follow);
    this.observer?.disconnect();
    this.scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.follow, {passive: true});
    // With the next frame: what is drawn from here changes sizes again, and a browser reports that as an error.
    this.observer = new ResizeObserver(() => requestAnimationFrame(this.measure));
    this.observer.observe(scroller);
    this.isBehind = this.offset > 0;
  }

  private readonly makeReady = (): void => {
    this.margin = ready;
    if (this.setRange()) this.host.requestUpdate();
  };

  private readonly measure = (): void => {
    const height = this.scroller?.clientHeight ?? 0;
    if (height === this.view || height === 0) return;
    this.view = height;
    if (this.setRange()) this.host.requestUpdate();
  };

  private readonly follow = () => {
    const {scrollTop} = this.scroller!;
    const moved = scrollTop - this.bar;
    if (moved === 0 || this.isBehind) return;
    this.bar = scrollTop;
    const isScaled = this.scale < 1;
    if (isScaled && Math.abs(moved) <= this.view) {
      this.offset = Math.max(0, Math.min(this.last, this.offset + moved));
      // Close to an end, the bar must not run out before the rows do.
      if (scrollTop < this.view || scrollTop > tallest - 2 * this.view) this.isBehind = true;
    } else this.offset = scrollTop / this.scale;
    if (this.setRange() || this.isBehind) this.host.requestUpdate();
  };

  private setRange(): boolean {
    const [start, end] = [this.start, this.end];
    // Two at a time come and go: to draw costs more than a row does. What is drawn first is what is seen.
    const step = this.margin ? 2 : 1;
    this.start = Math.max(0, Math.floor((this.offset - this.margin) / this.rowSize / step) * step);
    this.end = Math.min(this.rows, Math.ceil((this.offset + this.view + this.margin) / this.rowSize / step) * step);
    return start !== this.start || end !== this.end;
  }
}
