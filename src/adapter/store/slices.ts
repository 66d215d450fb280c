/** How long work may hold the page before it lets others in, in milliseconds: well under a frame. */
const sliceLength = 8;

interface Scheduling {
  readonly scheduler?: {readonly yield?: () => Promise<void>};
}

/** Lets input, timers and painting in, and comes back as soon as it may. */
const letOthersIn: () => Promise<void> = (() => {
  const {scheduler} = globalThis as Scheduling;
  if (scheduler?.yield) return () => scheduler.yield!();
  return () =>
    new Promise<void>((resolve) => {
      // A message comes back at once; a timer would wait at least 4 ms each time.
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
})();

/**
 * Long work in short slices.
 *
 * Ask `isOver` now and then; when it is, `await pause()`. The signal is looked at between slices.
 */
export class Slices {
  private end = performance.now() + sliceLength;

  constructor(private readonly signal?: AbortSignal) {
    signal?.throwIfAborted();
  }

  get isOver(): boolean {
    return performance.now() >= this.end;
  }

  async pause(): Promise<void> {
    await letOthersIn();
    this.signal?.throwIfAborted();
    this.end = performance.now() + sliceLength;
  }
}

/** Calls for each, in slices. */
export async function inSlices<T>(
  items: Iterable<T>,
  each: (item: T, index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const slices = new Slices(signal);
  let index = 0;
  for (const item of items) {
    // The clock is asked for every 64th, for asking costs more than most work does.
    if ((index & 63) === 63 && slices.isOver) await slices.pause();
    each(item, index++);
  }
}

/** Sorts into a new array, in slices. What is sorted already is noticed, and answered as it is. */
export async function sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  signal?: AbortSignal,
): Promise<readonly T[]> {
  const slices = new Slices(signal);
  let sorted = 1;
  while (sorted < items.length && compare(items[sorted - 1]!, items[sorted]!) <= 0) {
    if ((++sorted & 255) === 0 && slices.isOver) await slices.pause();
  }
  if (sorted >= items.length) return items;

  const chunk = 512;
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += chunk) {
    runs.push(items.slice(start, start + chunk).sort(compare));
    if (slices.isOver) await slices.pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      const [left, right] = [runs[index]!, runs[index + 1]];
      merged.push(right ? await merge(left, right, compare, slices) : left);
    }
    runs = merged;
  }
  return runs[0]!;
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
