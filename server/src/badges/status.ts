import {randomInt} from 'node:crypto';

import {sql, type Kysely} from 'kysely';

import {encodeList, fewest} from '../../../src/badges/status-list.js';
import type {JsonObject} from '../../../src/badges/credential.js';
import {newId} from '../../../src/model/id.js';
import type {Tables} from '../database/tables.js';
import {profileOf, vocabularies, type Issuer} from './credential.js';

export interface Issued {
  readonly id: string;
  readonly list: number;
  readonly place: number;
}

/** A list is half full at most, so that a free place is found at once. */
const fullAt = fewest / 2;
/** For so long others may keep what a list says, in milliseconds. */
export const lasting = 600_000;

/** The badge that an award is, with a place where it stands whether it was taken back: the same one however often it is asked for. */
export async function placeFor(db: Kysely<Tables>, award: string, member: string, now = Date.now()): Promise<Issued> {
  for (let attempt = 0; ; attempt++) {
    const known = await db
      .selectFrom('badge_issued')
      .select(['id', 'list', 'place'])
      .where('award', '=', award)
      .executeTakeFirst();
    if (known) return known;
    if (attempt > 50) throw new Error('No place was found for a badge.');
    const {count} = await db
      .selectFrom('badge_issued')
      .select(({fn}) => fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    // By chance, so that nobody learns from a place when it was given.
    const row = {list: Math.floor(Number(count) / fullAt) + 1, place: randomInt(fewest)};
    await db
      .insertInto('badge_issued')
      .values({...row, id: newId(), award, member, at: now})
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** What was taken back of a list: awards that were revoked, or are there no more. */
async function takenBack(db: Kysely<Tables>, list: number): Promise<readonly number[]> {
  const {rows} = await sql<{place: number}>`select b.place from badge_issued b
    left join item i on i.id = b.award and i.kind = 'award'
    where b.list = ${list} and (i.id is null or i.doc->>'state' = 'revoked')`.execute(db);
  return rows.map(({place}) => place);
}

/** A list as a credential (Bitstring Status List 1.0); nothing where there is none of this number. */
export async function statusCredential(
  db: Kysely<Tables>,
  issuer: Issuer,
  list: number,
  now = Date.now(),
): Promise<JsonObject | undefined> {
  const some = await db.selectFrom('badge_issued').select('list').where('list', '=', list).limit(1).executeTakeFirst();
  if (!some) return undefined;
  const id = `${issuer.home}badges/status/${list}`;
  return {
    '@context': vocabularies.slice(0, 1),
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: profileOf(issuer)['id'],
    validFrom: new Date(now).toISOString(),
    validUntil: new Date(now + 86_400_000).toISOString(),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: await encodeList(await takenBack(db, list)),
    },
  };
}
