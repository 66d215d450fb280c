import {CommunityError, type ErrorKind} from '../model/errors.js';
import type {CallOptions, ChangeEvent, CommunityAdapter} from './contract.js';
import {wait} from './waiting.js';

export type Verb = 'describe' | 'list' | 'get' | 'write' | 'many' | 'upload' | 'attachment';

/** One thing that goes wrong. */
export interface Fault {
  readonly kind: ErrorKind;
  /** Which verbs it meets; all where left out. */
  readonly verbs?: readonly Verb[];
  /** How often it happens before it is over; always where left out. */
  readonly times?: number;
  /** For `rate-limited` and `unavailable`: the wait the source asks for, in milliseconds. */
  readonly retryAfter?: number;
  /** The write is done and its answer lost: what a dropped connection looks like from the page. */
  readonly afterCommit?: boolean;
}

/** What goes wrong from now on. */
export interface FaultPlan {
  /** Milliseconds before each answer. */
  readonly slow?: number;
  readonly fail?: readonly Fault[];
  /** Every call fails with `offline`, and no event arrives. */
  readonly offline?: boolean;
  /** Each event is told twice. */
  readonly duplicateEvents?: boolean;
  /** Events arrive two by two, the later one first. */
  readonly reorderEvents?: boolean;
}

/** An adapter that fails as it is told to. */
export interface FaultyAdapter extends CommunityAdapter {
  /** Replaces the plan. */
  plan(next: FaultPlan): void;
  /** How often each verb was asked for, failures included. */
  readonly calls: Readonly<Record<Verb, number>>;
}

/**
 * A fake for stories and tests: the same source, made slow, failing or forgetful, and changed while it runs.
 *
 * Nothing else pretends: what gets through is answered by the source itself.
 */
export function faults(source: CommunityAdapter, first: FaultPlan = {}): FaultyAdapter {
  const {write, watch, many, upload, attachment, feeds, badges, close} = source;
  const calls = {describe: 0, list: 0, get: 0, write: 0, many: 0, upload: 0, attachment: 0};
  let plan = first;
  let left = new Map<Fault, number>();
  const follow = (next: FaultPlan) => {
    plan = next;
    left = new Map(next.fail?.map((fault) => [fault, fault.times ?? Infinity]));
  };
  follow(first);

  const strike = (verb: Verb, afterCommit: boolean) => {
    for (const fault of plan.fail ?? []) {
      const remaining = left.get(fault) ?? 0;
      if (remaining === 0 || Boolean(fault.afterCommit) !== afterCommit || (fault.verbs && !fault.verbs.includes(verb)))
        continue;
      left.set(fault, remaining - 1);
      const {kind, retryAfter} = fault;
      throw new CommunityError(kind, `A fault on purpose: ${kind}.`, retryAfter === undefined ? {} : {retryAfter});
    }
  };

  const meet = async <T>(verb: Verb, options: CallOptions | undefined, answer: () => Promise<T>): Promise<T> => {
    calls[verb]++;
    if (plan.slow) await wait(plan.slow, options?.signal);
    if (plan.offline) throw new CommunityError('offline', 'A fault on purpose: offline.');
    strike(verb, false);
    const answered = await answer();
    strike(verb, true);
    return answered;
  };

  return {
    name: source.name,
    calls,
    plan: follow,
    describe: (options) => meet('describe', options, () => source.describe(options)),
    list: (kind, query, options) => meet('list', options, () => source.list(kind, query, options)),
    get: (kind, ids, options) => meet('get', options, () => source.get(kind, ids, options)),
    ...(write && {write: (change, options) => meet('write', options, () => write.call(source, change, options))}),
    ...(many && {many: (reads, options) => meet('many', options, () => many.call(source, reads, options))}),
    ...(upload && {upload: (file, options) => meet('upload', options, () => upload.call(source, file, options))}),
    ...(attachment && {
      attachment: (id, options) => meet('attachment', options, () => attachment.call(source, id, options)),
    }),
    ...(watch && {
      watch: (scope, listener) => {
        let held: ChangeEvent | undefined;
        const tell = (event: ChangeEvent) => {
          for (let time = 0; time < (plan.duplicateEvents ? 2 : 1); time++) listener(event);
        };
        return watch.call(source, scope, (event) => {
          if (plan.offline) return;
          if (plan.reorderEvents && !held) {
            held = event;
            return;
          }
          tell(event);
          if (held) tell(held);
          held = undefined;
        });
      },
    }),
    ...(feeds && {feeds: () => feeds.call(source)}),
    ...(badges && {badges: () => badges.call(source)}),
    ...(close && {close: () => close.call(source)}),
  };
}
