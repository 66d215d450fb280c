import {CommunityError} from '../../model/errors.js';
import type {AnyItem, Item} from '../../model/item.js';
import type {Kind} from '../../model/kinds.js';
import {printOf} from '../../model/print.js';
import {maySee} from '../../model/visibility.js';
import type {Change, WriteOptions, WriteResult} from '../contract.js';
import type {News} from './feed.js';
import {Keys} from './keys.js';
import type {Orders} from './orders-kept.js';
import type {Plan} from './planned.js';
import {Reader} from './reader.js';
import type {Row, Rows} from './rows.js';
import type {Absorbed, Batch, StoreOptions} from './types.js';

/** A commit that keeps finding newer items is given up after so many times. */
const attempts = 5;

/** Changes, one after the other: judged, kept, then applied and told. */
export class Writes {
  readonly keys: Keys;
  private readonly commit: StoreOptions['commit'];
  private readonly now: () => number;
  private last: Promise<unknown> = Promise.resolve();
  private planning: Promise<typeof import('./plan.js')> | undefined;

  constructor(
    private readonly rows: Rows,
    private readonly orders: Orders,
    options: Pick<StoreOptions, 'commit' | 'now'>,
    /** What happened, for those who keep or watch something. */
    private readonly changed: (news: readonly News[]) => void,
  ) {
    this.commit = options.commit;
    this.now = options.now ?? Date.now;
    this.keys = new Keys(this.now);
  }

  write(change: Change, options: WriteOptions): Promise<WriteResult> {
    const result = this.last.then(() => this.perform(change, options));
    this.last = result.catch(() => undefined);
    return result;
  }

  /**
   * Fetches the rules of writing, which nobody needs to read: before they are wanted, for a page may be offline by then.
   */
  prepare(): Promise<typeof import('./plan.js')> {
    this.planning ??= import('./plan.js').catch((cause: unknown) => {
      this.planning = undefined;
      throw new CommunityError('offline', 'A part of this source could not be fetched. Try again.', {cause});
    });
    return this.planning;
  }

  private async perform(change: Change, {key, actor, dryRun, signal}: WriteOptions): Promise<WriteResult> {
    signal?.throwIfAborted();
    const {planOf} = await this.prepare();
    const print = printOf(change);
    const name = `${actor?.member ?? ''} ${key}`;
    const reader = new Reader(this.rows, {actor, readOnly: false});
    for (let attempt = 0; attempt < attempts; attempt++) {
      // Asked each time: the same change may have been made in another tab, and come in with what was absorbed.
      const known = this.keys.find(name, print);
      if (known) return {items: known.answer as unknown as Item[], replayed: true};
      const at = this.now();
      const shown = (item: AnyItem) => reader.preview(item);
      const plan = planOf(change, {rows: this.rows, actor, now: new Date(at).toISOString(), shown});
      const preview = this.foresee(plan, reader);
      if (dryRun) return {items: preview as unknown as Item[]};
      // Of what others only may see, whoever asks again after a reload hears no more than the first time.
      const told = preview.filter((item) => !actor || maySee(actor, item, this.rows));
      const newer = await this.keep(plan, {key: name, print, at, answer: told});
      if (newer) {
        this.absorb(newer);
        continue;
      }
      this.apply(
        plan.put,
        plan.remove.map(({id}) => id),
      );
      const answer = plan.answer
        .flatMap((id) => this.rows.row(id) ?? [])
        .filter((row) => reader.sees(row))
        .map((row) => reader.view(row));
      this.keys.remember({key: name, print, at, answer});
      return {items: answer as unknown as Item[]};
    }
    throw new CommunityError('unavailable', 'Others were quicker, several times in a row. Try again.', {
      retryAfter: 1_000,
    });
  }

  /** Requests that nobody answered in time are over before anybody looks at them. */
  async expire(): Promise<void> {
    const due = async () => {
      const {expiredBy} = await this.prepare();
      const at = this.now();
      const now = new Date(at).toISOString();
      const put = expiredBy(
        this.rows.of('mentorship').map(({item}) => item),
        now,
      );
      if (put.length === 0) return;
      const newer = await this.keep({put, remove: [], answer: []}, {key: `expire ${now}`, print: '', at, answer: []});
      if (newer) this.absorb(newer);
      else this.apply(put, []);
    };
    if (!this.rows.of('mentorship').some(({item}) => item.state === 'requested')) return;
    // Where that cannot be kept now, what is kept can be read all the same, and written; who answers too late is told by the rules.
    this.last = this.last.then(due).catch(() => undefined);
    await this.last;
  }

  /** Takes in what somebody else changed. */
  absorb({put, remove, key}: Absorbed): void {
    if (key) this.keys.remember(key);
    this.apply(
      put,
      remove.map(({id}) => id),
    );
  }

  private async keep({put, remove}: Plan, key: NonNullable<Batch['key']>): Promise<void | Absorbed> {
    if (!this.commit || (put.length === 0 && remove.length === 0)) return undefined;
    const expects = [...put, ...remove].map(({kind, id}) => ({kind, id, version: this.rows.item(id)?.version}));
    return this.commit({put, remove: remove.map(({kind, id}) => ({kind, id})), expects, key});
  }

  private apply(put: readonly AnyItem[], remove: readonly string[]): void {
    const news: News[] = [];
    const changed = new Map<Kind, Set<Row>>();
    const touched = new Map<string, AnyItem[]>();
    const note = (row: Row, one: News) => {
      news.push(one);
      if (!changed.get(one.kind)?.add(row)) changed.set(one.kind, new Set([row]));
    };
    const touch = (ids: readonly string[], because: readonly (AnyItem | undefined)[]) => {
      const causes = because.filter((item) => item !== undefined);
      for (const id of ids) if (!touched.get(id)?.push(...causes)) touched.set(id, [...causes]);
    };
    for (const row of this.rows.remove(remove)) {
      note(row, {kind: row.item.kind, id: row.item.id, before: row.item});
      touch(row.links, [row.item]);
    }
    const written = put.map((after) => {
      const before = this.rows.item(after.id);
      const row = this.rows.put(after);
      note(row, {kind: after.kind, id: after.id, before, after});
      return {row, before, after};
    });
    for (const {row, before, after} of written) touch(this.rows.link(row), [before, after]);
    for (const [kind, rows] of changed) this.orders.move(kind, rows);
    changed.clear();
    for (const {id} of news) touched.delete(id);
    for (const [id, because] of touched) {
      // Its counts are different now, and so whoever shows it wants to know.
      const row = this.rows.row(id);
      if (row) note(row, {kind: row.item.kind, id, before: row.item, after: row.item, because});
    }
    for (const [kind, rows] of changed) this.orders.move(kind, rows, true);
    this.changed(news);
  }

  /** What a plan would be answered with, were it carried out. */
  private foresee({put, answer}: Plan, reader: Reader): readonly AnyItem[] {
    const planned = new Map(put.map((item) => [item.id, item]));
    return answer.flatMap((id) => {
      const item = planned.get(id);
      if (item) return [reader.preview(item)];
      const row = this.rows.row(id);
      return row && reader.sees(row) ? [reader.view(row)] : [];
    });
  }
}
