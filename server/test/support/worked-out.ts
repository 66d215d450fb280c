import {strict as assert} from 'node:assert';

import {sql} from 'kysely';

import {Rows} from '../../../src/adapter/store/rows.js';
import {activityOf, countsOf, isForAll, silent} from '../../../src/model/counts.js';
import type {AnyItem} from '../../../src/model/item.js';
import {maturityOf, type Proved, type Report} from '../../../src/model/maturity.js';
import {columnsOf, linksFor} from '../../src/postgres/derived.js';
import {lexemeOf, wordsOf} from '../../src/postgres/lexemes.js';
import type {ItemTable, LinkTable} from '../../src/postgres/tables.js';
import type {Db} from '../../src/postgres/world.js';

/** Everything that is kept beside the items is what a look at all of them at once works out. */
export async function assertWorkedOut(db: Db): Promise<void> {
  const kept = (
    await sql<
      ItemTable & {readonly lexemes: readonly string[]}
    >`select *, tsvector_to_array(lexemes) as lexemes from item order by id`.execute(db)
  ).rows;
  const links = (await sql<LinkTable>`select * from link order by target, source`.execute(db)).rows;
  const rows = new Rows();
  for (const {doc} of kept) rows.put(doc);
  for (const {doc} of kept) rows.link(rows.row(doc.id)!);

  const expected = kept.map(({doc}) => ({...columnsOf(doc, rows), ...tallied(doc, rows)}));
  const {length} = kept;
  for (let index = 0; index < length; index++) {
    const {created_at, updated_at, activity_at, lexemes, ...rest} = kept[index]!;
    assert.deepEqual(
      lexemes,
      wordsOf(rest).map((word) => lexemeOf(rest.kind, word)),
      `the words of ${rest.kind} ${rest.id}`,
    );
    const numbers = {created_at: Number(created_at), updated_at: Number(updated_at), activity_at: Number(activity_at)};
    assert.deepEqual({...rest, ...numbers}, expected[index], `what is kept of ${rest.kind} ${rest.id}`);
  }
  const order = ({target, source}: LinkTable) => `${target} ${source}`;
  const sorted = (all: readonly LinkTable[]) => [...all].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  assert.deepEqual(
    sorted(links.map((link) => ({...link, lively_at: link.lively_at === null ? null : Number(link.lively_at)}))),
    sorted(kept.flatMap(({doc}) => linksFor(doc, rows))),
    'what hangs on what',
  );
}

function tallied(item: AnyItem, rows: Rows) {
  const children = rows.on(item.id).map((row) => row.item);
  const shared = children.filter((child) => isForAll(child, item, rows));
  const reports = shared.filter(({kind}) => kind === 'adoption');
  const activity = activityOf(item, shared);
  return {
    counts: countsOf(item, shared) ?? null,
    is_whole: children.every((child) => silent.has(child.kind) || isForAll(child, item, rows)),
    activity,
    activity_at: Date.parse(activity),
    maturity:
      item.kind === 'practice'
        ? maturityOf(item as unknown as Proved, reports as unknown as readonly Report[]).maturity
        : null,
  };
}
