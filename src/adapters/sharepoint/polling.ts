import type {ChangeEvent} from '../../adapter/contract.js';
import {toCommunityError} from '../../model/errors.js';

type Listener = (event: ChangeEvent) => void;

/** Looks for news every so many seconds while somebody watches and the page is seen. SharePoint tells a page nothing by itself. */
export function polling(look: () => Promise<void>, seconds: number) {
  const listeners = new Set<Listener>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isSeen = () => typeof document === 'undefined' || document.visibilityState === 'visible';
  const turn = async () => {
    timer = undefined;
    let pause = seconds * 1_000;
    if (isSeen()) {
      try {
        await look();
      } catch (error) {
        const known = toCommunityError(error);
        pause = Math.max(pause, known.retryAfter ?? 0);
        for (const listener of listeners) listener({type: 'error', error: known});
      }
    }
    if (listeners.size > 0) timer ??= setTimeout(() => void turn(), pause);
  };
  return {
    join(listener: Listener): () => void {
      // One that is told twice leaves twice.
      const mine: Listener = (event) => listener(event);
      listeners.add(mine);
      mine({type: 'status', status: 'polling'});
      timer ??= setTimeout(() => void turn(), seconds * 1_000);
      return () => {
        listeners.delete(mine);
        if (listeners.size === 0) {
          clearTimeout(timer);
          timer = undefined;
        }
      };
    },
    close(): void {
      listeners.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
