import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The three shapes an element is drawn in: a sidebar, a column, a whole page. */
export type Shape = 'slip' | 'page' | 'spread';

/** Knows how wide its element is, in em of its own text, and draws again when that changes. */
export class Measure implements ReactiveController {
  /** Pixels of one em. */
  em = 16;
  /** The width, in em. */
  width = 50;
  private frame = 0;
  private observer: ResizeObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get shape(): Shape {
    return this.width < 22 ? 'slip' : this.width < 52 ? 'page' : 'spread';
  }

  hostConnected(): void {
    this.observer = new ResizeObserver(() => {
      // With the next frame: what is drawn from here changes sizes again, and a browser reports that as an error.
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this.read());
    });
    this.observer.observe(this.host);
    this.read();
  }

  hostDisconnected(): void {
    cancelAnimationFrame(this.frame);
    this.observer?.disconnect();
  }

  private read(): void {
    const em = parseFloat(getComputedStyle(this.host).fontSize) || 16;
    // A hidden element has no width; it keeps the last one.
    const width = this.host.clientWidth / em || this.width;
    if (em === this.em && width === this.width) return;
    [this.em, this.width] = [em, width];
    this.host.requestUpdate();
  }
}
