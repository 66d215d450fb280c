import {CommunityError, isTransient, toCommunityError} from '../model/errors.js';
import type {WriteResult} from './contract.js';
import {
  errorOf,
  follows,
  heldUp,
  ready,
  reasonOf,
  rebased,
  type OutboxEntry,
  type QueuedChange,
} from './outbox-entry.js';
import type {OutboxStorage} from './outbox-storage.js';
import {aborted} from './waiting.js';

/** The first wait after a failure, and the longest, in milliseconds. */
const firstWait = 1_000;
const longestWait = 300_000;
/** How long another tab leaves it to the one that wrote: that one may be gone. */
const slack = 1_000;
/** The longest a source may ask for silence. A wait beyond that was noted by a clock that has been put right since. */
const longestSilence = 3_600_000;

export interface QueueOptions {
  readonly storage: Promise<OutboxStorage>;
  /** Asks the source. */
  readonly send: (change: QueuedChange, key: string) => Promise<WriteResult>;
  /** Told of entries that came, went or failed. */
  readonly onChange: (entries: readonly OutboxEntry[]) => void;
  /** Told what became of a change, once it waits no longer. */
  readonly onAcknowledged: (entry: OutboxEntry, result: WriteResult) => void;
}

interface Waiter {
  readonly resolve: (result: WriteResult) => void;
  readonly reject: (reason: unknown) => void;
}

/** Sends changes one by one until each is acknowledged or refused. One tab sends for all; a key keeps a change from happening twice. */
export class OutboxQueue {
  /** What this tab knows to be on its way. */
  entries: readonly OutboxEntry[] = [];

  /** What the source has answered, until whoever waits has been told. */
  private readonly answers = new Map<string, WriteResult>();
  private readonly waiters = new Map<string, Waiter[]>();
  /** How entries are that there was no room to write down: whoever waits is told the truth all the same. */
  private readonly unwritten = new Map<string, OutboxEntry>();
  private opened: Promise<OutboxStorage> | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;
  private isClosed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private reloaded: Promise<void> = Promise.resolve();
  private stop = () => {};
  /** Epoch milliseconds: the source has asked for silence until then. */
  private pausedUntil = 0;

  constructor(private readonly options: QueueOptions) {}

  /** Takes up what an earlier page left, once. */
  open(): Promise<OutboxStorage> {
    this.opened ??= this.start();
    return this.opened;
  }

  /** Resolves on acknowledgement. */
  async enqueue(change: QueuedChange, key: string): Promise<WriteResult> {
    const storage = await this.open();
    if (this.isClosed) throw closedError();
    const known = this.entries.find((entry) => entry.key === key);
    if (known && JSON.stringify(known.change) !== JSON.stringify(change)) {
      throw new CommunityError('invalid', 'This key already names another change.');
    }
    try {
      if (!known) await storage.add({key, change, at: Date.now(), attempts: 0, state: 'waiting'});
      else if (known.state === 'refused') await storage.replace([ready(known)]);
    } catch {
      // No room to keep it in: sent at once or not at all.
      return this.options.send(change, key);
    }
    // Whoever has just written it is told what becomes of it, and not left with “sending” for as long as others wait.
    this.pausedUntil = 0;
    const answered = new Promise<WriteResult>((resolve, reject) => {
      this.waiters.set(key, [...(this.waiters.get(key) ?? []), {resolve, reject}]);
    });
    void this.refresh().then(() => this.drain());
    return answered;
  }

  /** Tries again at once. */
  async retry(key: string): Promise<void> {
    await this.open();
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    this.pausedUntil = 0;
    await this.update([ready(entry)]);
    await this.drain();
  }

  /** Gives it up. What has left already may still arrive. */
  async discard(key: string): Promise<void> {
    const storage = await this.open();
    await storage.remove(key);
    await this.refresh();
    void this.drain();
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.stop();
    for (const key of [...this.waiters.keys()]) this.settle(key, ({reject}) => reject(closedError()));
    void this.opened?.then((storage) => storage.close());
  }

  private async start(): Promise<OutboxStorage> {
    const storage = await this.options.storage;
    const online = () => void this.wake();
    const stopListening = storage.onChange(() => void this.refresh().then(() => this.running ?? this.schedule(slack)));
    globalThis.addEventListener?.('online', online);
    this.stop = () => {
      stopListening();
      globalThis.removeEventListener?.('online', online);
    };
    this.entries = await storage.load();
    // Whoever opens the page again has signed in again.
    const again = this.entries
      .filter(({state, reason}) => state === 'refused' && reason?.kind === 'signed-out')
      .map(ready);
    await this.note(storage, again);
    if (this.entries.length > 0) {
      await this.reload(storage);
      void this.drain();
    }
    return storage;
  }

  /** The way is free again: no need to wait any longer; `isPolite`, unless the source asked for it. */
  async wake({isPolite = false} = {}): Promise<void> {
    const waiting = this.entries.filter(({state, retryAt}) => state === 'waiting' && retryAt !== undefined);
    if (isPolite && (waiting.length === 0 || waiting.some(({isAsked}) => isAsked))) return;
    this.pausedUntil = 0;
    await this.update(waiting.map(ready));
    await this.drain();
  }

  private async update(entries: readonly OutboxEntry[]): Promise<void> {
    await this.note(await this.open(), entries);
    await this.refresh();
  }

  private async note(storage: OutboxStorage, entries: readonly OutboxEntry[]): Promise<void> {
    const isWritten = await storage.replace(entries).then(
      () => true,
      () => false,
    );
    for (const entry of entries)
      if (isWritten) this.unwritten.delete(entry.key);
      else this.unwritten.set(entry.key, entry);
  }

