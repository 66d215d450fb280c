import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {Page, Query, Total} from '../../adapter/contract.js';
import type {QueryStatus} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {isAbort, toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Member} from '../member-card/member-face.js';
import type {ReadOn} from './read-on.js';

/** One answer to a question: as many of its rows as were read so far, each in its place. */
export interface Sheet {
  readonly rows: (Member | undefined)[];
  readonly total: Total;
  /** Where reading can go on: by place, the cursor or the letter that begins there. */
  readonly starts: Map<number, {readonly cursor: string} | {readonly from: string}>;
  readonly found?: readonly string[];
  readonly storedAt?: number;
}

export interface MemberRowsOptions {
  /** What is asked; `undefined` to ask nothing yet. Read at every update of the host. */
  readonly query: () => Query<'member'> | undefined;
  /** The names to count by, once the first rows are drawn. */
  readonly facets: () => readonly string[];
  /** The most rows of one answer. */
  readonly limit: () => number;
}

/** So many rows are read at first: a screen and a little. A list of no more is part of the page. */
export const firstRows = 60;
/** From a source that gives everything at once, it is a screen: the rest is there as soon as it is asked for. */
const screenRows = 30;
/** So many at a time later, where the source gives as many. */
const nextRows = 1000;
/** Sources that need more answers than this to reach a row are read on and on, not by leaps. */
const leap = 10;

/**
 * Reads the first members that meet a question. What comes after them, `ReadOn` reads.
 *
 * What was read stays until the next answer is there; a question that was overtaken is aborted.
 */
export class MemberRows implements ReactiveController {
  status: QueryStatus = 'waiting';
  error: CommunityError | undefined;
  sheet: Sheet | undefined;
  /** What is asked now. */
  query: Query<'member'> | undefined;
  /** Reads the rest; fetched when the first rows are drawn. */
  on: ReadOn | undefined;

  private asked: string | undefined;
  private abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the source took last: whoever is slow is not asked at every key. */
  private latency = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    readonly options: MemberRowsOptions,
  ) {
    host.addController(this);
    source.onChange(() => {
      this.hostDisconnected();
      [this.sheet, this.error, this.status] = [undefined, undefined, 'waiting'];
    });
  }

  hostDisconnected(): void {
    this.abort.abort();
    clearTimeout(this.timer);
    // Asked again when connected once more: much may have happened.
    this.asked = undefined;
  }

  hostUpdate(): void {
    const query = this.options.query();
    const asked = query && JSON.stringify(query);
    if (!asked || asked === this.asked) return;
    const isTyping = this.sheet !== undefined && query.text !== this.query?.text;
    this.asked = asked;
    this.query = query;
    clearTimeout(this.timer);
    this.status = 'loading';
    // Who gives everything at once is in the page: asking costs nothing.
    if (isTyping && this.options.limit() <= nextRows)
      this.timer = setTimeout(this.begin, Math.min(250, 20 + this.latency));
    else this.begin();
  }

  /** Of the question asked now. */
  get signal(): AbortSignal {
    return this.abort.signal;
  }

  /** The most rows of an answer that is read on. */
  get pageSize(): number {
    return Math.max(1, Math.min(nextRows, this.options.limit()));
  }

  /** Everybody who meets the question, as far as they can be reached by scrolling. */
  get reach(): number {
    const {sheet, pageSize} = this;
    if (!sheet) return 0;
    const {rows, starts} = sheet;
    const total = sheet.total.is === 'unknown' ? Infinity : sheet.total.value;
    if (total <= leap * pageSize || [...starts.values()].some((start) => 'from' in start)) return total;
    return Math.min(total, rows.length + (starts.has(rows.length) ? pageSize : 0));
  }

  /** Asks; again, where it was asked before. */
  readonly begin = (): void => {
    this.abort.abort();
    this.abort = new AbortController();
    this.status = 'loading';
    this.host.requestUpdate();
    void this.attempt(this.signal, () => this.read(this.signal));
  };

  /** Does something for the question asked now, and says how that went. */
  async attempt(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
      this.status = 'failed';
    }
    if (!signal.aborted) this.host.requestUpdate();
  }

  /** One page of the answer. */
  list(part: Query<'member'>, signal: AbortSignal): Promise<Page<'member'>> {
    return this.source.adapter!.list('member', {...this.query, ...part}, {signal});
  }

  private async read(signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const most = this.options.limit();
    const sheet = sheetOf(await this.list({limit: most > nextRows ? screenRows : Math.min(firstRows, most)}, signal));
    if (signal.aborted) return;
    this.latency = performance.now() - startedAt;
    await this.on?.complete(sheet, signal);
    if (signal.aborted) return;
    [this.sheet, this.status, this.error] = [sheet, 'ready', undefined];
    this.on?.countSoon(signal);
  }
}

function sheetOf({items, total, next, found, storedAt}: Page<'member'>): Sheet {
  const starts: Sheet['starts'] = new Map();
  if (next !== undefined) starts.set(items.length, {cursor: next});
  return {rows: [...items], total, starts, ...(found && {found}), ...(storedAt !== undefined && {storedAt})};
}
