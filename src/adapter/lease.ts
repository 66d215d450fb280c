import {newId} from '../model/id.js';
import {wait} from './waiting.js';

/** How long a lease is good for, how often its holder renews it, and how often others ask for it; in milliseconds. */
const length = 10_000;
const renewal = 3_000;
const patience = 1_000;

/** One lease, kept where all tabs can see it. */
export interface LeaseStore {
  /** True where nobody else holds it now. */
  take(holder: string, until: number): Promise<boolean>;
  release(holder: string): Promise<void>;
}

/**
 * Runs the task while holding the lease: what Web Locks do, where there are none.
 *
 * Whoever no longer wants it, as the signal says, is refused with an `AbortError`. A holder that dies is waited for until its lease ends; so a sender must bear, as ours does by its keys, that another one began.
 */
export async function lease(store: LeaseStore, task: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  const holder = newId();
  while (!(await store.take(holder, Date.now() + length))) await wait(patience * (0.5 + Math.random()), signal);
  const timer = setInterval(() => void store.take(holder, Date.now() + length), renewal);
  try {
    await task();
  } finally {
    clearInterval(timer);
    await store.release(holder);
  }
}
