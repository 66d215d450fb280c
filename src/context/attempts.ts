import {newId} from '../model/id.js';
import {printOf} from '../model/print.js';
import type {DraftStore} from './draft-store.js';

/** What names one thing that is sent: its id, and the idempotency key of sending it. */
export interface Attempt {
  readonly id: string;
  readonly key: string;
}

/**
 * Ids and keys for sending what a person has written: the same ones as long as it says the same, so that trying again cannot send it
 * twice. Kept beside its draft, since the answer may be lost and the page closed before somebody tries again.
 */
export class Attempts {
  private readonly name: string;

  constructor(
    private readonly store: DraftStore,
    draft: string,
  ) {
    this.name = `${draft}/attempt`;
  }

  for(content: unknown): Attempt {
    const print = printOf(content);
    const [was, id, key] = this.store.read(this.name)?.split(' ') ?? [];
    if (was === print && id && key) return {id, key};
    const next = {id: newId(), key: newId()};
    this.store.write(this.name, [print, next.id, next.key].join(' '));
    return next;
  }

  /** It is in safe hands, or given up: whoever writes the same words again means another one. */
  forget(): void {
    this.store.forget(this.name);
  }
}
