const prefix = 'cop-elements.draft';

/**
 * Keeps what a person is typing on their device, by source and person, until it is sent: across reload, error and tab.
 *
 * `sessionStorage` and `localStorage` may be refused (a sandboxed frame, a full disk): then it is kept as long as the page is open.
 */
export interface DraftStore {
  read(name: string): string | undefined;
  write(name: string, text: string): void;
  forget(name: string): void;
}

const kept = new Map<string, string>();

export function draftStore(source: string, person: string | undefined): DraftStore {
  const keyOf = (name: string) => [prefix, source, person ?? 'visitor', name].join('/');
  return {
    read: (name) => kept.get(keyOf(name)) ?? attempt((storage) => storage.getItem(keyOf(name))) ?? undefined,
    write: (name, text) => {
      kept.set(keyOf(name), text);
      attempt((storage) => storage.setItem(keyOf(name), text));
    },
    forget: (name) => {
      kept.delete(keyOf(name));
      attempt((storage) => storage.removeItem(keyOf(name)));
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