  private async refresh(): Promise<void> {
    const storage = await this.open();
    // Whatever kept this from working is met again, and told, by the next write.
    await this.reload(storage).catch(() => {});
  }

  /** Learns what this or another tab has changed; one after the other, so that what is older never replaces what is newer. */
  private reload(storage: OutboxStorage): Promise<void> {
    return (this.reloaded = this.reloaded.catch(() => {}).then(() => this.compare(storage)));
  }

  private async compare(storage: OutboxStorage): Promise<void> {
    const before = this.entries;
    const stored = await storage.load();
    this.entries = stored.map((entry) => {
      const known = this.unwritten.get(entry.key);
      return known ? {...known, change: entry.change} : entry;
    });
    const now = new Map(this.entries.map((entry) => [entry.key, entry]));
    const then = new Map(before.map((entry) => [entry.key, entry]));
    for (const key of [...this.waiters.keys()]) {
      const entry = now.get(key);
      if (entry?.state === 'refused') this.settle(key, ({reject}) => reject(errorOf(entry.reason!)));
      else if (!entry) await this.settleGone(storage, key, then.has(key));
    }
    const touched = [
      ...this.entries.filter((entry) => JSON.stringify(then.get(entry.key)) !== JSON.stringify(entry)),
      ...before.filter(({key}) => !now.has(key)),
    ];
    if (touched.length > 0 && !this.isClosed) this.options.onChange(touched);
  }

  private async settleGone(storage: OutboxStorage, key: string, wasKnown: boolean): Promise<void> {
    const result = this.answers.get(key) ?? (await storage.acknowledgement(key))?.result;
    if (result) this.settle(key, ({resolve}) => resolve(result));
    else if (wasKnown) this.settle(key, ({reject}) => reject(aborted()));
  }

  private settle(key: string, how: (waiter: Waiter) => void): void {
    const waiters = this.waiters.get(key) ?? [];
    this.waiters.delete(key);
    waiters.forEach(how);
  }

  /** Sends what is due, unless another tab does; then what is left when it has done. */
  private drain(): Promise<void> {
    this.isWanted = true;
    this.running ??= this.sendAll()
      .catch(() => {
        // The storage failed, not the source: it may be back.
        this.pausedUntil = Math.max(this.pausedUntil, Date.now() + firstWait);
      })
      .finally(() => {
        this.running = undefined;
        this.schedule();
      });
    return this.running;
  }

  private async sendAll(): Promise<void> {
    const storage = await this.open();
    while (this.isWanted && !this.isClosed) {
      this.isWanted = false;
      await storage.alone(async () => {
        await this.reload(storage);
        for (let entry = this.nextDue(); entry && !this.isClosed; entry = this.nextDue())
          await this.send(storage, entry);
      });
    }
  }

  private nextDue(): OutboxEntry | undefined {
    const now = Date.now();
    return isOver(this.pausedUntil, now) ? this.free().find(({retryAt = 0}) => isOver(retryAt, now)) : undefined;
  }

  /** Those that wait for nothing but their time. */
  private free(): OutboxEntry[] {
    return this.entries.filter(
      (entry, index) =>
        entry.state === 'waiting' && !this.entries.slice(0, index).some((earlier) => follows(entry, earlier)),
    );
  }

  private async send(storage: OutboxStorage, entry: OutboxEntry): Promise<void> {
    const {key} = entry;
    let result;
    try {
      result = await this.options.send(entry.change, key);
    } catch (failure) {
      const failed = this.failed(entry, toCommunityError(failure));
      await this.note(storage, [failed, ...heldUp(this.entries, failed, this.pausedUntil === failed.retryAt)]);
      return this.reload(storage);
    }
    // Whoever waits for it is told when nothing is laid over it any more, even where there was no room to note the answer.
    this.answers.set(key, result);
    await storage.replace(rebased(this.entries, entry, result));
    // It is not sent again for want of room to write down that it was.
    await storage.remove(key, {key, at: Date.now(), result}).catch(() => storage.remove(key));
    await this.reload(storage).finally(() => this.answers.delete(key));
    this.options.onAcknowledged(entry, result);
  }

  private failed(entry: OutboxEntry, error: CommunityError): OutboxEntry {
    const {retryAt: _, isAsked: __, ...rest} = entry;
    const attempts = entry.attempts + 1;
    const reason = reasonOf(error);
    if (!isTransient(error)) return {...rest, attempts, reason, state: 'refused'};
    const pause = Math.min(longestWait, firstWait * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2);
    const retryAt = Date.now() + Math.max(pause, Math.min(longestSilence, error.retryAfter ?? 0));
    // One change that the source stumbles over shall not hold up the others; a source that is away holds up all.
    if (error.kind !== 'unavailable' || error.retryAfter !== undefined) this.pausedUntil = retryAt;
    return {...rest, attempts, reason, retryAt, ...(error.retryAfter !== undefined && {isAsked: true})};
  }

  private schedule(later = 0): void {
    clearTimeout(this.timer);
    const next = Math.min(...this.free().map(({retryAt = 0}) => Math.max(retryAt, this.pausedUntil)));
    if (this.isClosed || next === Infinity) return;
    this.timer = setTimeout(() => void this.drain(), Math.max(0, next - Date.now()) + later);
  }
}

function isOver(until: number, now: number): boolean {
  return until <= now || until > now + longestSilence;
}

function closedError(): CommunityError {
  return new CommunityError('unavailable', 'This source was closed. What it had to send is kept.');
}
