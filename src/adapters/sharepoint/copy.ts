import type {Absorbed, Loaded, RememberedKey} from '../../adapter/store/types.js';
import {CommunityError, isCommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf, type Kind} from '../../model/kinds.js';
import type {ListPlan} from './lists.js';
import type {People} from './people.js';
import {inList, isTokenRefusal} from './refusals.js';
import {decode, type KeptKey, type Read} from './rows.js';
import type {Answer, Ask, Session} from './session.js';
import {asObject, changeInfo, nextLink, rowInfo, several, tokenOf, type ChangeInfo} from './wire.js';

/** A list of the site, and what is kept in it. */
export interface Place {
  readonly plan: ListPlan;
  readonly id: string;
  /** What whoever is signed in may do there, as SharePoint's bits. */
  readonly may: number;
}

/** Where an item is kept. */
export interface Entry {
  readonly place: Place;
  readonly row: number;
  readonly etag: string | undefined;
  readonly author: number;
  readonly created: string;
  readonly keys: readonly KeptKey[];
  readonly isGone: boolean;
}

/** Rows of one answer, well below the threshold. */
const pageSize = 1_000;

/** The log answers so many changes at once. */
const mostChanges = 1_000;

const select = '$select=Id,AuthorId,EditorId,Created,Modified,CopId,CopData';

/** What the page has of the lists of a site, and how it comes to know what others changed. */
export class Copy {
  readonly entries = new Map<string, Entry>();
  private readonly items = new Map<string, AnyItem>();
  private readonly byRow = new Map<string, string>();
  private token: string | undefined;

  constructor(
    private readonly session: Session,
    readonly places: ReadonlyMap<Kind, Place>,
    private readonly people: People,
  ) {}

  /** Everything, page after page. */
  async readAll(signal?: AbortSignal): Promise<Loaded & Absorbed> {
    const {body} = await this.session.ask({path: 'web?$select=CurrentChangeToken'}, signal);
    // First the token: a change made meanwhile is then read twice, and none is missed.
    const token = tokenOf(asObject(body)['CurrentChangeToken']);
    const before = new Map(this.items);
    this.entries.clear();
    this.items.clear();
    this.byRow.clear();
    for (const user of this.people.all()) this.put(this.people.memberOf(user));
    for (const place of this.places.values()) await this.readList(place, signal);
    for (const id of this.orphans([])) this.items.delete(id);
    this.token = token;
    const gone = [...this.entries].flatMap(([id, {place, isGone}]) => (isGone ? [{kind: place.plan.kind, id}] : []));
    const put = [...this.items.values()];
    const remove = [...before.values()].filter(({id}) => !this.items.has(id)).map(({kind, id}) => ({kind, id}));
    return {items: put, gone, keys: this.keys(), put, remove};
  }

  /** What others changed since, and since the log tells: else everything. */
  async refresh(signal?: AbortSignal): Promise<Absorbed> {
    let changes: readonly ChangeInfo[];
    try {
      changes = await this.changes(signal);
    } catch (error) {
      if (!isTokenRefusal(error)) throw error;
      return this.readAll(signal);
    }
    const places = new Map([...this.places.values()].map((place) => [place.id, place]));
    const touched = new Map<string, {readonly place: Place; readonly row: number}>();
    for (const {list, item} of changes) {
      const place = places.get(list);
      if (place) touched.set(`${list}/${item}`, {place, row: item});
    }
    return this.look([...touched.values()], signal);
  }

  /** Reads rows once more, and answers what of them is new. */
  async look(rows: readonly {readonly place: Place; readonly row: number}[], signal?: AbortSignal): Promise<Absorbed> {
    if (rows.length === 0) return {put: [], remove: []};
    const answers = await this.session.all(
      rows.map(({place, row}): Ask => ({path: `${pathOf(place)}/items(${row})?${select}`})),
      signal,
    );
    const put: AnyItem[] = [];
    const remove: string[] = [];
    for (const [index, answer] of answers.entries()) {
      const {place, row} = rows[index]!;
      if (isCommunityError(answer)) {
        if (answer.kind !== 'not-found' || answer.advice === 'part-missing') throw inList(place.plan.title, answer);
        // Deleted by hand: nothing keeps its place.
        const id = this.byRow.get(`${place.id}/${row}`);
        const user =
          place.plan.kind === 'member'
            ? this.people.all().find(({id: number}) => this.people.idOf(number) === id)
            : undefined;
        // Whoever takes back what they told of themselves is still there.
        if (user) put.push(this.put(this.people.memberOf(user)));
        else if (id !== undefined) remove.push(id);
        if (id !== undefined) this.entries.delete(id);
      } else {
        const taken = await this.take(place, rowInfo((answer as Answer).body), signal);
        put.push(...taken.put);
        remove.push(...taken.remove);
      }
    }
    const gone = [...remove, ...this.orphans(remove)];
    const removed = gone.flatMap((id) => {
      const item = this.items.get(id);
      this.items.delete(id);
      return item ? [{kind: item.kind, id}] : [];
    });
    return {put: put.filter(({id}) => this.items.has(id)), remove: removed};
  }

