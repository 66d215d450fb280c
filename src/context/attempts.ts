import {newId} from '../model/id.js';
import {printOf} from '../model/print.js';
import type {DraftStore} from './draft-store.js';

/** How long what one page has sent is known in another that shows the same draft, in milliseconds. */
const knownFor = 60_000;
const sentHere = new Set<string>();

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
    const [was, id, key, sentAt] = this.store.read(this.name)?.split(' ') ?? [];
    if (was === print && id && key && (!sentAt || isElsewhere(key, Number(sentAt)))) return {id, key};
    const next = {id: newId(), key: newId()};
    this.store.write(this.name, [print, next.id, next.key].join(' '));
    return next;
  }

  /**
   * It is in safe hands, or given up: whoever writes the same words again means another one. But another tab, or the next page after
   * a crash, may still show these, and does not mean another one by sending them.
   *
   * @param part What of it is kept apart, and may be left alone where the page ends in between: `forgetLeft` knows it again.
   */
  forget(part?: string): void {
    const [print, id, key] = this.store.read(this.name)?.split(' ') ?? [];
    if (!print || !id || !key) return this.store.forget(this.name);
    sentHere.add(key);
    this.store.write(this.name, [print, id, key, Date.now(), printOf(part ?? '')].join(' '));
  }

  /** Forgets a draft that is no more than a part of what another page has sent a moment ago, and ended before it could forget it. */
  forgetLeft(draft: string): void {
    const [, , key, sentAt, print] = this.store.read(this.name)?.split(' ') ?? [];
    if (key && isElsewhere(key, Number(sentAt)) && print === printOf(this.store.read(draft) ?? ''))
      this.store.forget(draft);
  }
}

function isElsewhere(key: string, sentAt: number): boolean {
  const since = Date.now() - sentAt;
  return !sentHere.has(key) && since >= 0 && since < knownFor;
}
