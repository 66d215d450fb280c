import type {Actor} from '../../model/actor.js';
import {activityOf, countsOf, isForAll, lively, markName, silent, type Counts} from '../../model/counts.js';
import type {AnyItem, Mark} from '../../model/item.js';
import {mayOf} from '../../model/may.js';
import {tableOf, type Kind, type Maturity} from '../../model/kinds.js';
import {maturityOf, type Proved, type Report} from '../../model/maturity.js';
import {hiddenFields, maySee, sealed} from '../../model/visibility.js';
import type {Row, Rows} from './rows.js';
import {depthOf} from './thread.js';

export type Marks = Readonly<Record<string, Mark>>;

/** How an answer is meant: for somebody, who may write or not. */
export interface Asking {
  readonly actor: Actor | undefined;
  readonly readOnly: boolean;
  /** Counts what everybody may count: for orders, which all readers share. */
  readonly sharedOnly?: true;
}

/** What may be done is the same for many items: worked out once for each person. */
const worked = new WeakMap<Actor, Map<string, readonly string[]>>();
const adoptions: ReadonlySet<Kind> = new Set(['adoption']);
const nothing: readonly string[] = [];
const almighty: Actor = {roles: {}, administrator: true};

/** How one person sees the store; without an actor, how it is, save for who wrote what is anonymous. */
export class Reader {
  readonly actor: Actor | undefined;

  constructor(
    readonly rows: Rows,
    private readonly asking: Asking,
  ) {
    this.actor = asking.actor;
  }

  sees(row: Row): boolean {
    return this.seesAll(row.item.kind) || maySee(this.actor!, row.item, this.rows);
  }

  /** Is nothing of a kind hidden from this person? Then a list need not ask for each. */
  seesEvery(kind: Kind): boolean {
    return this.seesAll(kind) || (this.actor!.member !== undefined && !this.rows.hasNarrow(kind));
  }

  private seesAll(kind: Kind): boolean {
    return !this.actor || (this.actor.administrator === true && !sealed.has(kind));
  }

  /** A value as this person may know it. */
  value(row: Row, name: string): unknown {
    const {item} = row;
    if (name === 'activityAt') return this.activityAt(row);
    if (name === 'maturity' && item.kind === 'practice') return this.maturity(row);
    if ((name === 'createdBy' || name === 'updatedBy') && !this.knowsAuthor(item)) return undefined;
    if (name === 'practices') return this.listed(item);
    if (this.hidden(row).includes(name)) return undefined;
    return item[name];
  }

  counts(row: Row): Counts | undefined {
    const children = this.rows.on(row.item.id);
    if (!row.counts && children.length === 0) return undefined;
    row.counts ??= {
      shared: countsOf(row.item, this.shared(row)),
      // What counts nowhere, as what somebody keeps to themselves, leaves the whole as it is.
      isWhole: children.every(({item}) => silent.has(item.kind) || isForAll(item, row.item, this.rows)),
    };
    // Where not everything is for everybody, what is counted depends on who asks.
    return row.counts.isWhole || this.asking.sharedOnly ? row.counts.shared : countsOf(row.item, this.seen(row));
  }

  /** Names of fields that this person may not see of an item. */
  hidden({item}: Row): readonly string[] {
    if (item['fieldVisibility'] === undefined || !this.actor) return nothing;
    return hiddenFields(this.actor, item, this.rows);
  }

  /** What a collection lists, as far as this person may know of it. */
  listed({practices}: AnyItem & {readonly practices?: readonly string[]}): readonly string[] | undefined {
    return practices?.filter((id) => {
      const row = this.rows.row(id);
      return row && this.sees(row);
    });
  }

  activityAt(row: Row): string {
    return (row.activityAt ??= activityOf(row.item, this.shared(row, lively)));
  }

