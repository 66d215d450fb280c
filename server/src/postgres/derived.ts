import {silent, isForAll, lively, markName, countName} from '../../../src/model/counts.js';
import {fold} from '../../../src/adapter/store/fold.js';
import type {Rows} from '../../../src/adapter/store/rows.js';
import {textOf, wordsIn} from '../../../src/adapter/store/text.js';
import {pathOf} from '../../../src/adapter/store/thread.js';
import type {AnyItem} from '../../../src/model/item.js';
import {tableOf, type Visibility} from '../../../src/model/kinds.js';
import {linksOf} from '../../../src/model/links.js';
import {communitiesOf} from '../../../src/model/visibility.js';
import {audienceOf, shownTo} from './audience.js';
import type {ItemTable, LinkTable, Seen} from './tables.js';

export type Columns = Omit<ItemTable, 'counts' | 'is_whole' | 'maturity' | 'activity_at' | 'activity'>;

/** What is kept beside an item, as far as the item and what it hangs on say it. */
export function columnsOf(item: AnyItem, rows: Rows): Columns {
  const row = rows.row(item.id)!;
  const {reach, clauses} = audienceOf(item, rows);
  const isAnonymous = item['anonymous'] === true && item.kind !== 'community';
  const parent = item[tableOf(item.kind).parent ?? ''];
  return {
    community: item.community ?? '',
    kind: item.kind,
    id: item.id,
    doc: item,
    created_at: Date.parse(item.createdAt) || 0,
    updated_at: Date.parse(item.updatedAt) || 0,
    created_by: item.createdBy ?? null,
    author: isAnonymous ? null : (item.createdBy ?? null),
    parent: typeof parent === 'string' ? parent : null,
    path: item.kind === 'reply' ? pathOf(row, rows) : null,
    reach,
    audience: clauses,
    guards: guardsOf(item, rows),
    words: textOf(row),
    initials: initialsOf(item),
  };
}

function guardsOf(item: AnyItem, rows: Rows): ItemTable['guards'] {
  const narrower = item['fieldVisibility'] as Readonly<Record<string, Visibility>> | undefined;
  if (!narrower) return null;
  return Object.fromEntries(
    Object.entries(narrower)
      .filter(([name]) => name !== 'name')
      .map(([name, visibility]) => [name, {who: shownTo(item, visibility, rows), words: wordsIn(item, name)}]),
  );
}

/** The letter each field that sorts by letters is filed under: `#` where it has none. */
function initialsOf(item: AnyItem): ItemTable['initials'] {
  const found: Record<string, string> = {};
  for (const [name, field] of Object.entries(tableOf(item.kind).fields)) {
    const value = item[name];
    if (field.type !== 'text' || !field.sort || typeof value !== 'string') continue;
    const letter = /^\p{L}/u.exec(fold(value.slice(0, 2)))?.[0];
    found[name] = letter?.toUpperCase() ?? '#';
  }
  return Object.keys(found).length > 0 ? found : null;
}

/** How an item hangs on others; on those that are not there, or not yet, it counts as nothing. */
export function linksFor(source: AnyItem, rows: Rows): readonly LinkTable[] {
  return linksOf(source, rows).map((id) => linkOf(source, id, rows));
}

function linkOf(source: AnyItem, id: string, rows: Rows): LinkTable {
  const target = rows.item(id);
  const isDone = source.createdBy !== undefined && markName(source) !== undefined;
  return {
    target: id,
    source: source.id,
    kind: source.kind,
    name: (target && !silent.has(source.kind) && countName(source, target)) || null,
    is_shared: target !== undefined && isForAll(source, target, rows),
    is_silent: silent.has(source.kind),
    lively_at: lively.has(source.kind) ? Date.parse(source.updatedAt) || 0 : null,
    lively: lively.has(source.kind) ? source.updatedAt : null,
    by: isDone ? source.createdBy! : null,
    mark: isDone ? markName(source)! : null,
  };
}

export function seenOf(item: AnyItem, rows: Rows): Seen {
  const {reach, clauses} = audienceOf(item, rows);
  return {communities: communitiesOf(item, rows), reach, audience: clauses};
}
