import {draftPrefix} from './keeps-drafts.js';

/**
 * Keeps what a person is typing on their device, by source and person, until it is sent: across reload, error and tab.
 *
 * `localStorage` may be refused (a sandboxed frame, a full disk): then it is kept as long as the page is open.
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

/** What `localStorage` did not take. */
const kept = new Map<string, string>();

export function draftStore(source: string, person: string | undefined): DraftStore {
  const keyOf = (name: string) => [draftPrefix, source, person ?? 'visitor', name].join('/');
  const look = (name: string) =>
    opened(kept.get(keyOf(name)) ?? attempt((storage) => storage.getItem(keyOf(name))) ?? undefined);
  return {
    read: (name) => look(name).text,
    typedAt: (name) => look(name).at,
    write: (name, text, typedAt = Date.now()) => {
      const sealed = text + seal + typedAt;
      const isKept = attempt((storage) => (storage.setItem(keyOf(name), sealed), true));
      if (isKept) kept.delete(keyOf(name));
      else kept.set(keyOf(name), sealed);
    },
    forget: (name) => {
      kept.delete(keyOf(name));
      attempt((storage) => storage.removeItem(keyOf(name)));
    },
    watch: (name, listener) => {
      const hear = ({key, newValue}: StorageEvent) => {
        if (key !== keyOf(name)) return;
        const {text, at} = opened(newValue ?? undefined);
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

function attempt<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
