/** How long work may hold the page before it lets others in, in milliseconds: well under a frame. */
const sliceLength = 6;

/**
 * Lets input, timers and painting in, and comes back as soon as it may.
 *
 * By a message, which waits its turn: a timer would wait at least 4 ms each time, and `scheduler.yield` comes back before the timers and
 * answers of everybody else, who would not get in for as long as the work lasts.
 */
function letOthersIn(): Promise<undefined> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(undefined);
    };
    port2.postMessage(undefined);
  });
}

/** Waits until the page has nothing better to do, at most a moment; answers how long that will be so, in milliseconds. */
function untilIdle(): Promise<number> {
  return new Promise((resolve) => requestIdleCallback((idle) => resolve(idle.timeRemaining()), {timeout: 200}));
}

/**
 * Long work in short slices.
 *
 * Ask `isOver` now and then; when it is, `await pause()`. The signal is looked at between slices.
 */
export class Slices {
  private end = performance.now() + sliceLength;

  /** While `canWait` says so, the work goes on only when the page is idle. */
  constructor(
    private readonly signal?: AbortSignal,
    private readonly canWait?: () => boolean,
  ) {
    signal?.throwIfAborted();
  }

  get isOver(): boolean {
    return performance.now() >= this.end;
  }

  async pause(): Promise<void> {
    const idle = this.canWait?.() ? await untilIdle() : await letOthersIn();
    this.signal?.throwIfAborted();
    this.end = performance.now() + Math.max(sliceLength, Math.min(idle ?? 0, 2 * sliceLength));
  }

  /** Calls for each. */
  async each<T>(items: Iterable<T>, call: (item: T) => void): Promise<void> {
    let index = 0;
    for (const item of items) {
      // The clock is asked for every 8th, for asking costs more than much of the work does.
      if ((++index & 7) === 0 && this.isOver) await this.pause();
      call(item);
    }
  }

  /** Sorts into a new array. What is sorted already is noticed, and answered as it is. */
  async sort<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<readonly T[]> {
    let sorted = 1;
    while (sorted < items.length && compare(items[sorted - 1]!, items[sorted]!) <= 0) {
      if ((++sorted & 255) === 0 && this.isOver) await this.pause();
    }
    if (sorted >= items.length) return items;

    const chunk = 512;
    let runs: T[][] = [];
    for (let start = 0; start < items.length; start += chunk) {
      runs.push(items.slice(start, start + chunk).sort(compare));
      if (this.isOver) await this.pause();
    }
    while (runs.length > 1) {
      const merged: T[][] = [];
      for (let index = 0; index < runs.length; index += 2) {
        const [left, right] = [runs[index]!, runs[index + 1]];
        merged.push(right ? await merge(left, right, compare, this) : left);
      }
      runs = merged;
    }
    return runs[0]!;
  }
}

async function merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  slices: Slices,
): Promise<T[]> {
  const all: T[] = [];
  let [l, r] = [0, 0];
  while (l < left.length && r < right.length) {
    all.push(compare(left[l]!, right[r]!) <= 0 ? left[l++]! : right[r++]!);
    if ((all.length & 255) === 0 && slices.isOver) await slices.pause();
  }
  while (l < left.length) all.push(left[l++]!);
  while (r < right.length) all.push(right[r++]!);
  return all;
}