  /** The row that holds an id, in whatever state: an id is given once. */
  async find(place: Place, id: string, signal?: AbortSignal): Promise<Absorbed> {
    const filter = encodeURIComponent(`CopId eq '${id.replaceAll("'", "''")}'`);
    const {body} = await this.session.ask({path: `${pathOf(place)}/items?$filter=${filter}&${select}`}, signal);
    const {put, remove} = await this.take(place, several(body).flatMap(rowInfo), signal);
    return {put, remove: remove.map((gone) => ({kind: place.plan.kind, id: gone}))};
  }

  /** Keys that rows remember, the oldest first. */
  private keys(): readonly RememberedKey[] {
    const all = [...this.entries.values()].flatMap(({keys}) => keys);
    return all
      .toSorted((one, other) => one.at - other.at)
      .map((key) => ({...key, answer: key.answer.flatMap((id) => this.items.get(id) ?? [])}));
  }

  private async readList(place: Place, signal: AbortSignal | undefined): Promise<void> {
    let path: string | undefined = `${pathOf(place)}/items?${select}&$top=${pageSize}`;
    while (path !== undefined) {
      const {body}: Answer = await this.session.ask({path}, signal).catch((error: unknown) => {
        throw isCommunityError(error) ? inList(place.plan.title, error) : error;
      });
      await this.take(place, several(body).flatMap(rowInfo), signal);
      const next = nextLink(body);
      path = next === undefined ? undefined : next.slice(next.indexOf('/_api/') + '/_api/'.length);
    }
  }

  private async changes(signal: AbortSignal | undefined): Promise<readonly ChangeInfo[]> {
    const found: ChangeInfo[] = [];
    let {token} = this;
    for (;;) {
      const query = {
        Item: true,
        Add: true,
        Update: true,
        DeleteObject: true,
        Restore: true,
        FetchLimit: mostChanges,
        ...(token !== undefined && {ChangeTokenStart: {StringValue: token}}),
      };
      const {body} = await this.session.ask({method: 'POST', path: 'web/getchanges', body: {query}}, signal);
      const all = several(body);
      found.push(...all.flatMap(changeInfo));
      token = tokenOf(asObject(all.at(-1))['ChangeToken']) ?? token;
      if (all.length < mostChanges) break;
    }
    this.token = token;
    return found;
  }

  private async take(place: Place, rows: ReturnType<typeof rowInfo>, signal: AbortSignal | undefined) {
    const met = await this.people.meet(
      rows.flatMap(({author, editor}) => [author, editor]),
      signal,
    );
    const put: AnyItem[] = met.map((user) => this.people.memberOf(user));
    for (const member of put) this.put(member);
    const remove: string[] = [];
    for (const row of rows) {
      const read = decode(place.plan, row, this.people);
      if (!read || this.isElsewhere(read, place)) continue;
      this.entries.set(read.id, entryOf(place, read));
      this.byRow.set(`${place.id}/${row.id}`, read.id);
      if (read.item) {
        this.put(read.item);
        put.push(read.item);
      } else remove.push(read.id);
    }
    return {put, remove};
  }

  /** Of two rows with one id, in two lists or by two people, the older is the item: nobody takes another's place. */
  private isElsewhere({id, row}: Read, place: Place): boolean {
    const known = this.entries.get(id);
    if (known?.place.id === place.id) return known.row < row.id;
    if (known) return known.created <= row.created;
    const item = this.items.get(id);
    return item !== undefined && item.kind !== place.plan.kind;
  }

  private put(item: AnyItem): AnyItem {
    this.items.set(item.id, item);
    return item;
  }

  /** What hung on what is gone, and what hung on that. */
  private orphans(gone: readonly string[]): readonly string[] {
    const without = new Set(gone);
    for (const [id, {isGone}] of this.entries) if (isGone) without.add(id);
    const found: string[] = [];
    for (let isMore = true; isMore;) {
      isMore = false;
      for (const {id, kind, ...item} of this.items.values()) {
        const {parent} = tableOf(kind);
        if (without.has(id) || parent === undefined || !without.has(String((item as Record<string, unknown>)[parent])))
          continue;
        without.add(id);
        found.push(id);
        isMore = true;
      }
    }
    return found;
  }
}

export function pathOf({id}: Place): string {
  return `web/lists(guid'${id}')`;
}

function entryOf(place: Place, {row, keys, item}: Read): Entry {
  return {place, row: row.id, etag: row.etag, author: row.author, created: row.created, keys, isGone: !item};
}

/** Where an item of a kind is to be kept. */
export function placeOf(places: ReadonlyMap<Kind, Place>, kind: Kind): Place {
  const place = places.get(kind);
  if (!place) throw new CommunityError('unsupported', `This site keeps no ${kind}.`);
  return place;
}
