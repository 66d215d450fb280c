import {createParser} from 'eventsource-parser';

import type {ChangeEvent, WatchScope} from '../../adapter/contract.js';
import {wait} from '../../adapter/waiting.js';
import {isTransient, toCommunityError} from '../../model/errors.js';
import {silence, toEventParameters} from '../../protocol/events.js';
import type {Client} from './client.js';
import type {Tabs, Talk, Word} from './tabs.js';

interface Watcher {
  readonly scope: WatchScope;
  readonly tell: (event: ChangeEvent) => void;
}

/** Waits between two attempts grow from the first to the last, in milliseconds. */
const pauses = {first: 500, last: 30_000};
/** After so many failures in a row the page reads again every so often, in milliseconds. */
const polling = {after: 3, every: 30_000};
/** A page that nobody has looked at for so long, in milliseconds, is told nothing until somebody does. */
const unseen = 60_000;

/**
 * What happens at the service, for everybody in this page who watches: one stream, which is opened with the first of them and closed
 * with the last, and goes on where it broke off. Of the tabs of a browser one reads it and tells the others.
 */
export class Stream {
  private readonly watchers = new Set<Watcher>();
  private running: AbortController | undefined;
  private connection: AbortController | undefined;
  private status: 'live' | 'polling' | 'paused' | undefined;
  private talk: Talk | undefined;
  /** Is it this tab that reads? */
  private isReading = false;
  /** Was something told while nobody looked? */
  private hasMissed = false;
  /** The last event told, or, before the first one, the first page read. */
  private at: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly client: Client,
    private readonly from: {readonly community: string | undefined; readonly since?: string},
    private readonly tabs?: Tabs,
  ) {
    this.at = from.since;
  }

  watch(scope: WatchScope, listener: (event: ChangeEvent) => void): () => void {
    let isOpen = true;
    const watcher = {scope, tell: (event: ChangeEvent) => isOpen && listener(event)};
    this.watchers.add(watcher);
    if (this.status) queueMicrotask(() => this.status && watcher.tell({type: 'status', status: this.status}));
    if (!this.running) this.start();
    return () => {
      isOpen = false;
      if (this.watchers.delete(watcher) && this.watchers.size === 0) this.stop();
    };
  }

  /** A page was read as of then: what happened since is wanted, where no event said better. */
  note(asOf: string | undefined): void {
    this.at ??= this.running ? asOf : undefined;
  }

  stop(): void {
    this.running?.abort();
    this.running = this.status = undefined;
    this.at = this.from.since;
    clearTimeout(this.timer);
    if (typeof document === 'undefined') return;
    document.removeEventListener('visibilitychange', this.look);
    for (const name of ['online', 'pageshow']) removeEventListener(name, this.reconnect);
  }

  private start(): void {
    this.running = new AbortController();
    void this.run(this.running.signal);
    if (typeof document === 'undefined') return;
    document.addEventListener('visibilitychange', this.look);
    for (const name of ['online', 'pageshow']) addEventListener(name, this.reconnect);
  }

  private async run(signal: AbortSignal): Promise<void> {
    // Who cannot say who they are is not told what others are.
    const talk = await this.tabs?.join(this.from.community, (word) => this.hear(word)).catch(() => undefined);
    if (signal.aborted) return talk?.leave();
    if (talk) signal.addEventListener('abort', () => talk.leave(), {once: true});
    this.talk = talk;
    while (!signal.aborted) {
      if (this.isPaused) await this.pause(2 ** 31 - 1, signal);
      const turn = (this.connection = new AbortController());
      if (talk) await talk.lead(() => this.read(signal), AbortSignal.any([signal, turn.signal]));
      else await this.read(signal);
    }
  }

  /** Reads the stream, again and again, as long as somebody looks. */
  private async read(signal: AbortSignal): Promise<void> {
    this.isReading = true;
    for (let failures = 0; !signal.aborted && !this.isPaused;) {
      const isOver = await this.follow(signal);
      if (signal.aborted || this.isPaused) break;
      failures = isOver === 'failed' ? failures + 1 : 0;
      if (failures >= polling.after) await this.poll(signal);
      else await this.pause(Math.min(pauses.last, pauses.first * 2 ** failures) * (0.5 + Math.random() / 2), signal);
    }
    this.isReading = false;
  }

  /** Whether nobody has looked for a while. */
  private get isPaused(): boolean {
    return this.status === 'paused';
  }

  /** Another tab says something. */
  private hear(word: Word): void {
    if (this.isReading) {
      if (word.say === 'hello' && (this.status === 'live' || this.status === 'polling'))
        this.talk?.say({say: 'status', status: this.status});
      return;
    }
    if (word.say === 'hello') return;
    if (this.isPaused) this.hasMissed = true;
    else if (word.say === 'status') this.say(word.status);
    else this.take(word.type, word.data, word.id);
  }

  /** Reads the stream until it ends; answers how. */
  private async follow(signal: AbortSignal): Promise<'ended' | 'failed'> {
    const connection = (this.connection = new AbortController());
    const either = AbortSignal.any([signal, connection.signal]);
    let guard: ReturnType<typeof setTimeout> | undefined;
    const heard = () => {
      clearTimeout(guard);
      guard = setTimeout(() => connection.abort(), silence);
    };
    heard();
    try {
      const scope = toEventParameters({community: this.from.community, since: this.at});
      const response = await this.client.open(`events?${scope}`, {signal: either});
      this.say('live');
      const parser = createParser({onEvent: ({event, data, id}) => this.take(event, data, id)});
      const decoder = new TextDecoder();
      const reader = response.body!.getReader();
      for (;;) {
        const {done, value} = await reader.read();
        heard();
        if (done) return 'ended';
        parser.feed(decoder.decode(value, {stream: true}));
      }
    } catch (error) {
      const known = toCommunityError(error);
      // What passes is tried again, and no news.
      if (!either.aborted && !isTransient(known)) this.tellAll({type: 'error', error: known});
      return connection.signal.aborted ? 'ended' : 'failed';
    } finally {
      clearTimeout(guard);
      // Cut off: whoever comes back online need not wait.
      if (this.status === 'live') this.status = undefined;
    }
  }

  private take(type: string | undefined, data: string, id: string | undefined): void {
    if (type !== 'changed' && type !== 'removed' && type !== 'reset') return;
    if (id) this.at = id;
    if (this.isReading) this.talk?.say({say: 'event', type, data, id});
    this.tellAll(JSON.parse(data) as ChangeEvent);
  }

  private tellAll(event: ChangeEvent): void {
    for (const {scope, tell} of this.watchers) if (concerns(event, scope)) tell(event);
  }

  private say(status: 'live' | 'polling' | 'paused'): void {
    if (this.status === status) return;
    this.status = status;
    if (this.isReading && status !== 'paused') this.talk?.say({say: 'status', status});
    this.tellAll({type: 'status', status});
  }

  /** Nothing streams here: everybody reads again, and the stream is tried once more. */
  private async poll(signal: AbortSignal): Promise<void> {
    this.say('polling');
    await this.pause(polling.every, signal);
    if (!signal.aborted) this.take('reset', '{"type":"reset"}', undefined);
  }

  /** Waits, but no longer than until there is reason to try at once. */
  private async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const woken = (this.connection = new AbortController());
    await wait(milliseconds, AbortSignal.any([signal, woken.signal])).catch(() => undefined);
  }

  private readonly look = () => {
    clearTimeout(this.timer);
    if (document.visibilityState === 'visible') {
      if (this.status === 'paused') this.reconnect();
    } else {
      this.timer = setTimeout(() => {
        this.say('paused');
        this.connection?.abort();
      }, unseen);
    }
  };

  /** The network came back, or somebody did. */
  private readonly reconnect = () => {
    if (this.status === 'paused') this.status = undefined;
    if (this.status !== 'live') this.connection?.abort();
    if (!this.hasMissed) return;
    this.hasMissed = false;
    this.tellAll({type: 'reset'});
  };
}

function concerns(event: ChangeEvent, {kinds}: WatchScope): boolean {
  return (event.type !== 'changed' && event.type !== 'removed') || !kinds || kinds.includes(event.kind);
}
