import type {CommunityAdapter} from '../adapter/contract.js';
import {abortable} from '../adapter/waiting.js';
import {CommunityError} from '../model/errors.js';

/** Opens what stands behind an adapter; the signal aborts when nobody waits for it any more. */
export type Open = (signal: AbortSignal) => Promise<CommunityAdapter>;

/**
 * An adapter that opens when it is first asked, once for all who ask.
 *
 * What failed is tried again by whoever asks next. When everybody who waited has left, the opening is given up.
 */
export function opening(
  name: string,
  open: Open,
  verbs: {readonly write?: true; readonly watch?: true} = {},
): CommunityAdapter {
  let opened: Promise<CommunityAdapter> | undefined;
  let closing = new AbortController();
  let isClosed = false;
  let waiting = 0;

  const source = async (signal?: AbortSignal): Promise<CommunityAdapter> => {
    signal?.throwIfAborted();
    if (isClosed) throw new CommunityError('unavailable', 'This source was closed.');
    opened ??= start();
    const mine = opened;
    waiting++;
    try {
      return await abortable(mine, signal);
    } finally {
      if (--waiting === 0 && signal?.aborted) giveUp(mine);
    }
  };

  const start = (): Promise<CommunityAdapter> => {
    closing = new AbortController();
    const attempt = open(closing.signal);
    attempt.then(
      () => settled.add(attempt),
      () => {
        if (opened === attempt) opened = undefined;
      },
    );
    return attempt;
  };
  const settled = new WeakSet<Promise<CommunityAdapter>>();
  const giveUp = (attempt: Promise<CommunityAdapter>) => {
    if (settled.has(attempt) || opened !== attempt) return;
    opened = undefined;
    closing.abort();
  };

  return {
    name,
    describe: async (options) => (await source(options?.signal)).describe(options),
    list: async (kind, query, options) => (await source(options?.signal)).list(kind, query, options),
    get: async (kind, ids, options) => (await source(options?.signal)).get(kind, ids, options),
    ...(verbs.write && {write: async (change, options) => (await source(options.signal)).write!(change, options)}),
    ...(verbs.watch && {
      watch: (scope, listener) => {
        let stop: (() => void) | undefined;
        let isStopped = false;
        source().then(
          (adapter) => {
            if (!isStopped) stop = adapter.watch?.(scope, listener);
          },
          // Whoever watches reads as well, and is told there what is wrong.
          () => undefined,
        );
        return () => {
          isStopped = true;
          stop?.();
        };
      },
    }),
    close: () => {
      isClosed = true;
      closing.abort();
      opened?.then((adapter) => adapter.close?.()).catch(() => undefined);
    },
  };
}
