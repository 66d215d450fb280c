import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, FacetValue, Page, Query, Total} from '../../adapter/contract.js';
import type {QueryStatus} from '../../context/community-query.js';
import type {CommunitySource} from '../../context/source.js';
import {isAbort, toCommunityError, type CommunityError} from '../../model/errors.js';
import type {Item} from '../../model/item.js';

type Member = Item<'member'>;

/** One answer to a question: as many of its rows as were read so far, each in its place. */
interface Sheet {
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
 * Reads the members that are looked at, wherever in a long list that is, and then the counts.
 *
 * What was read stays until the next answer is there; a question that was overtaken is aborted.
 */
export class MemberRows implements ReactiveController {
  status: QueryStatus = 'waiting';
  error: CommunityError | undefined;
  facets: Readonly<Record<string, readonly FacetValue[]>> = {};
  sheet: Sheet | undefined;

  private asked: string | undefined;
  private query: Query<'member'> | undefined;
  private abort = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopWatching: (() => void) | undefined;
  private wanted: readonly [number, number] = [0, 0];
  /** The question whose missing rows are being read. */
  private filling: AbortSignal | undefined;
  private countedText: string | undefined;
  /** How long the source took last: whoever is slow is not asked at every key. */
  private latency = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly options: MemberRowsOptions,
  ) {
    host.addController(this);
    source.onChange(() => {
      this.stop();
      [this.sheet, this.error, this.status, this.facets] = [undefined, undefined, 'waiting', {}];
      this.watch();
    });
  }

  hostConnected(): void {
    this.watch();
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
    this.stopWatching?.();
    this.stopWatching = undefined;
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
    if (isTyping) this.timer = setTimeout(() => void this.begin(), Math.min(250, 20 + this.latency));
    else void this.begin();
  }

  /** Everybody who meets the question, as far as they can be reached by scrolling. */
  get reach(): number {
    const {sheet} = this;
    if (!sheet) return 0;
    const total = sheet.total.is === 'unknown' ? Infinity : sheet.total.value;
    const read = sheet.rows.length;
    const limit = this.pageSize;
    const canLeap = total <= leap * limit || [...sheet.starts.values()].some((start) => 'from' in start);
    return canLeap ? total : Math.min(total, read + (sheet.starts.has(read) ? limit : 0));
  }

  /** The letters of the list, each with the row it begins at. */
  get letters(): readonly (FacetValue & {readonly row: number})[] {
    let row = 0;
    return (this.facets['initial'] ?? []).map((letter) => {
      const begins = {...letter, row};
      row += letter.count;
      return begins;
    });
  }

  /** Sees to it that these rows are read. */
  want(start: number, end: number): void {
    this.wanted = [start, Math.min(end, this.reach)];
    if (this.status === 'ready' && this.filling !== this.abort.signal && this.missing() !== undefined) void this.fill();
  }

  /** Asks the same again, and shows the answer where people are looking. */
  readonly reload = (): void => {
    if (!this.query || !this.source.adapter) return;
    const [row] = this.wanted;
    const member = row < firstRows ? undefined : this.sheet?.rows[row];
    void this.begin(member && {row, id: member.id});
  };

  private get firstPage(): number {
    const limit = this.options.limit();
    return limit > nextRows ? screenRows : Math.min(firstRows, limit);
  }

  private get pageSize(): number {
    return Math.max(1, Math.min(nextRows, this.options.limit()));
  }

  private async begin(here?: {readonly row: number; readonly id: string}): Promise<void> {
    const {query} = this;
    this.abort.abort();
    const {signal} = (this.abort = new AbortController());
    this.status = 'loading';
    this.host.requestUpdate();
    const startedAt = performance.now();
    await this.attempt(signal, async () => {
      const page = await this.source.adapter!.list('member', {...query, limit: this.firstPage}, {signal});
      if (signal.aborted) return;
      this.latency = performance.now() - startedAt;
      const sheet = sheetOf(page);
      if (here) await this.readHere(sheet, here, signal);
      if (signal.aborted) return;
      this.sheet = sheet;
      this.status = 'ready';
      this.error = undefined;
      this.countSoon(signal);
    });
  }

