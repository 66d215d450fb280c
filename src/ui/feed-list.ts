import type {ReactiveController, ReactiveElement} from 'lit';

type Host = ReactiveElement;

export interface FeedListOptions {
  /** The ids of everything in the feed, in order. */
  readonly ids: () => readonly string[];
  /** Stays drawn wherever the reader is: what they opened. */
  readonly keeps: (id: string) => boolean;
  /** The reader comes near the end of what is there. */
  readonly onNearEnd: () => void;
}

/** What stands in the feed now: one of it, or the room of those that are not drawn, as a style. */
export type FeedRow = {readonly id: string; readonly index: number} | {readonly id: string; readonly room: string};

/** What an article is taken to need before it was ever drawn, in pixels. */
const guess = 150;

/**
 * Draws of a long feed what the reader can see, and a screen more on both sides.
 *
 * Articles stay in the flow of the page; what is not drawn is a room as high as it was when it was last seen, so that nothing moves.
 * What has focus stays drawn, so that focus is never lost; where it was taken away, its neighbour gets it.
 */
export class FeedList implements ReactiveController {
  private readonly heights = new Map<string, number>();
  private sum = 0;
  private from = 0;
  private to = 0;
  private focused: string | undefined;
  private focusedIndex = -1;
  private frame = 0;
  private count = 0;
  private seen: ReadonlySet<Element> = new Set();
  private resizes: ResizeObserver | undefined;
  private roots: readonly Node[] = [];

  constructor(
    private readonly host: Host,
    private readonly options: FeedListOptions,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.resizes = new ResizeObserver((entries) => this.measure(entries));
    // Scrolling is told to the scroller's own tree only, so listen in each tree above.
    const roots: Node[] = [];
    for (let root: Node = this.host.getRootNode(); ; root = root.host.getRootNode()) {
      roots.push(root);
      if (!(root instanceof ShadowRoot)) break;
    }
    this.roots = roots;
    for (const root of roots) root.addEventListener('scroll', this.look, {capture: true, passive: true});
    addEventListener('resize', this.look);
  }

  hostDisconnected(): void {
    this.resizes?.disconnect();
    this.resizes = undefined;
    this.seen = new Set();
    for (const root of this.roots) root.removeEventListener('scroll', this.look, {capture: true});
    removeEventListener('resize', this.look);
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  hostUpdated(): void {
    const articles = new Set(this.host.renderRoot.querySelectorAll<HTMLElement>('[data-feed-id]'));
    for (const article of articles) if (!this.seen.has(article)) this.resizes?.observe(article);
    for (const article of this.seen) if (!articles.has(article as HTMLElement)) this.resizes?.unobserve(article);
    this.seen = articles;
    this.mendFocus();
    // Nothing that is drawn tells of what came behind it.
    const {length} = this.options.ids();
    if (length !== this.count) this.look();
    this.count = length;
  }

  /** What to draw now. */
  rows(): readonly FeedRow[] {
    const ids = this.options.ids();
    const average = this.average;
    if (this.to === 0) this.to = Math.ceil(innerHeight / guess);
    const rows: FeedRow[] = [];
    let room = 0;
    const leave = (id: string): void => {
      if (room > 0) rows.push({id, room: `block-size:${room}px`});
      room = 0;
    };
    // By their order: were one taken out and another put in, the page would be shorter in between, and WebKit scrolls it back for that.
    let rooms = 0;
    ids.forEach((id, index) => {
      if ((index < this.from || index >= this.to) && id !== this.focused && !this.options.keeps(id)) {
        room += this.heights.get(id) ?? average;
        return;
      }
      if (room > 0) leave(`room ${rooms++}`);
      rows.push({id, index});
    });
    leave('rest');
    return rows;
  }

  /** Gives an article focus, drawn for it if it was not. */
  async focus(index: number): Promise<void> {
    const id = this.options.ids()[index];
    if (id === undefined) return;
    this.focused = id;
    this.focusedIndex = index;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const article = this.article(id);
    article?.focus({preventScroll: true});
    article?.scrollIntoView({block: 'nearest'});
  }

  /** Remembers which article has focus. */
  hold(id: string | undefined): void {
    this.focused = id;
    this.focusedIndex = id === undefined ? -1 : this.options.ids().indexOf(id);
  }

  article(id: string): HTMLElement | null {
    return this.host.renderRoot.querySelector(`[data-feed-id="${CSS.escape(id)}"]`);
  }

  /** Looks again what the reader sees, once a frame. */
  readonly look = () => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const list = this.host.renderRoot.querySelector('[role=feed]');
      if (!list) return;
      const top = list.getBoundingClientRect().top;
      const margin = innerHeight;
      const ids = this.options.ids();
      const average = this.average;
      let [at, from, to] = [top, 0, 0];
      ids.forEach((id, index) => {
        if (at < -margin) from = index;
        if (at < innerHeight + margin) to = index + 1;
        at += this.heights.get(id) ?? average;
      });
      if (to >= ids.length - 2 && ids.length > 0) this.options.onNearEnd();
      if (from === this.from && to === this.to) return;
      [this.from, this.to] = [from, to];
      this.host.requestUpdate();
    });
  };

  private get average(): number {
    return this.heights.size > 0 ? this.sum / this.heights.size : guess;
  }

  private measure(entries: readonly ResizeObserverEntry[]): void {
    for (const {target, borderBoxSize} of entries) {
      const id = (target as HTMLElement).dataset['feedId'];
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (id === undefined || height === 0 || !target.isConnected) continue;
      this.sum += height - (this.heights.get(id) ?? 0);
      this.heights.set(id, height);
    }
    this.look();
  }

  /** What had focus was taken away: whoever stands in its place gets it. */
  private mendFocus(): void {
    if (this.focused === undefined) return;
    const ids = this.options.ids();
    if (ids.includes(this.focused) || ids.length === 0) return;
    const root = this.host.renderRoot as ShadowRoot;
    const index = Math.min(Math.max(this.focusedIndex, 0), ids.length - 1);
    this.hold(undefined);
    if (!root.activeElement) void this.host.updateComplete.then(() => this.focus(index));
  }
}
