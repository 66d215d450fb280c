import type {Kysely, Selectable} from 'kysely';

import type {Tables} from '../database/tables.js';
import type {AuditEntry, AuditPage, AuditQuery} from '../handler/index.js';

/** Reads what was done by the power of a role, the latest first. */
export async function readAudit(db: Kysely<Tables>, {community, before, limit}: AuditQuery): Promise<AuditPage> {
  let query = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(limit + 1);
  if (community !== undefined) query = query.where('community', '=', community);
  if (before !== undefined) query = query.where('number', '<', before);
  const rows = await query.execute();
  const entries = rows.slice(0, limit).map(shown);
  return {entries, ...(rows.length > limit && {next: entries.at(-1)!.number})};
}

/** What somebody did by the power of a role, or what was done to them. */
export async function readAuditOf(db: Kysely<Tables>, member: string): Promise<AuditPage['entries']> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where(({or, eb}) => or([eb('by', '=', member), eb('whom', '=', member)]))
    .orderBy('number', 'desc')
    .execute();
  return rows.map(shown);
}

function shown({number, at, detail, what, ...rest}: Selectable<Tables['audit']>): AuditEntry {
  const known = Object.entries(rest).filter(([, value]) => value !== null && value !== '');
  return {number: String(number), at: new Date(Number(at)).toISOString(), what, ...Object.fromEntries(known), detail};
}