  private async readHere(
    {rows, starts}: Sheet,
    {row, id}: {readonly row: number; readonly id: string},
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const page = await this.source.adapter!.list(
        'member',
        {...this.query, from: {id}, limit: this.pageSize},
        {signal},
      );
      page.items.forEach((member, index) => (rows[row + index] = member));
      if (page.next !== undefined) starts.set(row + page.items.length, {cursor: page.next});
    } catch {
      // Gone meanwhile: these rows are read like any others.
    }
  }

  /** Counts when the first rows are on screen: nobody reads counts first. */
  private countSoon(signal: AbortSignal): void {
    const names = this.options.facets();
    if (names.length === 0) return;
    requestAnimationFrame(() => setTimeout(() => void this.count(names, signal)));
  }

  private async count(names: readonly string[], signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    try {
      const {facets = {}} = await this.source.adapter!.list(
        'member',
        {...this.query, facets: names, limit: 0},
        {signal},
      );
      if (signal.aborted) return;
      const isSameSearch = this.countedText === this.query?.text;
      this.countedText = this.query?.text;
      this.facets = isSameSearch ? inOrderOf(this.facets, facets) : facets;
      for (const {row, value} of this.letters)
        if (row > 0 && value !== '#' && !this.sheet!.starts.has(row)) this.sheet!.starts.set(row, {from: value});
      this.host.requestUpdate();
    } catch {
      // The list stands without its counts; what is wrong with the source, the list says.
    }
  }

  /** Reads on until everything that is wanted is there; what is wanted may change meanwhile. */
  private async fill(): Promise<void> {
    const {signal} = this.abort;
    this.filling = signal;
    await this.attempt(signal, async () => {
      for (let missing = this.missing(); missing !== undefined; missing = this.missing()) {
        const {starts, rows} = this.sheet!;
        const at = Math.max(0, ...[...starts.keys()].filter((start) => start <= missing!));
        const start = starts.get(at);
        if (!start) return;
        // One answer brings what is before it, where the source gives as much at once.
        const limit = Math.min(this.options.limit(), Math.max(this.pageSize, this.wanted[1] - at));
        const page = await this.source.adapter!.list('member', {...this.query, ...start, limit}, {signal});
        if (signal.aborted || page.items.length === 0) return;
        page.items.forEach((member, index) => (rows[at + index] = member));
        const next = at + page.items.length;
        if (page.next !== undefined) starts.set(next, {cursor: page.next});
        this.host.requestUpdate();
      }
    });
    if (this.filling === signal) this.filling = undefined;
  }

  private missing(): number | undefined {
    const rows = this.sheet?.rows;
    for (let row = this.wanted[0]; rows && row < this.wanted[1]; row++) if (!rows[row]) return row;
    return undefined;
  }

  private async attempt(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.error = toCommunityError(error);
      this.status = 'failed';
    }
    if (!signal.aborted) this.host.requestUpdate();
  }

  private stop(): void {
    this.abort.abort();
    clearTimeout(this.timer);
    // Asked again when connected once more: much may have happened.
    this.asked = undefined;
  }

  private watch(): void {
    this.stopWatching?.();
    this.stopWatching = this.source.adapter?.watch?.({kinds: ['member']}, (event) => this.hear(event));
  }

  private hear(event: ChangeEvent): void {
    if (event.type !== 'changed' && event.type !== 'removed' && event.type !== 'reset') return;
    const row =
      event.type === 'changed' && event.item
        ? (this.sheet?.rows.findIndex((member) => member?.id === event.id) ?? -1)
        : -1;
    if (row >= 0) this.sheet!.rows[row] = (event as {readonly item: Member}).item;
    clearTimeout(this.timer);
    // Once for a burst of news.
    this.timer = setTimeout(this.reload, 200);
    this.host.requestUpdate();
  }
}

function sheetOf({items, total, next, found, storedAt}: Page<'member'>): Sheet {
  const starts: Sheet['starts'] = new Map();
  if (next !== undefined) starts.set(items.length, {cursor: next});
  return {rows: [...items], total, starts, ...(found && {found}), ...(storedAt !== undefined && {storedAt})};
}

type Counts = MemberRows['facets'];

/** The same counts in the order they had before: what somebody is about to tick must not move away. */
function inOrderOf(before: Counts, now: Counts): Counts {
  return Object.fromEntries(
    Object.entries(now).map(([name, values]) => {
      const order = new Map(before[name]?.map(({value}, index) => [value, index]));
      const rank = ({value}: FacetValue) => order.get(value) ?? Infinity;
      return [
        name,
        name === 'initial' ? values : [...values].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))),
      ];
    }),
  );
}
