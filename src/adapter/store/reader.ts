import type {Actor} from '../../model/actor.js';
import {activityOf, countsOf, isForAll, markName, type Counts} from '../../model/counts.js';
import type {AnyItem, Mark} from '../../model/item.js';
import {hiddenFields, maySee} from '../../model/visibility.js';
import type {Row, Rows} from './rows.js';
import {depthOf} from './thread.js';

export type Marks = Readonly<Record<string, Mark>>;

/** How one person sees the store; without an actor, how it is, save for who wrote what is anonymous. */
export class Reader {
  constructor(
    readonly rows: Rows,
    readonly actor: Actor | undefined,
  ) {}

  sees(row: Row): boolean {
    return !this.actor || maySee(this.actor, row.item, this.rows);
  }

  /** A value as this person may know it. */
  value(row: Row, name: string): unknown {
    const {item} = row;
    if (name === 'activityAt') return this.activityAt(row);
    if ((name === 'createdBy' || name === 'updatedBy') && !this.knowsAuthor(item)) return undefined;
    if (this.actor && item['fieldVisibility'] !== undefined && hiddenFields(this.actor, item, this.rows).includes(name)) return undefined;
    return item[name];
  }

  counts(row: Row): Counts | undefined {
    const children = this.rows.on(row.item.id);
    if (children.length === 0) return undefined;
    return (row.counts ??= countsOf(row.item, this.shared(row, children)) ?? none);
  }

  activityAt(row: Row): string {
    return (row.activityAt ??= activityOf(row.item, this.shared(row, this.rows.on(row.item.id))));
  }

  mine(row: Row): Marks | undefined {
    const member = this.actor?.member;
    if (member === undefined) return undefined;
    let marks: Record<string, Mark> | undefined;
    for (const {item} of this.rows.on(row.item.id)) {
      const name = item.createdBy === member ? markName(item) : undefined;
      if (!name) continue;
      const until = item['until'];
      (marks ??= {})[name] = {id: item.id, version: item.version, ...(typeof until === 'string' && {until})};
    }
    return marks;
  }

  /** The item as this person may see it, with what is computed for them; the item itself where there is nothing to add or to hide. */
  view(row: Row): AnyItem {
    const {item, view} = row;
    if (view && view.of === item && view.reader === this.actor) return view.item;
    const seen = this.compute(row);
    row.view = {of: item, reader: this.actor, item: seen};
    return seen;
  }

  private compute(row: Row): AnyItem {
    const {item} = row;
    const [counts, mine] = [this.counts(row), this.mine(row)];
    const added: Record<string, unknown> = {};
    if (counts && counts !== none) added['counts'] = counts;
    if (mine) added['mine'] = mine;
    if (item.kind === 'discussion') added['activityAt'] = this.activityAt(row);
    if (item.kind === 'reply') added['depth'] = depthOf(row, this.rows);
    const seen: Record<string, unknown> = {...item, ...added};
    if (!this.knowsAuthor(item)) {
      delete seen['createdBy'];
      delete seen['updatedBy'];
    }
    if (this.actor) for (const name of hiddenFields(this.actor, item, this.rows)) delete seen[name];
    return Object.freeze(seen) as AnyItem;
  }

  private knowsAuthor(item: AnyItem): boolean {
    return item['anonymous'] !== true || (this.actor?.member !== undefined && this.actor.member === item.createdBy);
  }

  private *shared(row: Row, children: readonly Row[]): Iterable<AnyItem> {
    for (const {item} of children) if (isForAll(item, row.item, this.rows)) yield item;
  }
}

const none: Counts = Object.freeze({});
