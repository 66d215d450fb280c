import type {ReactiveController, ReactiveControllerHost} from 'lit';

import type {ChangeEvent, FacetValue, Page} from '../../adapter/contract.js';
import type {CommunitySource} from '../../context/source.js';
import {firstRows, type MemberRows, type Sheet} from './member-rows.js';

type Counts = Readonly<Record<string, readonly FacetValue[]>>;

/** Once for a burst of news, in milliseconds. */
const burst = 200;

/** Reads what comes after the first rows: those that are looked at, wherever that is, the counts, and what changes. */
export class ReadOn implements ReactiveController {
  facets: Counts = {};

  private stopWatching: (() => void) | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wanted: readonly [number, number] = [0, 0];
  /** The question whose missing rows are being read. */
  private filling: AbortSignal | undefined;
  private countedText: string | undefined;
  /** The question that was counted last. */
  private counted: AbortSignal | undefined;
  /** Where somebody was looking when news came. */
  private here: {readonly row: number; readonly id: string} | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: CommunitySource,
    private readonly rows: MemberRows,
  ) {
    host.addController(this);
    source.onChange(() => {
      this.facets = {};
      this.watch();
    });
    if (rows.sheet) this.countSoon(rows.signal);
  }

  hostConnected(): void {
    this.watch();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** Are the counts those of what is asked now? */
  get isCounted(): boolean {
    return this.counted === this.rows.signal;
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
    const {rows} = this;
    this.wanted = [start, Math.min(end, rows.reach)];
    if (rows.status === 'ready' && this.filling !== rows.signal && this.missing() !== undefined) void this.fill();
  }

  /** Asks the same again, and shows the answer where people are looking. */
  readonly reload = (): void => {
    if (!this.rows.query || !this.source.adapter) return;
    const [row] = this.wanted;
    const member = row < firstRows ? undefined : this.rows.sheet?.rows[row];
    this.here = member && {row, id: member.id};
    this.rows.begin();
  };

  /** Reads the rows that people are looking at into a new answer, before it takes the place of the old one. */
  async complete(sheet: Sheet, signal: AbortSignal): Promise<void> {
    const {here} = this;
    this.here = undefined;
    if (!here) return;
    try {
      put(sheet, here.row, await this.rows.list({from: {id: here.id}, limit: this.rows.pageSize}, signal));
    } catch {
      // Gone meanwhile: these rows are read like any others.
    }
  }

  /** Counts a moment after the first rows are painted: nobody reads counts first. */
  countSoon(signal: AbortSignal): void {
    const names = this.rows.options.facets();
    if (names.length > 0) requestAnimationFrame(() => setTimeout(() => void this.count(names, signal), 50));
  }

  private async count(names: readonly string[], signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    try {
      const {facets = {}} = await this.rows.list({facets: names, limit: 0}, signal);
      if (signal.aborted) return;
      const {text} = this.rows.query!;
      this.facets = text === this.countedText ? inOrderOf(this.facets, facets) : facets;
      this.countedText = text;
      this.counted = signal;
      const {starts} = this.rows.sheet!;
      for (const {row, value} of this.letters) {
        if (row > 0 && value !== '#' && !starts.has(row)) starts.set(row, {from: value});
      }
      this.host.requestUpdate();
    } catch {
      // The list stands without its counts; what is wrong with the source, the list says.
    }
  }

  /** Reads on until everything that is wanted is there; what is wanted may change meanwhile. */
  private async fill(): Promise<void> {
    const {rows} = this;
    const {signal} = rows;
    this.filling = signal;
    await rows.attempt(signal, async () => {
      for (let missing = this.missing(); missing !== undefined; missing = this.missing()) {
        const sheet = rows.sheet!;
        const at = Math.max(0, ...[...sheet.starts.keys()].filter((start) => start <= missing!));
        const start = sheet.starts.get(at);
        if (!start) return;
        // One answer brings what is before it, where the source gives as much at once.
        const limit = Math.min(rows.options.limit(), Math.max(rows.pageSize, this.wanted[1] - at));
        const page = await rows.list({...start, limit}, signal);
        if (signal.aborted || page.items.length === 0) return;
        put(sheet, at, page);
        this.host.requestUpdate();
      }
    });
    if (this.filling === signal) this.filling = undefined;
  }

  private missing(): number | undefined {
    const rows = this.rows.sheet?.rows;
    for (let row = this.wanted[0]; rows && row < this.wanted[1]; row++) if (!rows[row]) return row;
    return undefined;
  }

  private watch(): void {
    this.stopWatching?.();
    this.stopWatching = this.source.adapter?.watch?.({kinds: ['member']}, (event) => this.hear(event));
  }

  private hear(event: ChangeEvent): void {
    if (event.type !== 'changed' && event.type !== 'removed' && event.type !== 'reset') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.reload, burst);
  }
}

function put({rows, starts}: Sheet, at: number, {items, next}: Page<'member'>): void {
  items.forEach((member, index) => (rows[at + index] = member));
  if (next !== undefined) starts.set(at + items.length, {cursor: next});
}

/** The same counts in the order they had before: what somebody is about to tick must not move away. */
function inOrderOf(before: Counts, now: Counts): Counts {
  return Object.fromEntries(
    Object.entries(now).map(([name, values]) => {
      const order = new Map(before[name]?.map(({value}, index) => [value, index]));
      const rank = ({value}: FacetValue) => order.get(value) ?? Infinity;
      if (name === 'initial') return [name, values];
      return [name, [...values].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)))];
    }),
  );
}
