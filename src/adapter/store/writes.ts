import {CommunityError} from '../../model/errors.js';
import type {AnyItem, Item} from '../../model/item.js';
import type {Change, WriteOptions, WriteResult} from '../contract.js';
import type {Feed, News} from './feed.js';
import {Keys, printOf} from './keys.js';
import type {Orders} from './orders-kept.js';
import {planOf, type Plan} from './plan.js';
import {Reader} from './reader.js';
import type {Rows} from './rows.js';
import type {Absorbed, Batch, StoreOptions} from './types.js';

/** A commit that keeps finding newer items is given up after so many times. */
const attempts = 5;

/** Changes, one after the other: judged, kept, then applied and told. */
export class Writes {
  readonly keys: Keys;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly rows: Rows,
    private readonly orders: Orders,
    private readonly feed: Feed,
    private readonly commit: StoreOptions['commit'],
    private readonly now: () => number,
  ) {
    this.keys = new Keys(now);
  }

  write(change: Change, options: WriteOptions): Promise<WriteResult> {
    const result = this.last.then(() => this.perform(change, options));
    this.last = result.catch(() => undefined);
    return result;
  }

  private async perform(change: Change, {key, actor, dryRun, signal}: WriteOptions): Promise<WriteResult> {
    signal?.throwIfAborted();
    const print = printOf(change);
    const name = `${actor?.member ?? ''} ${key}`;
    const known = this.keys.find(name, print);
    if (known) return {items: known.answer as unknown as Item[], replayed: true};

    for (let attempt = 0; attempt < attempts; attempt++) {
      const now = this.now();
      const plan = planOf(change, {rows: this.rows, actor, now: new Date(now).toISOString()});
      if (dryRun) return {items: this.answer(plan, actor)};
      const newer = await this.keep(plan, {key: name, print, at: now, answer: []});
      if (newer) {
        this.absorb(newer);
        continue;
      }
      this.apply(plan.put, plan.remove.map(({id}) => id));
      const items = this.answer(plan, actor);
      this.keys.remember({key: name, print, at: now, answer: items as unknown as AnyItem[]});
      return {items};
    }
    throw new CommunityError('unavailable', 'Others were quicker, several times in a row. Try again.', {retryAfter: 1_000});
  }

  /** Takes in what somebody else changed. */
  absorb({put, remove, key}: Absorbed): void {
    if (key) this.keys.remember(key);
    this.apply(put, remove.map(({id}) => id));
  }

  private async keep({put, remove}: Plan, key: NonNullable<Batch['key']>): Promise<void | Absorbed> {
    if (!this.commit || (put.length === 0 && remove.length === 0)) return undefined;
    const expects = [...put, ...remove].map(({kind, id}) => ({kind, id, version: this.rows.item(id)?.version}));
    return this.commit({put, remove: remove.map(({kind, id}) => ({kind, id})), expects, key: {...key, answer: put}});
  }

  private apply(put: readonly AnyItem[], remove: readonly string[]): void {
    const news: News[] = [];
    const touched = new Set<string>();
    for (const id of remove) {
      const row = this.rows.byId.get(id);
      if (!row) continue;
      for (const target of row.links) touched.add(target);
      this.rows.remove(id);
      news.push({kind: row.item.kind, id, before: row.item});
    }
    for (const item of put) {
      news.push({kind: item.kind, id: item.id, before: this.rows.item(item.id), after: item});
      this.rows.put(item);
    }
    for (const item of put) for (const target of this.rows.link(this.rows.row(item.id)!)) touched.add(target);
    for (const {id} of news) touched.delete(id);
    for (const id of touched) {
      // Its counts are different now, and so whoever shows it wants to know.
      const item = this.rows.item(id);
      if (item) news.push({kind: item.kind, id, before: item, after: item});
    }
    this.orders.drop();
    this.feed.note(news);
  }

  private answer({put, answer}: Plan, actor: WriteOptions['actor']): Item[] {
    const reader = new Reader(this.rows, actor);
    const planned = new Map(put.map((item) => [item.id, item]));
    return answer.flatMap((id) => {
      const row = this.rows.row(id);
      const item = row ? reader.view(row) : planned.get(id);
      return item ? [item as unknown as Item] : [];
    });
  }
}
