import type {CallOptions, ChangeEvent, CommunityAdapter} from '../../../src/adapter/contract.js';
import type {Chance} from './random.js';

/** What becomes of what was lost: the source says that too much was missed, tells it after all, or never says a word of it. */
export type Gap = 'reset' | 'again' | 'never';

export interface Tampering {
  readonly chance: Chance;
  readonly gap: Gap;
  /** Events say what an item is now, as those of a source in the page do; those of a service name it alone. */
  readonly carries: boolean;
}

export interface Tampered extends CommunityAdapter {
  /** Tells so many of what was held back, at most. */
  tell(count: number): void;
  /** Tells everything that was held back, and makes the gaps good as far as they are. */
  tellAll(): void;
  /** Reads that are not answered yet. */
  readonly open: number;
}

interface Line {
  readonly hear: (event: ChangeEvent) => void;
  held: ChangeEvent[];
  lost: ChangeEvent[];
}

/**
 * A fake of a bad line around a real source: news of it come in any order, several times, or not at all, and its answers cross.
 *
 * What is answered is what the source said when it was asked.
 */
export function tampered(source: CommunityAdapter, {chance, gap, carries}: Tampering): Tampered {
  const lines = new Set<Line>();
  let open = 0;

  const late = async <T>(answer: Promise<T>, options: CallOptions | undefined): Promise<T> => {
    open++;
    try {
      const answered = await answer;
      if (chance.is(0.7)) await new Promise((resolve) => setTimeout(resolve, chance.below(12)));
      options?.signal?.throwIfAborted();
      return answered;
    } finally {
      open--;
    }
  };
  const take = (line: Line, event: ChangeEvent) => {
    if (event.type !== 'changed' && event.type !== 'removed') return line.hear(event);
    const {item: _item, ...bare} = event as ChangeEvent & {readonly item?: unknown};
    const told = carries ? event : (bare as ChangeEvent);
    if (chance.is(0.15)) return void line.lost.push(told);
    for (let times = chance.is(0.25) ? 2 + chance.below(2) : 1; times > 0; times--) line.held.push(told);
  };
  const tellOne = (line: Line) => {
    const [event] = line.held.splice(chance.below(line.held.length), 1);
    if (event) line.hear(event);
  };

  return {
    ...source,
    get open() {
      return open;
    },
    list: (kind, query, options) => late(source.list(kind, query, options), options),
    get: (kind, ids, options) => late(source.get(kind, ids, options), options),
    watch: (scope, listener) => {
      const line: Line = {hear: listener, held: [], lost: []};
      lines.add(line);
      const stop = source.watch!(scope, (event) => take(line, event));
      return () => {
        lines.delete(line);
        stop();
      };
    },
    tell: (count) => {
      for (const line of lines) for (let told = 0; told < count && line.held.length > 0; told++) tellOne(line);
    },
    tellAll: () => {
      for (const line of lines) {
        if (gap === 'again') line.held.push(...line.lost);
        const isMissed = line.lost.length > 0;
        line.lost = [];
        while (line.held.length > 0) tellOne(line);
        if (gap === 'reset' && isMissed) line.hear({type: 'reset'});
      }
    },
  };
}
