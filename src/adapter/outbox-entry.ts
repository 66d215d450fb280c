import {CommunityError, type Advice, type ErrorKind} from '../model/errors.js';
import type {Pending} from '../model/item.js';
import type {Change, WriteResult} from './contract.js';

/** What an outbox takes in. A `restore` is a job somebody watches over, not something to send behind their back. */
export type QueuedChange = Exclude<Change, {verb: 'restore'}>;

/** A write that the source has not acknowledged. Plain data: it is kept across reloads. */
export interface OutboxEntry {
  /** The idempotency key. */
  readonly key: string;
  /** Given by the storage; what was written first is sent first. */
  readonly order: number;
  readonly change: QueuedChange;
  /** Epoch milliseconds: when the person wrote it. */
  readonly at: number;
  readonly attempts: number;
  /** `refused`: asking again would not help, until the person says so. */
  readonly state: 'waiting' | 'refused';
  /** Epoch milliseconds: not to be tried before. */
  readonly retryAt?: number;
  /** The source itself asked for that wait. */
  readonly isAsked?: boolean;
  /** Why it was not sent the last time. */
  readonly reason?: Reason;
}

/** An error as plain data. */
export interface Reason {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
  readonly retryAfter?: number;
  readonly advice?: Advice;
  readonly about?: string;
}

/** What a tab that waits for an acknowledgement finds. */
export interface Acknowledgement {
  readonly key: string;
  readonly at: number;
  readonly result: WriteResult;
}

export function reasonOf({kind, message, fields, current, retryAfter, advice, about}: CommunityError): Reason {
  return {
    kind,
    message,
    ...(fields && {fields}),
    ...(current !== undefined && {current}),
    ...(retryAfter !== undefined && {retryAfter}),
    ...(advice && {advice}),
    ...(about && {about}),
  };
}

export function errorOf({kind, message, ...details}: Reason): CommunityError {
  return new CommunityError(kind, message, details);
}

/** What a person is told about it. */
export function pendingOf({key, reason, retryAt}: OutboxEntry): Pending {
  if (!reason) return {state: 'sending', key};
  const {kind, message, advice} = reason;
  const known = {kind, message, ...(advice && {advice})};
  return {state: 'unsent', key, reason: {...known, ...(retryAt !== undefined && {retryAt})}};
}

/** The id of the item a change is about. */
export function subjectOf(change: QueuedChange): string {
  return change.verb === 'create' ? change.item.id : change.id;
}

/** The version an item seems to have while a change to it is on its way. */
export function pendingVersion(entry: OutboxEntry): string {
  return `pending ${entry.key}`;
}

/**
 * Must the later one wait for the earlier? It must where it is about the same item, or speaks of one that does not exist yet.
 *
 * A refused one is waited for by nobody: it may stay for days, and whoever writes wants an answer.
 */
export function follows(later: OutboxEntry, earlier: OutboxEntry): boolean {
  if (earlier.state === 'refused') return false;
  const id = subjectOf(earlier.change);
  if (subjectOf(later.change) === id) return true;
  return earlier.change.verb === 'create' && JSON.stringify(later.change).includes(JSON.stringify(id));
}

/** What is not tried now either, since all wait or it follows what failed: it is not to look as if it were on its way. */
export function heldUp(entries: readonly OutboxEntry[], failed: OutboxEntry, doAllWait: boolean): OutboxEntry[] {
  const {key, reason, retryAt, isAsked} = failed;
  if (!reason || retryAt === undefined) return [];
  return entries
    .filter((entry) => entry.key !== key && entry.state === 'waiting' && !entry.reason)
    .filter((entry) => doAllWait || follows(entry, failed))
    .map((entry) => ({...entry, reason, retryAt, ...(isAsked && {isAsked})}));
}

/** Waits for nothing any more. */
export function ready({retryAt: _, isAsked: __, reason: ___, ...entry}: OutboxEntry): OutboxEntry {
  return {...entry, state: 'waiting'};
}

/** Later changes were made to what the item looked like with this one pending; now it has a version. */
export function rebased(entries: readonly OutboxEntry[], entry: OutboxEntry, {items}: WriteResult): OutboxEntry[] {
  const id = subjectOf(entry.change);
  const version = items.find((item) => item.id === id)?.version;
  if (version === undefined) return [];
  const madeAgainst = 'version' in entry.change ? entry.change.version : undefined;
  return entries.flatMap((later) => {
    const {change} = later;
    if (later.order <= entry.order || change.verb === 'create' || change.id !== id || change.version === undefined)
      return [];
    if (change.version !== madeAgainst && change.version !== pendingVersion(entry)) return [];
    return [{...later, change: {...change, version}}];
  });
}
