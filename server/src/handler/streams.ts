import type {ChangeEvent} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import {heartbeat} from '../../../src/protocol/index.js';
import type {StreamLimits} from './options.js';

export const usualStreams: StreamLimits = {
  perPerson: 50,
  waiting: 1_048_576,
  heartbeat,
  recheck: 60_000,
};

const encoder = new TextEncoder();
const alive = encoder.encode(': alive\n\n');
/** Events are the same for many: each is written down once. */
const writtenEvents = new WeakMap<ChangeEvent, Uint8Array>();

/** How a stream is fed, and how it ends. */
export interface Feeding {
  readonly whom: string;
  /** Begins to tell; answers what stops it. */
  watch(listener: (event: ChangeEvent) => void): () => void;
  /** Is it still the same person, with the same rights? */
  isSame(): Promise<boolean>;
  readonly signal: AbortSignal;
}

/** All streams of events that are open, with one clock for them all. */
export class Streams {
  private readonly open = new Set<Stream>();
  private readonly perPerson = new Map<string, number>();
  private clock: ReturnType<typeof setInterval> | undefined;
  private isClosed = false;

  constructor(private readonly limits: StreamLimits) {}

  start(feeding: Feeding): ReadableStream<Uint8Array> {
    if (this.isClosed)
      throw new CommunityError('unavailable', 'This service is stopping. Come back in a moment.', {retryAfter: 1_000});
    const count = this.perPerson.get(feeding.whom) ?? 0;
    if (count >= this.limits.perPerson)
      throw new CommunityError('rate-limited', `You have ${count} streams of events open. Close some.`, {
        retryAfter: 30_000,
      });
    this.perPerson.set(feeding.whom, count + 1);
    const stream = new Stream(feeding, this.limits, () => this.forget(stream, feeding.whom));
    this.open.add(stream);
    this.clock ??= setInterval(() => this.tick(), Math.max(50, this.limits.heartbeat / 5));
    return stream.readable;
  }

  /** Ends them all; clients come back in a moment, not all in the same. */
  close(): void {
    this.isClosed = true;
    for (const stream of this.open) stream.end(`retry: ${500 + Math.floor(Math.random() * 4_500)}\n\n`);
  }

  private tick(): void {
    const now = Date.now();
    for (const stream of this.open) stream.tick(now);
  }

  private forget(stream: Stream, whom: string): void {
    this.open.delete(stream);
    const left = (this.perPerson.get(whom) ?? 1) - 1;
    if (left > 0) this.perPerson.set(whom, left);
    else this.perPerson.delete(whom);
    if (this.open.size > 0) return;
    clearInterval(this.clock);
    this.clock = undefined;
  }
}

/** One stream, as long as somebody reads it. */
class Stream {
  readonly readable: ReadableStream<Uint8Array>;
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  private stop: () => void = () => undefined;
  private saidAt = Date.now();
  private checkedAt = Date.now();
  private isOver = false;

  constructor(
    private readonly feeding: Feeding,
    private readonly limits: StreamLimits,
    private readonly ended: () => void,
  ) {
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        cancel: () => void this.finish(),
      },
      {highWaterMark: limits.waiting, size: (chunk) => chunk?.byteLength ?? 0},
    );
    const {signal} = feeding;
    signal.addEventListener('abort', this.handleAbort);
    this.say(encoder.encode('retry: 2000\n\n'));
    this.stop = feeding.watch((event) => this.tell(event));
  }

  tick(now: number): void {
    if (now - this.checkedAt >= this.limits.recheck) {
      this.checkedAt = now;
      void this.feeding.isSame().then(
        (isSame) => isSame || this.end(),
        () => this.end(),
      );
    }
    if (now - this.saidAt >= this.limits.heartbeat) this.say(alive);
  }

  /** Says something last, and ends. */
  end(last?: string): void {
    if (this.isOver) return;
    if (last !== undefined) this.say(encoder.encode(last));
    if (this.finish()) this.controller.close();
  }

  private readonly handleAbort = () => this.end();

  private tell(event: ChangeEvent): void {
    if (event.type === 'status') return;
    // A source that can no longer tell lets its readers come back and ask again.
    if (event.type === 'error') return this.end();
    let bytes = writtenEvents.get(event);
    if (!bytes) writtenEvents.set(event, (bytes = encoder.encode(written(event))));
    this.say(bytes);
  }

  private say(bytes: Uint8Array): void {
    if (this.isOver) return;
    if ((this.controller.desiredSize ?? 0) <= 0) {
      // Nobody reads: what waits would wait for ever.
      if (this.finish()) this.controller.error(new Error('The client does not read its events.'));
      return;
    }
    this.saidAt = Date.now();
    this.controller.enqueue(bytes);
  }

  private finish(): boolean {
    if (this.isOver) return false;
    this.isOver = true;
    this.stop();
    this.feeding.signal.removeEventListener('abort', this.handleAbort);
    this.ended();
    return true;
  }
}

function written(event: Exclude<ChangeEvent, {type: 'status' | 'error'}>): string {
  const id = event.at === undefined ? '' : `id: ${event.at}\n`;
  return `event: ${event.type}\n${id}data: ${JSON.stringify(event)}\n\n`;
}
