/**
 * Why a journal cannot be kept: the page is no secure context; the browser keeps nothing here; another tab is in the way; there is no
 * room.
 */
export type Trouble = 'insecure' | 'refused' | 'busy' | 'full';

export class JournalError extends Error {
  constructor(
    readonly trouble: Trouble,
    options?: ErrorOptions,
  ) {
    super(`The journal cannot be kept: ${trouble}.`, options);
  }
}

/** What a browser says in its own words, in ours. */
export function troubleOf(error: unknown): Trouble {
  const {trouble, name} = error as {readonly trouble?: Trouble; readonly name?: string};
  if (trouble) return trouble;
  if (name === 'QuotaExceededError') return 'full';
  return name === 'TimeoutError' ? 'busy' : 'refused';
}
