import type {ChangeEvent, CommunityAdapter, WatchScope} from '../../../src/adapter/contract.js';
import {heartbeat} from '../../../src/protocol/events.js';

/** A reader who is so many events behind is let go: it comes back and asks since when. */
const mostWaiting = 1_000;

/** Every open stream, so that they can be counted and ended. */
export class Streams {
  private readonly open = new Set<() => void>();

  get size(): number {
    return this.open.size;
  }

  /** What happens to what is watched, as server-sent events, until the reader goes; answers once the source watches. */
  async answer(source: CommunityAdapter, scope: WatchScope, signal: AbortSignal): Promise<Response> {
    const encoder = new TextEncoder();
    let end = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          const send = (text: string) => {
            if ((controller.desiredSize ?? 0) < -mostWaiting) return end();
            controller.enqueue(encoder.encode(text));
          };
          const stop = source.watch!(scope, (event) => {
            const text = written(event);
            if (text) send(text);
            if (event.type === 'status' || event.type === 'reset') begin();
          });
          const timer = setInterval(() => send(': still here\n\n'), heartbeat);
          end = () => {
            if (!this.open.delete(end)) return;
            clearInterval(timer);
            stop();
            signal.removeEventListener('abort', end);
            controller.close();
            begin();
          };
          this.open.add(end);
          signal.addEventListener('abort', end);
          send('retry: 2000\n\n');
          if (signal.aborted) end();
        },
        cancel: () => end(),
      },
      {highWaterMark: 0},
    );
    await begun;
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // A proxy that holds events back would hold them for ever.
        'x-accel-buffering': 'no',
      },
    });
  }

  close(): void {
    for (const end of this.open) end();
  }
}

function written(event: ChangeEvent): string | undefined {
  if (event.type === 'status' || event.type === 'error') return undefined;
  const id = event.at === undefined ? '' : `id: ${event.at}\n`;
  return `event: ${event.type}\n${id}data: ${JSON.stringify(event)}\n\n`;
}
