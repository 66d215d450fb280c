import {draftPrefix} from './keeps-drafts.js';

/**
 * Keeps what a person is typing on their device, by source and person, until it is sent: across reload, error and tab.
 *
 * `localStorage` may be full, being the whole intranet's: then `sessionStorage` keeps it, which has room of its own, as long as the tab is
 * there. Where both are refused (a sandboxed frame), it is kept as long as the page is open.
 */
export interface DraftStore {
  read(name: string): string | undefined;
  /** @param typedAt Epoch milliseconds: when its last letter was typed. */
  write(name: string, text: string, typedAt?: number): void;
  forget(name: string): void;
  /** When what is kept was typed; 0 where nothing is, or where a clock was wrong that has been put right since. */
  typedAt(name: string): number;
  /** Calls back when another tab changes it, `undefined` when it was sent or given up there; returns the function that stops. */
  watch(name: string, listener: (text: string | undefined, typedAt: number) => void): () => void;
}

/** Stands between a text and when it was typed: in one value, so that nobody reads one without the other. */
const seal = '\0';

const page = new Map<string, string>();

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Where it may be kept, the best first. Even to name one may be refused. */
const shelves: readonly (() => Shelf)[] = [
  () => localStorage,
  () => sessionStorage,
  () => ({
    getItem: (key) => page.get(key) ?? null,
    setItem: (key, value) => void page.set(key, value),
    removeItem: (key) => void page.delete(key),
  }),
];

export function draftStore(source: string, person: string | undefined): DraftStore {
  const keyOf = (name: string) => [draftPrefix, source, person ?? 'visitor', name].join('/');
  const look = (name: string) =>
    shelves
      .map((shelf) => opened(attempt(() => shelf().getItem(keyOf(name))) ?? undefined))
      // What a full shelf still has is older; of the same age, what was put where there was room.
      .reduce((best, each) => (each.text !== undefined && each.at >= best.at ? each : best));
  const clear = (name: string, from: readonly (() => Shelf)[]) => {
    for (const shelf of from) attempt(() => shelf().removeItem(keyOf(name)));
  };
  return {
    read: (name) => look(name).text,
    typedAt: (name) => look(name).at,
    write: (name, text, typedAt = Date.now()) => {
      const sealed = text + seal + typedAt;
      const took = shelves.findIndex((shelf) => attempt(() => (shelf().setItem(keyOf(name), sealed), true)));
      clear(name, shelves.slice(took + 1));
    },
    forget: (name) => clear(name, shelves),
    watch: (name, listener) => {
      // Word may come late, also of what this page itself had written before it was read again: what is kept now is what counts.
      const hear = ({key}: StorageEvent) => {
        if (key !== keyOf(name)) return;
        const {text, at} = look(name);
        listener(text, at);
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

function opened(value: string | undefined): {readonly text: string | undefined; readonly at: number} {
  const end = value?.lastIndexOf(seal) ?? -1;
  if (end < 0) return {text: value, at: 0};
  const at = Number(value!.slice(end + 1));
  return {text: value!.slice(0, end), at: at <= Date.now() ? at : 0};
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
