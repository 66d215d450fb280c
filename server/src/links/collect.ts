import {sql, type Kysely} from 'kysely';

import {addressesOf} from '../../../src/model/addresses.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Tables} from '../database/tables.js';
import './tables.js';

/** So many practices are read at once. */
const batch = 200;

/** Addresses that stand for none: RFC 2606 and 6761 keep them for examples. */
const example = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|internal)$/i;

/** What is read by others than a few: what people keep to themselves leads nobody to a host. */
const read = sql`p.kind = 'practice' and p.doc ->> 'state' in ('in-review', 'approved') and p.doc ->> 'visibility' in ('community', 'organisation', 'public')`;

/** Reads the texts of practices that changed since they were read; answers those whose addresses are others now. */
export async function collect(db: Kysely<Tables>, now: number): Promise<readonly string[]> {
  const changed: string[] = [];
  const gone = await sql<{practice: string}>`delete from link_practice l
    where not exists (select 1 from item p where p.id = l.practice and ${read}) returning practice`.execute(db);
  for (const {practice} of gone.rows) changed.push(...(await keep(db, practice, [], now)));
  for (;;) {
    const {rows} = await sql<{doc: AnyItem}>`select p.doc from item p left join link_practice l on l.practice = p.id
      where ${read} and p.doc ->> 'version' is distinct from l.version order by p.id limit ${batch}`.execute(db);
    for (const {doc} of rows) {
      changed.push(...(await keep(db, doc.id, addressesOf(doc).filter(isAsked), now)));
      await db
        .insertInto('link_practice')
        .values({practice: doc.id, version: doc.version})
        .onConflict((conflict) => conflict.column('practice').doUpdateSet({version: doc.version}))
        .execute();
    }
    if (rows.length < batch) break;
  }
  await sql`delete from link_address a where not exists (select 1 from link_use u where u.url = a.url)`.execute(db);
  return changed;
}

/** Remembers what a practice leads to; answers it where that is not what it was. */
async function keep(db: Kysely<Tables>, practice: string, urls: readonly string[], now: number) {
  const {rows: lost} = await sql`delete from link_use where practice = ${practice} and not url = any(${urls}::text[])
    returning url`.execute(db);
  const addresses = urls.map((url) => ({url, host: new URL(url).host}));
  await sql`insert into link_address (url, host, due) select url, host, ${now}
    from jsonb_to_recordset(${JSON.stringify(addresses)}::jsonb) as n(url text, host text) on conflict do nothing`.execute(
    db,
  );
  const {rows: found} = await sql`insert into link_use (practice, url) select ${practice}, unnest(${urls}::text[])
    on conflict do nothing returning url`.execute(db);
  return lost.length + found.length > 0 ? [practice] : [];
}

function isAsked(url: string): boolean {
  return url.length <= 2_000 && !example.test(new URL(url).hostname);
}
