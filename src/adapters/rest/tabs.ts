import {lease, type LeaseStore} from '../../adapter/lease.js';

/** What one tab tells the others of its browser: an event of the stream, how the stream is, or that it is new here. */
export type Word =
  | {readonly say: 'event'; readonly type: string; readonly data: string; readonly id: string | undefined}
  | {readonly say: 'status'; readonly status: 'live' | 'polling'}
  | {readonly say: 'hello'};

interface Sent {
  readonly whom: string;
  readonly community: string | undefined;
  readonly word: Word;
}

/** A page that was read before somebody watched is that old at most, in milliseconds; and so many events it missed. */
const [recently, most] = [30_000, 200];

/**
 * The tabs of a browser in which the same person looks at the same service: one of them reads the stream of events, and tells the others.
 *
 * A browser opens six connections to a host that speaks HTTP/1.1; a stream in each tab would soon have them all.
 */
export class Tabs {
  private readonly channel: BroadcastChannel;
  private readonly listeners = new Set<(sent: Sent) => void>();
  private isClosed = false;
  /** Events of late, for pages that were read before anybody watched. */
  private recent: {readonly at: number; readonly sent: Sent}[] = [];

  constructor(
    private readonly name: string,
    /** Who looks; asked for when it matters. */
    private readonly whom: () => Promise<string>,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({data}: MessageEvent<Sent>) => {
      if (data.word.say === 'event') this.remember(data);
      for (const listener of this.listeners) listener(data);
    };
  }

  /** Joins the others; answers how to talk to them. */
  async join(community: string | undefined, listener: (word: Word) => void): Promise<Talk> {
    const whom = await this.whom();
    const concerns = (sent: Sent) => sent.whom === whom && sent.community === community;
    const hear = (sent: Sent) => concerns(sent) && listener(sent.word);
    this.listeners.add(hear);
    for (const {at, sent} of this.recent) if (at > Date.now() - recently) hear(sent);
    const say = (word: Word) => {
      if (!this.isClosed) this.channel.postMessage({whom, community, word} satisfies Sent);
    };
    say({say: 'hello'});
    return {
      say,
      leave: () => void this.listeners.delete(hear),
      lead: (task, signal) => this.lead(`${this.name} ${whom} ${community ?? ''}`, task, signal),
    };
  }

  close(): void {
    this.isClosed = true;
    this.channel.close();
  }

  private remember(sent: Sent): void {
    this.recent.push({at: Date.now(), sent});
    if (this.recent.length > most) this.recent.shift();
  }

  private async lead(name: string, task: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const locks = navigator.locks as LockManager | undefined;
    try {
      if (locks) await locks.request(name, {signal}, task);
      else await lease(leaseAt(name), task, signal);
    } catch (error) {
      // Where nothing can be agreed on, each reads for itself.
      if (!signal.aborted) await task();
      else if ((error as {name?: string}).name !== 'AbortError') throw error;
    }
  }
}

export interface Talk {
  say(word: Word): void;
  leave(): void;
  /** Waits until no other tab reads the stream, and runs the task, which reads it. */
  lead(task: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

/** Over plain `http://` there are no locks. Two who take it at once both read for a while: what is told twice does no harm. */
function leaseAt(name: string): LeaseStore {
  const held = () => JSON.parse(localStorage.getItem(name) ?? '{"until":0}') as {holder?: string; until: number};
  return {
    take: async (holder, until) => {
      const current = held();
      if (current.holder !== holder && current.until > Date.now()) return false;
      localStorage.setItem(name, JSON.stringify({holder, until}));
      return true;
    },
    release: async (holder) => {
      if (held().holder === holder) localStorage.removeItem(name);
    },
  };
}

/** Where tabs can hear each other and agree who reads; nothing in a frame without an origin, or outside a browser. */
export function openTabs(name: string, whom: () => Promise<string>): Tabs | undefined {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return undefined;
  try {
    if (!('locks' in navigator)) localStorage.getItem(name);
    return new Tabs(name, whom);
  } catch {
    return undefined;
  }
}
