import type {Actor} from '../../model/actor.js';
import type {Counts} from '../../model/counts.js';
import type {AnyItem} from '../../model/item.js';
import {isKind, kindNames, tableOf, type Kind, type Maturity} from '../../model/kinds.js';
import {linksOf, type World} from '../../model/links.js';
import {permissions} from '../../model/permissions.js';
import {hiddenStates, visibilityOf} from '../../model/visibility.js';

/** An item in the store, with what was computed from it so far. */
export interface Row {
  item: AnyItem;
  /** What it hangs on, as it was linked. */
  links: readonly string[];
  /** Its number in the index of words, see `word-index.ts`. */
  indexed?: number | undefined;
  /** What is searched of it, see `text.ts`. */
  text?: string | undefined;
  /** Its place in a thread, see `thread.ts`. */
  path?: string | undefined;
  /** What everybody may count, and whether there is anything that only some may see. */
  counts?: {readonly shared: Counts | undefined; readonly isWhole: boolean} | undefined;
  activityAt?: string | undefined;
  maturity?: Maturity | undefined;
  /** The item as the last reader saw it. */
  view?: {readonly of: AnyItem; readonly actor: Actor | undefined; readonly item: AnyItem} | undefined;
}

const none: readonly string[] = [];
const nobody: readonly Row[] = [];

/** Every item, by id, by kind, and by what it hangs on. */
export class Rows implements World {
  readonly byId = new Map<string, Row>();
  /** Ids of removed items: kept, for an id is given once. */
  readonly gone = new Map<string, Kind>();
  private readonly kinds = new Map<Kind, Row[]>(kindNames.map((kind) => [kind, []]));
  /** How many of a kind are not for everybody in the organisation. */
  private readonly narrow = new Map<Kind, number>();
  private guarded = 0;
  private readonly hanging = new Map<string, Row[]>();

  /** Does anybody of a kind show some fields to fewer people than themselves? */
  hasHiddenFields(kind: Kind): boolean {
    return kind === 'member' && this.guarded > 0;
  }

  /** Is there anything of a kind that not everybody in the organisation may see, for its own sake or for that of what it hangs on? */
  hasNarrow(kind: Kind): boolean {
    return (this.narrow.get(kind) ?? 0) > 0 || !!permissions[kind].on?.some((on) => (this.narrow.get(on) ?? 0) > 0);
  }

  /** A list that nobody changes while somebody reads it: a change makes a new one, save for those that come at the end. */
  of(kind: Kind): readonly Row[] {
    return this.kinds.get(kind)!;
  }

  on(id: string): readonly Row[] {
    return this.hanging.get(id) ?? nobody;
  }

  row(id: unknown): Row | undefined {
    return typeof id === 'string' ? this.byId.get(id) : undefined;
  }

  item(id: string): AnyItem | undefined {
    return this.byId.get(id)?.item;
  }

  communitiesOf(member: string): readonly string[] {
    return this.hanging.has(member) ? this.membershipsOf(member).map(({item}) => item.community!) : none;
  }

  /** What somebody is where: the memberships they have. */
  membershipsOf(member: string): readonly Row[] {
    return this.on(member).filter(
      ({item}) => item.kind === 'membership' && item.state === 'active' && item['member'] === member && item.community,
    );
  }

  made(kind: Kind, by: string, after: number): readonly AnyItem[] {
    return this.of(kind).flatMap(({item}) =>
      item.createdBy === by && Date.parse(item.createdAt) > after ? [item] : [],
    );
  }

  /** Puts an item in its place, new or once more; `link` it when all it may hang on are there. */
  put(item: AnyItem): Row {
    const known = this.byId.get(item.id);
    this.countNarrow(item, 1);
    if (known) {
      this.countNarrow(known.item, -1);
      known.item = item;
      known.indexed = known.text = known.path = undefined;
      forget(known);
      // What may be done with what hangs on it may depend on its state.
      for (const child of this.on(item.id)) child.view = undefined;
      return known;
    }
    const row: Row = {item, links: none, indexed: undefined};
    this.byId.set(item.id, row);
    this.kinds.get(item.kind)!.push(row);
    this.gone.delete(item.id);
    return row;
  }

  /** Hangs a row on what it names; answers every id it hung on before or hangs on now. */
  link(row: Row): readonly string[] {
    const [before, after] = [row.links, linksOf(row.item, this)];
    if (before.length === after.length && before.every((id, index) => id === after[index])) {
      for (const id of after) this.forget(id);
      return after;
    }
    for (const id of before) this.unhang(id, row);
    for (const id of after) {
      const list = this.hanging.get(id);
      if (list) list.push(row);
      else this.hanging.set(id, [row]);
    }
    row.links = after;
    const touched = [...before, ...after];
    for (const id of touched) this.forget(id);
    return touched;
  }

  /** Takes items away, those that are there; each list is looked through once for all of them. */
  remove(ids: readonly string[]): readonly Row[] {
    const gone = new Set(ids.flatMap((id) => this.byId.get(id) ?? []));
    for (const {item, links} of gone) {
      this.byId.delete(item.id);
      this.gone.set(item.id, item.kind);
      this.countNarrow(item, -1);
      for (const target of links) this.forget(target);
    }
    const without = (rows: readonly Row[]) => rows.filter((row) => !gone.has(row));
    for (const kind of new Set([...gone].map(({item}) => item.kind)))
      this.kinds.set(kind, without(this.kinds.get(kind)!));
    for (const id of new Set([...gone].flatMap(({links}) => links))) this.hanging.set(id, without(this.on(id)));
    return [...gone];
  }

  private unhang(id: string, row: Row): void {
    const list = this.hanging.get(id);
    const index = list?.indexOf(row) ?? -1;
    if (index >= 0) list!.splice(index, 1);
  }

  /** What was computed from what hangs on an item is no longer so. */
  private forget(id: string): void {
    const row = this.byId.get(id);
    if (row) forget(row);
  }

  private countNarrow(item: AnyItem, by: number): void {
    // Who keeps their recognition to themselves makes awards narrow, not themselves.
    if (item['fieldVisibility'] !== undefined) this.guarded += by;
    if (item['hidesAwards'] === true) this.narrow.set('award', (this.narrow.get('award') ?? 0) + by);
    const visibility = visibilityOf(item);
    const isNarrow =
      (visibility !== 'organisation' && visibility !== 'public') || hiddenStates[item.kind]?.[item.state];
    if (isNarrow) this.narrow.set(item.kind, (this.narrow.get(item.kind) ?? 0) + by);
  }
}

function forget(row: Row): void {
  row.counts = row.activityAt = row.maturity = row.view = undefined;
}

/** Something a caller calls an item, with what its envelope lacks filled in; `undefined` where it is none. */
export function asItem(value: unknown): AnyItem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {id, kind, version, createdAt, updatedAt, visibility, state} = value as Partial<AnyItem>;
  if (typeof id !== 'string' || !isKind(kind) || tableOf(kind).derived) return undefined;
  if (version && createdAt && updatedAt && visibility && state) return value as AnyItem;
  const table = tableOf(kind);
  const created = createdAt ?? '1970-01-01T00:00:00Z';
  return {
    ...(value as AnyItem),
    version: version ?? '1',
    createdAt: created,
    updatedAt: updatedAt ?? created,
    visibility: visibility ?? table.visibility,
    state: state ?? table.states[0]!,
  };
}