  maturity(row: Row): Maturity {
    return (row.maturity ??= maturityOf(
      row.item as unknown as Proved,
      this.shared(row, adoptions) as unknown as readonly Report[],
    ).maturity);
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

  /** Did something happen to it since this person last read it? What they began, they have read. */
  isUnread(row: Row): boolean {
    const member = this.actor?.member;
    if (member === undefined) return false;
    const until = this.mine(row)?.['read']?.until ?? (row.item.createdBy === member ? row.item.createdAt : undefined);
    return until === undefined || Date.parse(this.activityAt(row)) > Date.parse(until);
  }

  /** The item as this person may see it, with what is computed for them; the item itself where there is nothing to add or to hide. */
  view(row: Row): AnyItem {
    const {item, view} = row;
    // What is listed may be hidden or shown again without a change of the list.
    if (view && view.of === item && view.actor === this.actor && !item['practices']) return view.item;
    const seen = this.compute(row);
    row.view = {of: item, actor: this.actor, item: seen};
    return seen;
  }

  /** An item as it would be seen, were it in the store. */
  preview(item: AnyItem): AnyItem {
    const links = this.rows.byId.get(item.id)?.links ?? [];
    return this.compute({item, links});
  }

  private compute(row: Row): AnyItem {
    const {item} = row;
    const added: Record<string, unknown> = {};
    const [counts, mine, may] = [this.counts(row), this.mine(row), this.may(item)];
    if (counts) added['counts'] = counts;
    if (mine) added['mine'] = mine;
    if (may) added['may'] = may;
    if (item.kind === 'discussion') added['activityAt'] = this.activityAt(row);
    if (item.kind === 'practice') added['maturity'] = this.maturity(row);
    const listed = this.listed(item);
    if (listed) added['practices'] = listed;
    if (item.kind === 'reply') added['depth'] = depthOf(row, this.rows);
    const hidden = this.hidden(row);
    const knowsAuthor = this.knowsAuthor(item);
    if (hidden.length === 0 && knowsAuthor && Object.keys(added).length === 0) return Object.freeze(item);
    const seen: Record<string, unknown> = Object.assign({...item}, added);
    if (!knowsAuthor) {
      delete seen['createdBy'];
      delete seen['updatedBy'];
    }
    for (const name of hidden) delete seen[name];
    // Whoever may know of nothing on it reads the same as of an empty one.
    if (listed?.length === 0) delete seen['practices'];
    return Object.freeze(seen) as AnyItem;
  }

  private may(item: AnyItem): readonly string[] | undefined {
    if (this.asking.readOnly) return undefined;
    const actor = this.actor ?? almighty;
    // What hangs on something else may be open to people for the sake of that; the rest depends on a few facts.
    if (tableOf(item.kind).parent) return mayOf(actor, item, this.rows);
    const me = actor.member;
    const isMe = (value: unknown) =>
      me !== undefined && (value === me || (Array.isArray(value) && value.includes(me))) ? 1 : 0;
    const facts = [
      item.kind,
      item.community,
      item.state,
      isMe(item.createdBy),
      isMe(item.id),
      isMe(item['authors']),
      isMe(item['stewards']),
      isMe(item['reviewers']),
      isMe(item['owner']),
      isMe(item['beneficiary']),
    ];
    if (item.kind === 'community') facts.push(item.id);
    if (item.kind === 'discussion')
      facts.push(item['type'] === 'poll' ? 'poll' : '', item['subject'] === undefined ? '' : 'page');
    let known = worked.get(actor);
    if (!known) worked.set(actor, (known = new Map()));
    const key = facts.join(' ');
    let may = known.get(key);
    if (!may) known.set(key, (may = Object.freeze(mayOf(actor, item, this.rows))));
    return may;
  }

  private knowsAuthor(item: AnyItem): boolean {
    // Of a community, the field says that its members may.
    if (item['anonymous'] !== true || item.kind === 'community') return true;
    return this.actor?.member !== undefined && this.actor.member === item.createdBy;
  }

  private shared(row: Row, kinds?: ReadonlySet<Kind>): readonly AnyItem[] {
    const items: AnyItem[] = [];
    for (const {item} of this.rows.on(row.item.id)) {
      if ((!kinds || kinds.has(item.kind)) && isForAll(item, row.item, this.rows)) items.push(item);
    }
    return items;
  }

  private *seen(row: Row): Iterable<AnyItem> {
    for (const child of this.rows.on(row.item.id)) if (this.sees(child)) yield child.item;
  }
}
