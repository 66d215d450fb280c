const prefix = 'cop-elements.draft';

/**
 * Keeps what a person is typing on their device, by source and person, until it is sent: across reload, error and tab.
 *
 * `localStorage` may be refused (a sandboxed frame, a full disk): then it is kept as long as the page is open.
 */
export interface DraftStore {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  forget(name: string): void;
  /** Calls back when another tab changes it, `undefined` when it was sent or given up there; returns the function that stops. */
  watch(name: string, listener: (text: string | undefined) => void): () => void;
}

/** What `localStorage` did not take. */
const kept = new Map<string, string>();

export function draftStore(source: string, person: string | undefined): DraftStore {
  const keyOf = (name: string) => [prefix, source, person ?? 'visitor', name].join('/');
  return {
    read: (name) => kept.get(keyOf(name)) ?? attempt((storage) => storage.getItem(keyOf(name))) ?? undefined,
    write: (name, text) => {
      const isKept = attempt((storage) => (storage.setItem(keyOf(name), text), true));
      if (isKept) kept.delete(keyOf(name));
      else kept.set(keyOf(name), text);
    },
    forget: (name) => {
      kept.delete(keyOf(name));
      attempt((storage) => storage.removeItem(keyOf(name)));
    },
    watch: (name, listener) => {
      const hear = ({key, newValue}: StorageEvent) => {
        if (key === keyOf(name)) listener(newValue ?? undefined);
      };
      addEventListener('storage', hear);
      return () => removeEventListener('storage', hear);
    },
  };
}

function attempt<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
