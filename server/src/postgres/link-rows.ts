import {sql, type Transaction} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {LinkTable} from './tables.js';

/** Writes down what hangs on what; answers those of them that say something new. */
export async function writeLinks(
  db: Transaction<Tables>,
  all: readonly LinkTable[],
): Promise<readonly Pick<LinkTable, 'target' | 'source'>[]> {
  const links = [...new Map(all.map((link) => [`${link.target} ${link.source}`, link])).values()];
  if (links.length === 0) return [];
  const {rows} = await sql<
    Pick<LinkTable, 'target' | 'source'>
  >`insert into link select n.* from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
    as n(target text, source text, kind text, name text, is_shared boolean, is_silent boolean, lively_at bigint, lively text, by text, mark text)
    on conflict (target, source) do update set name = excluded.name, is_shared = excluded.is_shared, lively_at = excluded.lively_at, lively = excluded.lively, by = excluded.by, mark = excluded.mark
      where (link.name, link.is_shared, link.lively, link.by, link.mark) is distinct from (excluded.name, excluded.is_shared, excluded.lively, excluded.by, excluded.mark)
    returning target, source`.execute(db);
  return rows;
}
